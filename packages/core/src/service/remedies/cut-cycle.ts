import type { Finding, RemedyEdit } from '#types/finding';
import type { Graph } from '#types/graph';
import type { Rule } from '#types/rule';
import { type Cycle, findCycles, type Step } from '../cycles/find-cycles';
import { findComponents } from '../cycles/find-components';
import { toList } from '../to-list';
import { describeNamed } from './describe-named';
import { proposeErasure } from './import-type';
import { proposeSymbolMove } from './move-symbol';
import { findKnownImports } from './known-imports';
import type { Proposal } from './subject';
import { listRequested } from './use-export';
import type { Workbench } from './workbench';

/** Steps of a cycle that are tried one by one, and steps that a remedy names. */
const MOST_STEPS = 12;
const SHOWN = 3;

const found = new WeakMap<Graph, Map<boolean, readonly Cycle[]>>();

/** A cycle of files: erase the imports of which only types are used, else cut where it is thinnest. */
export function* proposeCut(bench: Workbench, rule: Rule, finding: Finding): Iterable<Proposal> {
  if (rule.catches?.includes('file-cycle') !== true) return;
  const { graph } = bench.evidence;
  const dynamic = bench.optionsOf(rule)['dynamic'] !== false;
  const first = bench.rowOf(finding.chain[0] ?? '');
  const cycle = listCycles(bench, rule, dynamic).find(({ members }) => members.includes(first));
  if (cycle === undefined) return;
  const { cut, path, steps } = cycle;
  const single = [...path, ...(steps.length <= MOST_STEPS ? steps : [])].map((step) => [step]);
  for (const group of [cut, ...single]) {
    const proposal = proposeErasures(bench, cycle, group, dynamic);
    if (proposal === undefined) continue;
    yield proposal;
    break;
  }
  for (const [step] of single) {
    if (step !== undefined) yield* proposeSplit(bench, cycle, step, dynamic);
  }
  const rows = cut.flatMap((step) => rowsOf(graph, step, dynamic));
  yield {
    change: { changed: new Map(rows.map((row) => [row, { dropped: true as const }])) },
    remedy: { kind: 'cut-cycle', text: describeCut(bench, cut, dynamic) },
  };
}

function proposeErasures(
  bench: Workbench,
  cycle: Cycle,
  steps: readonly Step[],
  dynamic: boolean,
): Proposal | undefined {
  const { graph } = bench.evidence;
  const rows = steps.flatMap((step) => rowsOf(graph, step, dynamic));
  if (rows.length > MOST_STEPS || !breaks(graph, cycle, new Set(rows), dynamic)) return undefined;
  const edits: RemedyEdit[] = [];
  for (const row of rows) {
    const file = graph.files.paths[graph.dependencies.from[row] as number] as string;
    const [proposal] = proposeErasure(bench, row, file);
    if (proposal === undefined) return undefined;
    edits.push(...(proposal.remedy.edits ?? []));
  }
  const pathOf = (file: number): string => graph.files.paths[file] as string;
  const shown = steps.slice(0, SHOWN).map(({ from, to }) => `of ${pathOf(to)} in ${pathOf(from)}`);
  const more = steps.length > SHOWN ? ` and ${String(steps.length - SHOWN)} more` : '';
  return {
    change: { changed: new Map(rows.map((row) => [row, { typeOnly: true as const }])) },
    remedy: {
      kind: 'import-type',
      text: `Write \`import type\` for what is imported ${toList(shown)}${more}: only types are used there, and without them no cycle is left.`,
      edits,
    },
  };
}

/** Gives what one file needs of the next a file of its own, where that leads back to neither. */
function* proposeSplit(bench: Workbench, cycle: Cycle, step: Step, dynamic: boolean): Iterable<Proposal> {
  const { graph } = bench.evidence;
  const rows = rowsOf(graph, step, dynamic);
  if (rows.length > MOST_STEPS || !breaks(graph, cycle, new Set(rows), dynamic)) return;
  const names = rows.map((row) => listRequested(graph, row));
  if (names.includes(undefined)) return;
  const { domain, layer = -1 } = graph.places[graph.files.place[step.to] as number] ?? {};
  for (const proposal of proposeSymbolMove(
    bench,
    step.to,
    [...new Set(names.flatMap((list) => list ?? []))],
    [domain],
    [layer],
  )) {
    if (rows.every((row) => proposal.change.changed?.get(row)?.to !== undefined)) yield proposal;
  }
}

function describeCut({ evidence: { graph } }: Workbench, cut: readonly Step[], dynamic: boolean): string {
  const pathOf = (file: number): string => graph.files.paths[file] as string;
  const shown = cut.slice(0, SHOWN).map((step) => {
    const names = rowsOf(graph, step, dynamic).flatMap(
      (row) => graph.clauseOf(row)?.map(({ imported }) => imported) ?? [],
    );
    const known = names.filter((name) => name !== '*' && name !== 'default');
    return `${describeNamed([...new Set(known)], pathOf(step.to))} in ${pathOf(step.from)}`;
  });
  const more = cut.length > SHOWN ? `, and so at ${String(cut.length - SHOWN)} more steps` : '';
  return `Take ${toList(shown)} as an argument instead of importing it${more}; or move it to a module that imports neither side.`;
}

/** Whether no cycle is left among the members of one without some rows. */
function breaks(graph: Graph, { members }: Cycle, without: ReadonlySet<number>, dynamic: boolean): boolean {
  const { digraph } = findKnownImports(graph, dynamic);
  const index = new Map(members.map((file, node) => [file, node]));
  const first = new Int32Array(members.length + 1);
  const targets: number[] = [];
  for (const [node, file] of members.entries()) {
    for (let row = digraph.first[file] as number; row < (digraph.first[file + 1] as number); row++) {
      const target = index.get(digraph.targets[row] as number);
      if (target !== undefined && !without.has(row)) targets.push(target);
    }
    first[node + 1] = targets.length;
  }
  return findComponents(members.length, first, Int32Array.from(targets)).cyclic.length === 0;
}

function rowsOf(graph: Graph, { from, to }: Step, dynamic: boolean): readonly number[] {
  const { first, targets } = findKnownImports(graph, dynamic).digraph;
  const rows: number[] = [];
  for (let row = first[from] as number; row < (first[from + 1] as number); row++)
    if (targets[row] === to) rows.push(row);
  return rows;
}

/** Found once for all findings of the rule. */
function listCycles({ evidence: { graph, policy } }: Workbench, rule: Rule, dynamic: boolean): readonly Cycle[] {
  let known = found.get(graph);
  if (known === undefined) found.set(graph, (known = new Map<boolean, readonly Cycle[]>()));
  let cycles = known.get(dynamic);
  if (cycles === undefined) {
    const pathOf = (file: number): string => graph.files.paths[file] ?? '';
    const own = policy.exceptions.filter((exception) => exception.rule === rule.id);
    const accepts = (row: number, from: number): boolean =>
      own.some((entry) => entry.from === pathOf(from) && entry.to === pathOf(graph.dependencies.to[row] as number));
    cycles = findCycles(findKnownImports(graph, dynamic).digraph, pathOf, own.length === 0 ? undefined : accepts);
    known.set(dynamic, cycles);
  }
  return cycles;
}
