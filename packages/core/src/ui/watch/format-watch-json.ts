import type { ReportChange } from '#types/report-change';
import type { Report } from '#types/report';
import type { FormatOptions } from '../format';
import { formatJson } from '../format-json';
import { narrowReport } from './narrow-report';

/**
 * The schema `storypole/watch@1`: one object a line. `report` is a whole `storypole/report@1`; `change` says what appeared and what
 * is gone, the faults that hold now, and how many findings there are.
 */
export function formatWatchJson(
  event: 'report' | 'change',
  changes: readonly ReportChange[],
  options: FormatOptions,
): string {
  const reports = changes.map(({ report }) => report);
  if (event === 'report') return toLine({ event, report: toValue(reports, options) });
  const narrow = (findings: 'appeared' | 'gone'): unknown =>
    toValue(
      changes.map((change) => narrowReport(change.report, change[findings], [])),
      { ...options, maxFindings: Infinity },
    )['findings'];
  const isSame = changes.every(
    ({ appeared, gone, newFaults, mendedFaults }) =>
      appeared.length + gone.length + newFaults.length + mendedFaults.length === 0,
  );
  if (isSame) return '';
  return toLine({
    event,
    appeared: narrow('appeared'),
    gone: narrow('gone'),
    faults: toValue(reports, options)['faults'],
    findings: reports.reduce((sum, { findings }) => sum + findings.length, 0),
  });
}

function toValue(reports: readonly Report[], options: FormatOptions): Readonly<Record<string, unknown>> {
  return JSON.parse(formatJson(reports, options).text) as Readonly<Record<string, unknown>>;
}

function toLine(value: object): string {
  return `${JSON.stringify({ schema: 'storypole/watch@1', ...value })}\n`;
}
