/** What a frontend says of a finding. */
export interface Verdict {
  readonly rule: string;
  readonly from: string;
  /** A file, a package, a builtin or a specifier; the file itself where it is about one file. Linters do not say. */
  readonly to?: string;
  /** dependency-cruiser does not say. */
  readonly line?: number;
}
