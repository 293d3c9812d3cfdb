/** Whether a line of YAML says nothing. */
export function isBlank(line: string): boolean {
  return /^\s*(?:#.*)?$/.test(line);
}
