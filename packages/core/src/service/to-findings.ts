import type { Finding } from '#types/finding';
import { compareFindings } from './compare-findings';
import type { Draft } from './draft';
import { toFindingId } from './to-finding-id';

/** By file, position and rule. */
export function sortDrafts(drafts: readonly Draft[]): readonly Draft[] {
  return [...drafts].sort((a, b) => compareFindings(a.finding, b.finding));
}

/** Sorts by file, position and rule, and gives each its id; offences that are the same but for the line are counted. */
export function toFindings(drafts: readonly Draft[]): readonly Finding[] {
  const counts = new Map<string, number>();
  return sortDrafts(drafts).map(({ finding, identity }) => {
    const id = toFindingId(identity);
    const count = counts.get(id) ?? 0;
    counts.set(id, count + 1);
    return { id: count === 0 ? id : toFindingId([...identity, String(count)]), ...finding };
  });
}
