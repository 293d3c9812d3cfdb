import type { Fault } from './fault';
import type { Finding } from './finding';
import type { Graph } from './graph';
import type { Policy } from './policy';

/** A file that is there or is about to be written, and the files that one would look at before. */
export interface Neighbourhood {
  /** Absolute, POSIX. */
  readonly root: string;
  readonly policy: Policy;
  /** Holds every file with its place, and the dependencies of those that were looked at. */
  readonly graph: Graph;
  /** The row of the file, which has a row though it does not exist. */
  readonly file: number;
  readonly exists: boolean;
  /** Rows of files of the same place, the nearest first. */
  readonly siblings: readonly number[];
  /** About the file and the siblings, of the rules that see one file and what it leads to. */
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
}
