import type { Fault } from '#types/fault';
import type { Report } from '#types/report';
import { cleanText } from './clean-text';
import { describeApproved } from './describe-approved';
import { describeEnding } from './describe-ending';
import { describeKnownDebt } from './describe-known-debt';
import type { FormatOptions, Rendering } from './format';
import { pluralize } from './pluralize';
import { selectFindings, type Selected } from './select-findings';
import { describeExamined, describeRules } from './summarize';
import { toShownPath } from './to-shown-path';

/** Characters. GitHub refuses a comment of more than 65,536; what a workflow adds around it has to fit in as well. */
const MOST_CHARACTERS = 60_000;

/** Finds the comment again that the last run wrote. */
const MARKER = '<!-- storypole -->';

/** A comment for a pull request or a job summary: one item a finding, by rule, and advice that is the same for several once. */
export function formatMarkdown(reports: readonly Report[], options: FormatOptions): Rendering {
  const selection = selectFindings(reports, options.maxFindings);
  const faults = reports.flatMap((report) => report.faults.map((fault) => toFaultItem(fault, report, options)));
  const head = [MARKER, `### Storypole: ${describeHead(faults.length, selection.fresh.length)}`, ''];
  if (selection.fresh.length > 0) head.push(`${describeRules(selection.fresh)}.`, '');
  const known = describeKnownDebt(reports, selection.known);
  const tail =
    known === '' ? [] : [`${toMarkdown(known.trimEnd())} Known findings are not listed: do not copy them.`, ''];
  tail.unshift(...describeApproved(reports).flatMap((line) => [toMarkdown(line), '']));
  tail.push(...describeEnding(reports).flatMap((line) => [toMarkdown(line), '']));
  if (!options.quiet) tail.push(`Examined ${toMarkdown(describeExamined(reports))}.`);
  const blocks = [...(faults.length === 0 ? [] : [faults]), ...groupByRule(selection.shown, options)];
  const { lines, left } = fit(blocks, MOST_CHARACTERS - [...head, ...tail].join('\n').length - 200);
  const leftOut = left + selection.leftOut;
  const note = leftOut === 0 ? [] : [`${pluralize(leftOut, 'more finding')}: run \`npx storypole check\`.`, ''];
  return { text: `${[...head, ...lines, ...note, ...tail].join('\n').trimEnd()}\n` };
}

function describeHead(faults: number, findings: number): string {
  if (faults === 0) return findings === 0 ? 'no findings' : pluralize(findings, 'finding');
  return findings === 0
    ? pluralize(faults, 'fault')
    : `${pluralize(faults, 'fault')}, ${pluralize(findings, 'finding')}`;
}

/** The items of a rule, each some lines, below a heading; the first is the heading. */
type Block = readonly (readonly string[])[];

function groupByRule(shown: readonly Selected[], options: FormatOptions): readonly Block[] {
  const rules = [...new Set(shown.map(({ finding }) => finding.rule))];
  return rules.map((rule) => {
    const group = shown.filter(({ finding }) => finding.rule === rule);
    const docs = group[0]?.finding.docs ?? '';
    const title = docs.startsWith('https:') ? `[${rule}](${docs})` : `\`${rule}\``;
    const said = new Set<string>();
    return [[`#### ${title}`, ''], ...group.map((selected) => toItem(selected, said, options))];
  });
}

/** @param said the advice of the rule that was given before */
function toItem({ finding, report }: Selected, said: Set<string>, { base }: FormatOptions): readonly string[] {
  const { from, what, why, help, remedies } = finding;
  const advice = [why, ...(help === undefined ? [] : [help]), ...remedies.map((remedy) => `**Fix:** ${remedy.text}`)];
  const fresh = advice.filter((text) => !said.has(text));
  for (const text of fresh) said.add(text);
  const place = toCode(`${toShownPath(base, report.root, from.file)}:${from.line}:${from.column}`);
  return [`- ${place} ${toMarkdown(what)}`, ...fresh.map((text) => `  - ${toMarkdown(text)}`)];
}

function toFaultItem(fault: Fault, report: Report, { base }: FormatOptions): readonly string[] {
  const place =
    fault.file === undefined ? '' : `${toCode(`${toShownPath(base, report.root, fault.file)}:${fault.line ?? 1}`)} `;
  const what = fault.key === undefined ? fault.what : `${fault.key}: ${fault.what}`;
  return [`- ${place}\`${fault.code}\` ${toMarkdown(what)}`, `  - ${toMarkdown(fault.mend)}`];
}

/** As many items as fit into `room` characters; every rule's first before any second. */
function fit(blocks: readonly Block[], room: number): { readonly lines: readonly string[]; readonly left: number } {
  const taken = blocks.map(() => 0);
  let used = 0;
  let left = 0;
  const longest = Math.max(0, ...blocks.map((block) => block.length));
  for (let index = 0; index < longest; index++) {
    for (const [row, block] of blocks.entries()) {
      const item = block[index];
      if (item === undefined) continue;
      const size = item.join('\n').length + 1;
      const isHeading = item[0]?.startsWith('####') === true;
      if (taken[row] === index && used + size <= room) {
        taken[row] = index + 1;
        used += size;
      } else if (!isHeading) left++;
    }
  }
  return { lines: blocks.flatMap((block, row) => [...block.slice(0, taken[row]).flat(), '']), left };
}

const SPAN = /(`[^`]*`)/;
/** Words that Markdown or a host would read as more than text: paths, globs, `@mentions`, `#12`, elements. */
const SPECIAL = /[@#_*<>[\]|\\~/]/;

/** Text of a finding as Markdown: what could be taken for markup is set as code. */
function toMarkdown(text: string): string {
  return cleanText(text)
    .split(SPAN)
    .map((part, index) => (index % 2 === 1 ? part : part.split(' ').map(toWord).join(' ')))
    .join('');
}

function toWord(word: string): string {
  if (word.startsWith('**') || !SPECIAL.test(word)) return word;
  const [, before = '', core = '', after = ''] = /^(\(?)(.*?)([.,;:)]*)$/.exec(word) ?? [];
  return SPECIAL.test(core) ? `${before}${toCode(core)}${after}` : word;
}

/** A span of code, fenced longer than any run of backticks in it. */
function toCode(text: string): string {
  const clean = cleanText(text);
  const longest = Math.max(0, ...(clean.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${clean}${fence}` : `${fence} ${clean} ${fence}`;
}
