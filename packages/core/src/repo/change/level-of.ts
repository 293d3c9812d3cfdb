/** The column of the key of a line of YAML, behind the dash of an item. */
export function levelOf(line: string): number {
  return /^\s*(?:-\s+)?/.exec(line)?.[0].length ?? 0;
}
