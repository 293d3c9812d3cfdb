/** A finding as a host reports it, in words that can be compared. */
export interface Reported {
  /** Relative to the folder of all projects, POSIX. */
  readonly file: string;
  readonly rule: string;
  /** From 1, columns in UTF-16 units: `line:column-endLine:endColumn`. */
  readonly range: string;
  readonly text: string;
}

export function describeReported({ file, rule, range, text }: Reported): string {
  return `${file} ${range} ${rule}: ${text}`;
}
