import type { Fault } from '#types/fault';
import type { Recognised, Report } from '#types/report';
import { toAbsolutePath } from '#types/absolute-path';
import { cleanText } from './clean-text';
import { describeApproved } from './describe-approved';
import { describeComparison } from './describe-comparison';
import { describeEnding } from './describe-ending';
import { describeKnownDebt } from './describe-known-debt';
import type { FormatOptions, Rendering } from './format';
import { formatFrame } from './format-frame';
import { pluralize } from './pluralize';
import type { Selected, Selection } from './select-findings';
import { selectFindings } from './select-findings';
import { describeExamined, describeNames, describeRules } from './summarize';
import { toShownPath } from './to-shown-path';

/** Files of a chain that are listed; the middle of a longer one is left out. */
const MOST_LINKS = 12;

/** For people: faults first, then the findings by file, each with its source; a line of counts at the end. */
export function formatText(reports: readonly Report[], options: FormatOptions): Rendering {
  const selection = selectFindings(reports, options.maxFindings);
  const faults = reports.flatMap((report) => report.faults.map((fault) => formatFault(fault, report, options)));
  const findings = selection.shown.map((selected) => formatFinding(selected, options));
  const known = selection.knownBeside.map((selected) => formatKnown(selected, options));
  const blocks = [...faults, ...findings, ...(known.length === 0 ? [] : [known.join('\n')])];
  const summary = options.quiet ? '' : formatSummary(reports, selection, options);
  const approved = describeApproved(reports).map(cleanText);
  const ends = [...(approved.length === 0 ? [] : [approved.join('\n')]), ...(summary === '' ? [] : [summary])];
  const text = [...blocks, ...ends].join('\n\n');
  return { text: text === '' ? '' : `${text}\n` };
}

function formatFault(fault: Fault, report: Report, options: FormatOptions): string {
  const { palette } = options;
  const head = [
    ...(fault.file === undefined ? [] : [palette.bold(toLocation(fault.file, fault, report, options))]),
    palette.red(`fault ${fault.code}`),
    ...(fault.key === undefined ? [] : [`in ${palette.bold(cleanText(fault.key))}`]),
  ];
  const frame =
    fault.file === undefined || fault.line === undefined
      ? []
      : toFrame(fault.file, { ...fault, line: fault.line }, report, options);
  const mend = `  ${palette.green('mend:')} ${cleanText(fault.mend)}`;
  return [head.join('  '), '', `  ${cleanText(fault.what)}`, '', ...withGap(frame), mend].join('\n');
}

function formatFinding({ finding, report }: Selected, options: FormatOptions): string {
  const { palette } = options;
  const { from } = finding;
  const isPoint = from.line === from.endLine && from.column === from.endColumn;
  const frame =
    isPoint && from.line === 1 ? [] : toFrame(from.file, isPoint ? { line: from.line } : from, report, options);
  const head = `${palette.bold(toLocation(from.file, from, report, options))}  ${palette.red(finding.rule)}`;
  const lines = [head, '', `  ${cleanText(finding.what)}`, '', ...withGap(frame)];
  if (finding.chain.length > 2) lines.push(...formatChain(finding.chain, report, options));
  lines.push(`  ${palette.cyan('why: ')} ${cleanText(finding.why)}`);
  if (finding.help !== undefined) lines.push(`  ${palette.cyan('help:')} ${cleanText(finding.help)}`);
  finding.remedies.forEach((remedy, index) => {
    lines.push(`  ${palette.green(index === 0 ? 'fix: ' : '  or:')} ${cleanText(remedy.text)}`);
  });
  return lines.join('\n');
}

function formatKnown({ finding, report }: Selected, options: FormatOptions): string {
  const location = toLocation(finding.from.file, finding.from, report, options);
  return options.palette.dim(`${location}  ${finding.rule} (known, do not copy): ${cleanText(finding.what)}`);
}

function formatChain(chain: readonly string[], report: Report, { base, palette }: FormatOptions): readonly string[] {
  const paths = chain.map((file) => cleanText(toShownPath(base, report.root, file)));
  const lines = paths.map((path, index) => (index === 0 ? path : `imports ${path}`));
  if (lines.length > MOST_LINKS) {
    const kept = MOST_LINKS / 2;
    lines.splice(kept, lines.length - MOST_LINKS, `… ${pluralize(lines.length - MOST_LINKS, 'more file')} …`);
  }
  return lines
    .map((line, index) => (index === 0 ? `  ${palette.cyan('chain:')} ${line}` : `         ${line}`))
    .concat('');
}

function formatSummary(reports: readonly Report[], selection: Selection, { palette, base }: FormatOptions): string {
  const { fresh } = selection;
  const faults = reports.reduce((sum, report) => sum + report.faults.length, 0);
  const examined = describeExamined(reports);
  const lines = reports.flatMap((report) =>
    report.recognised === undefined ? [] : [describeRecognised(report.recognised, report, base)],
  );
  const compared = [...describeComparison(reports), ...describeEnding(reports)];
  const known = describeKnownDebt(reports, selection.known);
  if (fresh.length === 0 && faults === 0)
    return [...lines, `${palette.green(describeClean(reports))} ${known}Examined ${examined}.`, ...compared].join('\n');
  if (faults > 0) {
    const mended = faults === 1 ? 'it is mended' : 'they are mended';
    lines.push(palette.red(`${pluralize(faults, 'fault')}: the result is incomplete until ${mended}.`));
  }
  if (fresh.length > 0) {
    const files = new Set(fresh.map((finding) => finding.from.file)).size;
    lines.push(
      `${palette.red(`${pluralize(fresh.length, 'finding')} in ${pluralize(files, 'file')}`)}: ${describeRules(fresh)}.`,
    );
  }
  if (selection.leftOut > 0) {
    lines.push(`${pluralize(selection.leftOut, 'finding')} not shown; raise --max-findings to see more.`);
  }
  lines.push(`${known}Examined ${examined}.`, ...compared);
  return lines.join('\n');
}

function describeClean(reports: readonly Report[]): string {
  const isCompared = reports.some(({ comparison }) => comparison !== undefined && !comparison.policyChanged);
  return isCompared ? 'No new findings.' : 'No findings.';
}

function describeRecognised(recognised: Recognised, report: Report, base: string): string {
  const folder = toShownPath(base, report.root, '') || '.';
  const where = report.root === base ? '' : ` for ${folder}`;
  return (
    `No config found${where}; the preset \`${recognised.preset}\` recognised ` +
    `domains: ${describeNames(recognised.domains)}; layers: ${describeNames(recognised.layers)}.`
  );
}

interface Position {
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

function toLocation(file: string, { line, column }: Position, report: Report, options: FormatOptions): string {
  const path = cleanText(toShownPath(options.base, report.root, file));
  if (line === undefined) return path;
  return `${path}:${line}:${column ?? 1}`;
}

function toFrame(
  file: string,
  range: { readonly line: number; readonly column?: number; readonly endLine?: number; readonly endColumn?: number },
  report: Report,
  { palette, readLines }: FormatOptions,
): readonly string[] {
  const path = toAbsolutePath(report.root, file);
  return formatFrame(range, (from, to) => readLines(path, from, to), palette);
}

function withGap(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [...lines, ''];
}
