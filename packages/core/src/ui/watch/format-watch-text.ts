import type { Fault } from '#types/fault';
import type { Finding } from '#types/finding';
import type { Report } from '#types/report';
import type { ReportChange } from '#types/report-change';
import { cleanText } from '../clean-text';
import type { FormatOptions } from '../format';
import { formatText } from '../format-text';
import { pluralize } from '../pluralize';
import { toShownPath } from '../to-shown-path';
import { narrowReport } from './narrow-report';

/** For people: what is new as in the report, a line for each that is gone, then the counts; nothing where nothing changed. */
export function formatWatchText(changes: readonly ReportChange[], options: FormatOptions): string {
  const { palette } = options;
  const fresh = changes.map(({ report, appeared, newFaults }) => narrowReport(report, appeared, newFaults));
  const { text } = formatText(fresh, { ...options, quiet: true });
  const gone = changes.flatMap(({ report, gone, mendedFaults }) => [
    ...gone.map((finding) => `${palette.green('gone:')} ${describeFinding(finding, report, options)}`),
    ...mendedFaults.map((fault) => `${palette.green('mended:')} ${describeFault(fault)}`),
  ]);
  if (text === '' && gone.length === 0) return '';
  const blocks = [...(text === '' ? [] : [text.trimEnd()]), ...(gone.length === 0 ? [] : [gone.join('\n')])];
  return `${[...blocks, describeCounts(changes)].join('\n\n')}\n`;
}

function describeFinding({ from, rule, what }: Finding, { root }: Report, { base }: FormatOptions): string {
  const path = toShownPath(base, root, from.file);
  return cleanText(`${path}:${from.line}:${from.column}  ${rule}: ${what}`);
}

function describeFault({ code, what }: Fault): string {
  return cleanText(`${code}: ${what}`);
}

function describeCounts(changes: readonly ReportChange[]): string {
  const sum = (count: (change: ReportChange) => number): number =>
    changes.reduce((total, change) => total + count(change), 0);
  const total = sum(({ report }) => report.findings.length);
  const faults = sum(({ report }) => report.faults.length);
  const appeared = sum((change) => change.appeared.length);
  const gone = sum((change) => change.gone.length);
  const counts = total === 0 ? 'No findings' : pluralize(total, 'finding');
  const said = faults === 0 ? '' : ` and ${pluralize(faults, 'fault')}`;
  return `${counts}${said}: ${appeared} new, ${gone} gone.`;
}
