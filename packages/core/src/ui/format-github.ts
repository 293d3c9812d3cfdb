import type { Fault } from '#types/fault';
import type { Finding } from '#types/finding';
import type { Report } from '#types/report';
import { cleanText } from './clean-text';
import { describeApproved } from './describe-approved';
import { describeEnding } from './describe-ending';
import { describeKnownDebt } from './describe-known-debt';
import type { FormatOptions, Rendering } from './format';
import { pluralize } from './pluralize';
import { selectFindings } from './select-findings';
import { describeExamined, describeRules } from './summarize';
import { toMessage } from './to-message';
import { toShownPath } from './to-shown-path';

/** GitHub shows at most ten error annotations of a step and drops the others. */
const MOST_ANNOTATIONS = 10;

/**
 * Workflow commands of GitHub Actions. The first findings become annotations; where there are more than GitHub shows,
 * the last annotation says so and the others are lines of the log.
 */
export function formatGithub(reports: readonly Report[], options: FormatOptions): Rendering {
  const selection = selectFindings(reports, options.maxFindings);
  const entries = [
    ...reports.flatMap((report) => report.faults.map((fault) => toFaultEntry(fault, report, options))),
    ...selection.shown.map(({ finding, report }) => toFindingEntry(finding, report, options)),
  ];
  const room = entries.length <= MOST_ANNOTATIONS ? MOST_ANNOTATIONS : MOST_ANNOTATIONS - 1;
  const lines = entries.slice(0, room).map(toCommand);
  const rest = entries.slice(room);
  if (rest.length > 0) {
    lines.push(
      `::error title=Storypole::${escapeData(`${pluralize(rest.length, 'more error')}: see the log of this step.`)}`,
    );
    lines.push('::group::Storypole: further errors', ...rest.map(toLogLine), '::endgroup::');
  }
  if (selection.leftOut > 0)
    lines.push(`${pluralize(selection.leftOut, 'finding')} not shown; raise --max-findings to see more.`);
  const notices = [...describeApproved(reports), ...describeEnding(reports)];
  lines.push(...notices.map((line) => `::notice title=Storypole::${escapeData(line)}`));
  if (!options.quiet)
    lines.push(
      `${describeResult(reports, selection.fresh)} ${describeKnownDebt(reports, selection.known)}Examined ${describeExamined(reports)}.`,
    );
  return { text: lines.map((line) => `${line}\n`).join('') };
}

function describeResult(reports: readonly Report[], fresh: readonly Finding[]): string {
  const faults = reports.reduce((sum, report) => sum + report.faults.length, 0);
  const counted = fresh.length === 0 ? '' : `${pluralize(fresh.length, 'finding')}: ${describeRules(fresh)}.`;
  if (faults > 0) return `${pluralize(faults, 'fault')}. ${counted}`.trimEnd();
  return counted === '' ? 'No findings.' : counted;
}

interface Entry {
  readonly file: string | undefined;
  readonly line: number;
  readonly column: number;
  readonly endLine: number | undefined;
  readonly endColumn: number | undefined;
  readonly title: string;
  readonly message: string;
}

function toFaultEntry(fault: Fault, report: Report, { base }: FormatOptions): Entry {
  return {
    file: fault.file === undefined ? undefined : toShownPath(base, report.root, fault.file),
    line: fault.line ?? 1,
    column: fault.column ?? 1,
    endLine: undefined,
    endColumn: undefined,
    title: `Storypole fault ${fault.code}`,
    message: [fault.key === undefined ? fault.what : `${fault.key}: ${fault.what}`, fault.mend].join('\n'),
  };
}

function toFindingEntry(finding: Finding, report: Report, { base }: FormatOptions): Entry {
  const { from } = finding;
  return {
    ...from,
    file: toShownPath(base, report.root, from.file),
    title: `Storypole ${finding.rule}`,
    message: toMessage(finding),
  };
}

function toCommand(entry: Entry): string {
  const isOneLine = entry.endLine === undefined || entry.endLine === entry.line;
  // GitHub refuses columns of a range over several lines.
  const columns = isOneLine ? { col: entry.column, endColumn: entry.endColumn } : {};
  const location =
    entry.file === undefined ? {} : { file: entry.file, line: entry.line, endLine: entry.endLine, ...columns };
  const properties = Object.entries({ ...location, title: entry.title }).flatMap(
    ([key, value]: [string, string | number | undefined]) =>
      value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  return `::error ${properties.join(',')}::${escapeData(entry.message)}`;
}

function toLogLine(entry: Entry): string {
  const place = entry.file === undefined ? '' : `${entry.file}:${entry.line}:${entry.column}: `;
  const line = cleanText(`${place}${entry.title}: ${entry.message.replaceAll('\n', ' ')}`);
  // Runners still obey `##[command]` wherever it stands, and `::command::` at the start of a line.
  return line.replaceAll('##[', '## [').replace(/^(\s*):/, '$1.:');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
