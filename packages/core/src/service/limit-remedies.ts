import type { Finding } from '#types/finding';
import type { ReportChange } from '#types/report-change';
import { withFindings } from './with-findings';

/**
 * Leaves the first findings of each kind their remedies: they are looked for when they are read, and nobody reads more. What is
 * gone needs none.
 */
export function limitRemedies(changes: readonly ReportChange[], most: number): readonly ReportChange[] {
  return changes.map((change) => ({
    ...change,
    report: withFindings(change.report, limit(change.report.findings, most)),
    appeared: limit(change.appeared, most),
    gone: limit(change.gone, 0),
  }));
}

function limit(findings: readonly Finding[], most: number): readonly Finding[] {
  return findings.map((finding, index) => (index < most ? finding : withoutRemedies(finding)));
}

/** A copy that does not read them. */
function withoutRemedies(finding: Finding): Finding {
  const { remedies, ...others } = Object.getOwnPropertyDescriptors(finding);
  const none = { value: [], enumerable: remedies.enumerable === true };
  return Object.defineProperties({}, { ...others, remedies: none }) as Finding;
}
