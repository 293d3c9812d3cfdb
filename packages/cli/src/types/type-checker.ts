/** A compiler's complaint. */
export interface TypeProblem {
  /** Absolute. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** The project's own compiler. */
export interface TypeChecker {
  readonly version: string;
  /**
   * What it says of some files under their own `tsconfig.json`.
   *
   * @param files absolute
   * @param changes absolute path → contents, `undefined` where no file is any more
   */
  readonly findProblems: (
    files: readonly string[],
    changes: ReadonlyMap<string, Uint8Array | undefined>,
  ) => readonly TypeProblem[];
}
