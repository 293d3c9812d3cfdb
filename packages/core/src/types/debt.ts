/** What tells one kind of known offence from another: no lines, no digests, nothing of the machine. */
export interface DebtKey {
  readonly rule: string;
  /** A file, relative to the root; for a cycle of domains the name of one. */
  readonly from: string;
  /** A file, package, builtin, global or specifier; `from` itself where the offence leads nowhere. */
  readonly to: string;
  /** What of it: `value charge`, `type Invoice`, `value` for a request without names, `file` for a file as such. */
  readonly symbol: string;
}

/** Known offences of one kind: so many are accepted, and no more. */
export interface DebtEntry extends DebtKey {
  readonly count: number;
}

/** One file of known debt. */
export interface DebtFile {
  /** Relative to the root. */
  readonly path: string;
  /** As they are written. */
  readonly entries: readonly DebtEntry[];
  readonly text: string;
}

/** The findings that were accepted when the policy was adopted. It can only shrink. */
export interface Debt {
  readonly files: readonly DebtFile[];
  /** Path that an entry names and that is gone → where that file lies now. */
  readonly renames: ReadonlyMap<string, string>;
}

/** What of an entry the code does not owe any more. */
export interface PaidDebt {
  /** The file of known debt. */
  readonly path: string;
  readonly line: number;
  readonly entry: DebtEntry;
  /** How many offences of the kind there still are. */
  readonly left: number;
  /** Whether there are some, in a layer or domain that accepts none. */
  readonly isStrict: boolean;
}

export const NO_DEBT: Debt = { files: [], renames: new Map() };

/** The name of every file of known debt. */
export const DEBT_NAME = 'storypole.debt.json';

export function toDebtText({ rule, from, to, symbol }: DebtKey): string {
  return `${rule}\0${from}\0${to}\0${symbol}`;
}

export function countDebt(entries: readonly DebtEntry[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}
