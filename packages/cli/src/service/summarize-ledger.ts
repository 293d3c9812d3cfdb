import type { LedgerEntry } from '#types/ledger-entry';
import type { LedgerSummary } from '#types/ledger-summary';

/** Per rule, the rules with the most findings first. */
export function summarizeLedger(entries: readonly LedgerEntry[]): readonly LedgerSummary[] {
  const rules = new Map<string, { shown: number; clearedAtOnce: number; clearedLater: number }>();
  const stood = new Map<string, boolean>();
  for (const { event, rule, id } of entries) {
    const counts = rules.get(rule) ?? { shown: 0, clearedAtOnce: 0, clearedLater: 0 };
    rules.set(rule, counts);
    if (event === 'shown') {
      counts.shown += 1;
      stood.set(id, false);
    } else if (!stood.has(id)) {
      // It was shown in a line that is no longer there.
      continue;
    } else if (event === 'stood') stood.set(id, true);
    else {
      if (stood.get(id) === true) counts.clearedLater += 1;
      else counts.clearedAtOnce += 1;
      stood.delete(id);
    }
  }
  return [...rules]
    .filter(([, { shown }]) => shown > 0)
    .map(([rule, counts]) => ({ rule, ...counts, open: counts.shown - counts.clearedAtOnce - counts.clearedLater }))
    .sort((a, b) => b.shown - a.shown || (a.rule < b.rule ? -1 : 1));
}
