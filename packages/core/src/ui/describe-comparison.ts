import type { Report } from '#types/report';
import { pluralize } from './pluralize';

/** What a report of a change leaves out, one line a project; nothing where it leaves out nothing. */
export function describeComparison(reports: readonly Report[]): readonly string[] {
  return reports.flatMap(({ comparison, config }) => {
    if (comparison === undefined) return [];
    const { ref, leftOut, policyChanged } = comparison;
    if (policyChanged) return [`${config ?? 'The policy'} changed since ${ref}: findings old and new are reported.`];
    if (leftOut === 0) return [];
    const others = pluralize(leftOut, 'other finding');
    return [`${others} not caused by the change since ${ref}: \`storypole check\` shows all.`];
  });
}
