import type { PlannedOffence } from '@storypole/core';

/** An offence in a copy, and where it stands. */
export interface WrittenOffence extends Omit<PlannedOffence, 'at'> {
  /** As in the plan, with the config's file in the place of `policy`. */
  readonly at: 'line' | 'anywhere' | readonly string[];
  /** Of the one statement, for offences that stand at a line; from 1. */
  readonly line: number;
}

/** A copy of a project that holds one offence for each closed cell and rule, and one for each way to write it. */
export interface ProofCopy {
  /** Absolute. */
  readonly root: string;
  /** Importing file → the form in it, as docs/forms.md calls it. */
  readonly forms: ReadonlyMap<string, string>;
  readonly offences: readonly WrittenOffence[];
  /** Files and folders at the root that hold what is planted. */
  readonly folders: readonly string[];
  /** The line of an import, by its file, its specifier and whether it is one of types. */
  readonly findLine: (file: string, specifier: string, typeOnly: boolean) => number | undefined;
}
