/**
 * The key of `paths` that governs a name: an exact key first, else of the patterns with one `*` that match the one with the longest prefix.
 * Returns the key and what the `*` stands for (`undefined` for an exact key).
 */
export function matchPattern(
  keys: readonly string[],
  name: string,
): { readonly key: string; readonly star: string | undefined } | undefined {
  let best: { key: string; star: string } | undefined;
  let longest = -1;
  for (const key of keys) {
    const at = key.indexOf('*');
    if (at < 0) {
      if (key === name) return { key, star: undefined };
      continue;
    }
    if (at <= longest || key.includes('*', at + 1)) continue;
    const star = matchStar(key, at, name);
    if (star === undefined) continue;
    best = { key, star };
    longest = at;
  }
  return best;
}

/** What the `*` at `at` in `key` stands for if `key` is to be `name`. */
export function matchStar(key: string, at: number, name: string): string | undefined {
  const tail = key.length - at - 1;
  if (name.length < at + tail || !name.startsWith(key.slice(0, at))) return undefined;
  if (tail > 0 && !name.endsWith(key.slice(at + 1))) return undefined;
  return name.slice(at, name.length - tail);
}
