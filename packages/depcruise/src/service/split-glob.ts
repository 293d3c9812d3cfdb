/** The segments of a glob. A slash inside brackets separates nothing. */
export function splitGlob(glob: string): readonly string[] {
  const segments: string[] = [];
  let current = '';
  let depth = 0;
  for (const character of glob) {
    if ('{(['.includes(character)) depth++;
    if ('})]'.includes(character)) depth--;
    if (character === '/' && depth === 0) {
      segments.push(current);
      current = '';
    } else current += character;
  }
  return [...segments, current];
}
