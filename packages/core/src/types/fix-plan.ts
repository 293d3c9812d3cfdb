import type { Finding, Remedy } from './finding';
import type { Report } from './report';

/** What becomes of files: absolute path → contents, `undefined` where no file is any more. */
export type TreeChanges = ReadonlyMap<string, Uint8Array | undefined>;

/** A finding and the remedy that was chosen for it. */
export interface Fix {
  readonly finding: Finding;
  readonly remedy: Remedy;
}

/** A fix that was tried and taken back. */
export interface RefusedFix extends Fix {
  /** What was in the way, a sentence. */
  readonly reason: string;
}

/** What fixes would do to one project. Nothing is written. */
export interface FixPlan {
  /** Absolute. */
  readonly root: string;
  readonly changes: TreeChanges;
  readonly fixes: readonly Fix[];
  readonly refused: readonly RefusedFix[];
  /** The report once the changes are made. */
  readonly report: Report;
}
