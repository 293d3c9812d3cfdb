import { type Debt, type DebtEntry, type DebtKey, type PaidDebt, toDebtText } from '#types/debt';
import type { Finding } from '#types/finding';
import type { Policy } from '#types/policy';
import { findEntryLine } from './find-entry-line';
import { listDebtKeys } from './list-debt-keys';

/** The known debt of a project during one run. */
export interface DebtLedger {
  /** Whether the debt covers a finding: every name in it, and every step of a cycle. Asking takes from what is left. */
  readonly covers: (finding: Omit<Finding, 'id'>) => boolean;
  /** What was not asked for. */
  readonly listPaid: () => readonly PaidDebt[];
}

interface Account {
  readonly path: string;
  readonly text: string;
  readonly entry: DebtEntry;
  left: number;
  isRefused: boolean;
}

/** Findings must be asked about in the order in which they stand: the last of a kind is the one too many. */
export function createLedger(debt: Debt, policy: Policy): DebtLedger {
  const accounts = new Map<string, Account[]>();
  for (const { path, text, entries } of debt.files) {
    for (const entry of entries) {
      const key = toDebtText(followRenames(entry, debt));
      const account = { path, text, entry, left: entry.count, isRefused: false };
      const known = accounts.get(key);
      if (known === undefined) accounts.set(key, [account]);
      else known.push(account);
    }
  }
  return {
    covers: (finding) => {
      if (accounts.size === 0) return false;
      const wanted = listDebtKeys(finding).map((key) => ({ key, found: accounts.get(toDebtText(key)) ?? [] }));
      if (isStrict(finding, policy)) {
        for (const { found } of wanted) for (const account of found) account.isRefused = true;
        return false;
      }
      if (wanted.length === 0) return false;
      // What is there is used even where the rest is missing: an entry that a larger offence needs is not paid.
      const isWhole = wanted.every(({ key, found }) => sum(found) >= key.count);
      for (const { key, found } of wanted) take(found, key.count);
      return isWhole;
    },
    listPaid: () =>
      [...accounts.values()].flat().flatMap(({ path, text, entry, left, isRefused }) => {
        if (left === 0) return [];
        const paid = { path, line: findEntryLine(text, entry), entry, left: entry.count - left, isStrict: isRefused };
        return [paid];
      }),
  };
}

/** A layer or domain that is strict accepts no known debt. */
export function isStrict({ from }: Pick<Finding, 'from'>, policy: Policy): boolean {
  if (from.domain !== undefined && policy.domains.strict.includes(from.domain)) return true;
  return policy.layers.some(({ id, strict }) => strict && id === from.layer);
}

function followRenames(entry: DebtKey, { renames }: Debt): DebtKey {
  if (renames.size === 0) return entry;
  return { ...entry, from: renames.get(entry.from) ?? entry.from, to: renames.get(entry.to) ?? entry.to };
}

function sum(accounts: readonly Account[]): number {
  return accounts.reduce((total, { left }) => total + left, 0);
}

function take(accounts: readonly Account[], count: number): void {
  let wanted = count;
  for (const account of accounts) {
    const taken = Math.min(account.left, wanted);
    account.left -= taken;
    wanted -= taken;
  }
}
