/** A change of a source that puts a finding right. */
export interface Change {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** An imperative sentence. */
  readonly description: string;
  /** Whether the program stays the same at run time, so that it may be made without asking. */
  readonly isSafe: boolean;
}
