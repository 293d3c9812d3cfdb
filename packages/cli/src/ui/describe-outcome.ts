import type { Report } from '@storypole/core';
import { pluralize } from '@storypole/core';

/** The line that is printed where the report itself goes to a file. */
export function describeOutcome(reports: readonly Report[], format: string, output: string): string {
  const faults = reports.reduce((sum, report) => sum + report.faults.length, 0);
  const findings = reports.reduce((sum, report) => sum + report.findings.filter(({ known }) => !known).length, 0);
  const counts = [
    ...(faults === 0 ? [] : [pluralize(faults, 'fault')]),
    findings === 0 ? 'No findings' : pluralize(findings, 'finding'),
  ];
  return `${counts.join(', ')}; the ${format} report is in ${output}.\n`;
}
