import type { Fault } from '#types/fault';
import type { Finding } from '#types/finding';
import type { Report } from '#types/report';
import { cleanText } from './clean-text';
import { describeApproved } from './describe-approved';
import { describeComparison } from './describe-comparison';
import type { FormatOptions, Rendering } from './format';
import { pluralize } from './pluralize';
import type { Selected } from './select-findings';
import { selectFindings } from './select-findings';
import { describeRules } from './summarize';
import { toShownPath } from './to-shown-path';

/** Agents' hosts cut longer output, and not at a line. */
export const AGENT_BYTES = 9000;
/** Room for the line that names the file with the rest, beside its path. */
const LAST_LINE_BYTES = 120;

/**
 * For coding agents: one line a finding, each sentence of advice once a rule, no colours, nothing on success. At most
 * `AGENT_BYTES` where there is an `overflowFile`; the rest is `overflow`.
 */
export function formatAgent(reports: readonly Report[], options: FormatOptions): Rendering {
  const selection = selectFindings(reports, options.maxFindings);
  const faults = reports.flatMap((report) => report.faults.map((fault) => formatFault(fault, report, options)));
  if (selection.fresh.length === 0 && faults.length === 0) return { text: '' };
  const head =
    options.quiet || selection.fresh.length === 0
      ? ''
      : `${pluralize(selection.fresh.length, 'finding')}: ${describeRules(selection.fresh)}.`;
  const leftOut = [
    ...(selection.leftOut === 0 ? [] : [`${pluralize(selection.leftOut, 'finding')} not shown (--max-findings).`]),
    ...describeComparison(reports),
    ...describeApproved(reports).map(cleanText),
  ];
  const findings = sortByRule([...selection.shown, ...selection.knownBeside]);
  const toText = (some: readonly Selected[], someFaults: readonly string[], tail: readonly string[]): string =>
    [...(head === '' ? [] : [head]), ...someFaults, ...formatFindings(some, options), ...tail]
      .map((line) => `${line}\n`)
      .join('');

  const whole = toText(findings, faults, leftOut);
  if (options.overflowFile === undefined || byteLength(whole) <= AGENT_BYTES) return { text: whole };

  const budget = AGENT_BYTES - LAST_LINE_BYTES - byteLength(options.overflowFile);
  const shownFaults = faults.slice(
    0,
    longestFit(faults.length, (count) => byteLength(toText([], faults.slice(0, count), leftOut)) <= budget),
  );
  const order = spreadOverRules(findings);
  const fits = (count: number): boolean =>
    byteLength(toText(sortByRule(order.slice(0, count)), shownFaults, leftOut)) <= budget;
  // No line is shorter than 20 bytes.
  const count = longestFit(Math.min(order.length, AGENT_BYTES / 20), fits);
  const rest = sortByRule(order.slice(count));
  const restFaults = faults.slice(shownFaults.length);
  const left = [
    ...(restFaults.length === 0 ? [] : [pluralize(restFaults.length, 'more fault')]),
    ...(rest.length === 0 ? [] : [pluralize(rest.length, 'more finding')]),
  ];
  return {
    text: toText(sortByRule(order.slice(0, count)), shownFaults, [
      ...leftOut,
      `${left.join(' and ')} in ${options.overflowFile}`,
    ]),
    overflow: [...restFaults, ...formatFindings(rest, options)].map((line) => `${line}\n`).join(''),
  };
}

function formatFault(fault: Fault, report: Report, options: FormatOptions): string {
  const place =
    fault.file === undefined
      ? ''
      : `${cleanText(toShownPath(options.base, report.root, fault.file))}:${fault.line ?? 1}:${fault.column ?? 1}: `;
  const key = fault.key === undefined ? '' : ` (${fault.key})`;
  return `${place}fault ${fault.code}${cleanText(key)}: ${cleanText(fault.what)} Mend: ${cleanText(fault.mend)}`;
}

/** The findings of each rule, each line with the numbers of its advice, then that advice. Expects findings ordered by rule. */
function formatFindings(findings: readonly Selected[], options: FormatOptions): readonly string[] {
  const lines: string[] = [];
  const notes = new Map<string, number>();
  let number = 0;
  findings.forEach(({ finding, report }, index) => {
    const references = toNotes(finding).map((note) => {
      const known = notes.get(note);
      if (known !== undefined) return known;
      number += 1;
      notes.set(note, number);
      return number;
    });
    lines.push(`${formatFinding(finding, report, options)} [${references.join(' ')}]`);
    if (findings[index + 1]?.finding.rule === finding.rule) return;
    for (const [note, noteNumber] of notes) lines.push(`  [${noteNumber}] ${note}`);
    notes.clear();
  });
  return lines;
}

function formatFinding(finding: Finding, report: Report, { base }: FormatOptions): string {
  const { from } = finding;
  const path = cleanText(toShownPath(base, report.root, from.file));
  // The line begins with the file; saying it twice would cost a fifth of the bytes.
  const what = finding.what.startsWith(`${from.file} (`) ? finding.what.slice(from.file.length + 1) : finding.what;
  const known = finding.known ? ' (known, do not copy)' : '';
  const chain =
    finding.chain.length > 2
      ? ` Chain: ${finding.chain.map((file) => toShownPath(base, report.root, file)).join(' imports ')}.`
      : '';
  return `${path}:${from.line}:${from.column}: error ${finding.rule}${known}: ${cleanText(what + chain)}`;
}

function toNotes(finding: Finding): readonly string[] {
  const help = finding.help === undefined ? [] : [`help: ${finding.help}`];
  return [`why: ${finding.why}`, ...help, ...finding.remedies.map((remedy) => `fix: ${remedy.text}`)].map(cleanText);
}

/** New findings before known ones, rules in the order in which they first appear. */
function sortByRule(findings: readonly Selected[]): readonly Selected[] {
  return [...groupByRule(findings).values()].flatMap((group) => [
    ...group.filter(({ finding }) => !finding.known),
    ...group.filter(({ finding }) => finding.known),
  ]);
}

/** One finding of each rule, then a second of each, …: whatever is cut off, every rule is seen. Known debt comes last. */
function spreadOverRules(findings: readonly Selected[]): readonly Selected[] {
  const ranks = new Map<Selected, number>();
  for (const group of groupByRule(findings).values()) group.forEach((selected, rank) => ranks.set(selected, rank));
  const toRank = (selected: Selected): number =>
    (selected.finding.known ? findings.length : 0) + (ranks.get(selected) as number);
  return [...findings].sort((a, b) => toRank(a) - toRank(b));
}

function groupByRule(findings: readonly Selected[]): ReadonlyMap<string, readonly Selected[]> {
  const groups = new Map<string, Selected[]>();
  for (const selected of findings) {
    const group = groups.get(selected.finding.rule);
    if (group === undefined) groups.set(selected.finding.rule, [selected]);
    else group.push(selected);
  }
  return groups;
}

/** The greatest count up to `most` that fits; what fits with n fits with fewer. */
function longestFit(most: number, fits: (count: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
