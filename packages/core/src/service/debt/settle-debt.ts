import { type Debt, type DebtEntry, toDebtText } from '#types/debt';
import type { Finding } from '#types/finding';
import type { Policy } from '#types/policy';
import { createLedger } from './create-ledger';
import { mergeEntries } from './format-debt';
import { listDebtKeys } from './list-debt-keys';

/** The entries with the paths that the files have now. */
export function carryEntries({ files, renames }: Debt): readonly DebtEntry[] {
  const now = (path: string): string => renames.get(path) ?? path;
  return mergeEntries(
    files.flatMap(({ entries }) => entries.map((entry) => ({ ...entry, from: now(entry.from), to: now(entry.to) }))),
  );
}

/** The entries without what the code does not owe any more. @param findings all of them, in their order */
export function pruneEntries(debt: Debt, findings: readonly Finding[], policy: Policy): readonly DebtEntry[] {
  const entries = carryEntries(debt);
  const files = [{ path: '', text: '', entries }];
  const ledger = createLedger({ files, renames: new Map() }, policy);
  for (const finding of findings) ledger.covers(finding);
  const paid = new Map(ledger.listPaid().map(({ entry, left, isStrict }) => [toDebtText(entry), isStrict ? 0 : left]));
  return mergeEntries(entries.map((entry) => ({ ...entry, count: paid.get(toDebtText(entry)) ?? entry.count })));
}

/** The entries with what more findings need. @param known the findings that the debt covers already */
export function addEntries(debt: Debt, known: readonly Finding[], more: readonly Finding[]): readonly DebtEntry[] {
  const needed = mergeEntries([...known, ...more].flatMap(listDebtKeys));
  const counts = new Map(needed.map((entry) => [toDebtText(entry), entry.count]));
  const kept = carryEntries(debt).map((entry) => {
    const count = Math.max(entry.count, counts.get(toDebtText(entry)) ?? 0);
    counts.delete(toDebtText(entry));
    return { ...entry, count };
  });
  return [...kept, ...needed.filter((entry) => counts.has(toDebtText(entry)))];
}
