import { type DebtEntry, toDebtText } from '#types/debt';

/**
 * Joins what two branches did to one file of known debt. Where both paid from one kind, the larger payment counts: they may
 * have paid the same. Where both added, both additions do, because each was agreed to for itself.
 */
export function mergeDebt(
  base: readonly DebtEntry[],
  ours: readonly DebtEntry[],
  theirs: readonly DebtEntry[],
): readonly DebtEntry[] {
  const kinds = new Map([...base, ...ours, ...theirs].map((entry) => [toDebtText(entry), entry]));
  const [before, mine, other] = [base, ours, theirs].map(toCounts);
  return [...kinds].flatMap(([key, entry]) => {
    const count = mergeCounts(before?.get(key) ?? 0, mine?.get(key) ?? 0, other?.get(key) ?? 0);
    return count === 0 ? [] : [{ ...entry, count }];
  });
}

function mergeCounts(base: number, ours: number, theirs: number): number {
  if (ours <= base && theirs <= base) return Math.min(ours, theirs);
  return Math.max(0, ours + theirs - base);
}

function toCounts(entries: readonly DebtEntry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const key = toDebtText(entry);
    counts.set(key, (counts.get(key) ?? 0) + entry.count);
  }
  return counts;
}
