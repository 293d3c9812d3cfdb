/** The share of the larger text's bytes that lie in lines which both have, from 0 to 1: what git's similarity comes to. */
export function measureSimilarity(a: Uint8Array, b: Uint8Array): number {
  const larger = Math.max(a.length, b.length);
  if (larger === 0) return 1;
  const lines = new Map<string, number>();
  for (const line of toLines(a)) lines.set(line, (lines.get(line) ?? 0) + 1);
  let shared = 0;
  for (const line of toLines(b)) {
    const left = lines.get(line) ?? 0;
    if (left === 0) continue;
    lines.set(line, left - 1);
    shared += Buffer.byteLength(line);
  }
  return shared / larger;
}

function toLines(bytes: Uint8Array): readonly string[] {
  return new TextDecoder().decode(bytes).split(/(?<=\n)/);
}
