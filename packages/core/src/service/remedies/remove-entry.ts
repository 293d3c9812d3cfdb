import { DEBT_NAME } from '#types/debt';
import type { Finding, RemedyEdit } from '#types/finding';
import { baseNameOf } from '#types/module-path';
import type { Policy } from '#types/policy';
import type { Rule } from '#types/rule';
import { cutItem, type Stretch } from './cut-item';
import { findWrittenList } from './find-written-list';
import type { Proposal } from './subject';
import type { Workbench } from './workbench';

const LISTS = ['exceptions', 'allow', 'planned'] as const;

/** An entry that nothing needs: what stands at the line of the finding goes. */
export function* proposeRemoval(bench: Workbench, _: Rule, finding: Finding): Iterable<Proposal> {
  const { policy } = bench.evidence;
  if (baseNameOf(finding.from.file) === DEBT_NAME) {
    yield {
      change: {},
      remedy: {
        kind: 'prune-debt',
        text: 'Run `storypole debt prune`: it takes out of the known debt what the code does not owe.',
      },
    };
  }
  if (finding.from.file !== policy.source) return;
  for (const list of LISTS) {
    for (const [index, text] of listTexts(policy, list).entries()) {
      if (policy.lines[`${list}[${String(index)}]`] !== finding.from.line) continue;
      // More than one entry may stand on a line: the finding names those parts of its own by which they differ.
      if (!text.every((part) => finding.what.includes(part))) continue;
      const kept = { ...policy, [list]: policy[list].filter((_entry, own) => own !== index) };
      const edits = toEdits(bench, list, index);
      const { line, endLine } = edits?.at(-1) ?? { line: finding.from.line, endLine: finding.from.line };
      const last = edits === undefined ? line : Math.max(line, endLine - 1);
      const where = last > line ? `lines ${String(line)} to ${String(last)}` : `line ${String(line)}`;
      yield {
        change: { policy: kept },
        remedy: {
          kind: 'remove-entry',
          text: `Remove \`${list}[${String(index)}]\` from ${policy.source} (${where}): nothing rests on it any more.`,
          ...(edits === undefined ? {} : { edits }),
        },
      };
    }
  }
}

/** What a finding about an entry says of it. */
function listTexts(
  { exceptions, allow, planned }: Policy,
  list: (typeof LISTS)[number],
): readonly (readonly string[])[] {
  if (list === 'exceptions') return exceptions.map(({ rule, from, to }) => [rule, from, to]);
  return list === 'allow' ? allow.map(({ from, to }) => [`\`${from}\``, `\`${to}\``]) : planned.map((glob) => [glob]);
}

/** @param index in the policy, in which the entries of other configs stand, too */
function toEdits(
  { evidence: { policy, graph }, rowOf }: Workbench,
  list: string,
  index: number,
): readonly RemedyEdit[] | undefined {
  const source = policy.source ?? '';
  const file = rowOf(source);
  const text = file < 0 ? undefined : graph.textOf?.(file);
  const written = text === undefined ? undefined : findWrittenList(graph, file, text, list);
  const own = Object.keys(policy.lines)
    .flatMap((key) => (key.startsWith(`${list}[`) && key.endsWith(']') ? [Number(key.slice(list.length + 1, -1))] : []))
    .sort((a, b) => a - b);
  if (text === undefined || written?.items.length !== own.length) return undefined;
  const toBytes = (offset: number): number => new TextEncoder().encode(text.slice(0, offset)).length;
  const toEdit = ({ start, end }: Stretch): RemedyEdit => ({
    file: source,
    ...graph.locate(file, toBytes(start), toBytes(end)),
    text: '',
  });
  return cutItem(text, written, own.indexOf(index)).map(toEdit);
}
