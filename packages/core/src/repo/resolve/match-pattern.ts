/** The keys of `paths`, ready to be matched. */
export interface Patterns {
  readonly exact: ReadonlySet<string>;
  /** Keys with one `*`, the longest prefix first. */
  readonly wild: readonly { readonly key: string; readonly prefix: string; readonly suffix: string }[];
}

export interface PatternMatch {
  readonly key: string;
  /** What the `*` stands for; `undefined` for an exact key. */
  readonly star: string | undefined;
}

export function compilePatterns(keys: readonly string[]): Patterns {
  const wild = keys.flatMap((key) => {
    const at = key.indexOf('*');
    // A key with two stars matches nothing, as the compiler has it.
    return at < 0 || key.includes('*', at + 1) ? [] : [{ key, prefix: key.slice(0, at), suffix: key.slice(at + 1) }];
  });
  return {
    exact: new Set(keys.filter((key) => !key.includes('*'))),
    wild: wild.sort((left, right) => right.prefix.length - left.prefix.length),
  };
}

/** The key that governs a name: an exact one first, else of those that match the one with the longest prefix. */
export function matchPattern({ exact, wild }: Patterns, name: string): PatternMatch | undefined {
  if (exact.has(name)) return { key: name, star: undefined };
  for (const { key, prefix, suffix } of wild) {
    if (name.length < prefix.length + suffix.length || !name.startsWith(prefix) || !name.endsWith(suffix)) continue;
    return { key, star: name.slice(prefix.length, name.length - suffix.length) };
  }
  return undefined;
}

/** What the `*` at `at` in `key` stands for if `key` is to be `name`. */
export function matchStar(key: string, at: number, name: string): string | undefined {
  const tail = key.length - at - 1;
  if (name.length < at + tail || !name.startsWith(key.slice(0, at)) || !name.endsWith(key.slice(at + 1)))
    return undefined;
  return name.slice(at, name.length - tail);
}
