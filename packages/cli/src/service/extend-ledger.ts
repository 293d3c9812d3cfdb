import type { Finding } from '@storypole/core';
import type { LedgerEntry } from '#types/ledger-entry';

/**
 * What a check adds to a ledger: of each finding that was shown and is not cleared yet, whether it stood; then what is shown now for
 * the first time, or again after it was cleared.
 *
 * @param standing the ids of all findings of the project, shown or not
 */
export function extendLedger(
  before: readonly LedgerEntry[],
  shown: readonly Finding[],
  standing: ReadonlySet<string>,
  about: Pick<LedgerEntry, 'time' | 'source' | 'session'>,
): readonly LedgerEntry[] {
  const open = new Map<string, LedgerEntry>();
  for (const entry of before) {
    if (entry.event === 'cleared') open.delete(entry.id);
    else open.set(entry.id, entry);
  }
  const judged = [...open.values()].map(({ rule, id }): LedgerEntry => {
    return { ...about, event: standing.has(id) ? 'stood' : 'cleared', rule, id };
  });
  const fresh = shown
    .filter(({ id, known }) => !known && !open.has(id))
    .map(({ rule, id }): LedgerEntry => ({ ...about, event: 'shown', rule, id }));
  return [...judged, ...fresh];
}
