/** Regular expressions for what matches one of `left` and one of `right`; all begin with `^`. Captures of `right` are kept. */
export function intersectRegexes(left: readonly string[], right: readonly string[]): readonly string[] {
  const bodies = left.map((regex) => regex.slice(1));
  const ahead = bodies.length === 1 ? (bodies[0] ?? '') : bodies.join('|');
  return right.map((regex) => `^(?=${ahead})${regex.slice(1)}`);
}
