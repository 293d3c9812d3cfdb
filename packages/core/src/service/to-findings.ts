import type { Finding } from '#types/finding';
import type { Draft } from './draft';
import { toFindingId } from './to-finding-id';

/** By file, position and rule. */
export function sortDrafts(drafts: readonly Draft[]): readonly Draft[] {
  return [...drafts].sort(compareDrafts);
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

function compareDrafts({ finding: a }: Draft, { finding: b }: Draft): number {
  return (
    compareText(a.from.file, b.from.file) ||
    a.from.line - b.from.line ||
    a.from.column - b.from.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.what, b.what)
  );
}

/** By code units: the same on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
