import type { DebtEntry } from './debt';
import type { Finding } from './finding';
import type { KnownDebt } from './report';

/** One file of known debt, and what becomes of it. */
export interface DebtChange {
  /** Relative to the root. */
  readonly path: string;
  readonly before: number;
  readonly after: number;
  /** What the file holds from now on; `undefined`: it goes. */
  readonly text: string | undefined;
}

/** What a command did, or would do, to the known debt of a project. */
export interface DebtOutcome {
  /** Absolute, POSIX. */
  readonly root: string;
  /** Only files that change, sorted by path. */
  readonly changes: readonly DebtChange[];
  readonly before: number;
  readonly entries: readonly DebtEntry[];
  /** Findings that were asked for, and which a strict layer or domain does not let become known debt. */
  readonly refused: readonly Finding[];
}

/** The known debt of a project, as its files list it. */
export interface DebtReport extends KnownDebt {
  /** Absolute, POSIX. */
  readonly root: string;
  readonly files: readonly { readonly path: string; readonly entries: readonly DebtEntry[] }[];
}
