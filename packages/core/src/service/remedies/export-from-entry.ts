import type { Graph } from '#types/graph';
import { findEntries } from '../find-entries';
import { editSpecifier } from './edit-specifier';
import { listNodes } from './find-statement';
import { readModule } from './read-module';
import type { EdgeSubject, Proposal } from './subject';
import { isRelative, toSpecifier } from './to-specifier';
import { listRequested } from './use-export';
import type { Workbench } from './workbench';

/** Export the names from the entry of their domain or provider, and import them from there. */
export function* proposeEntryExport(bench: Workbench, { edge }: EdgeSubject): Iterable<Proposal> {
  const { graph } = bench.evidence;
  if (edge.to.kind !== 'file') return;
  const target = edge.to;
  const names = listRequested(graph, edge.row);
  if (names === undefined) return;
  for (const path of findEntries(graph, target.place)) {
    const entry = bench.rowOf(path);
    const [program] = graph.programsOf(entry) ?? [];
    const taken = graph.namesOf(entry)?.exports.map(({ exported }) => exported);
    if (program === undefined || taken === undefined || entry === target.row) continue;
    if (names.some((name) => taken.includes(name))) continue;
    const specifier = toSpecifier(bench, edge.row, edge.from.path, path);
    const inner = toInnerSpecifier(bench, entry, path, target.path);
    const edit = specifier === undefined ? undefined : editSpecifier(bench, edge.row, specifier);
    if (specifier === undefined || inner === undefined || edit === undefined) continue;
    const last = listNodes(program.root['body']).at(-1);
    const at = program.toBytes(last?.end ?? program.root.end);
    const line = `export ${toClause(graph, target.row, names, edge.typeOnly)} from '${inner}';`;
    yield {
      change: {
        changed: new Map([[edge.row, { to: entry }]]),
        added: [
          {
            from: entry,
            to: target.row,
            form: 're-export',
            names: names.map((name) => ({ name, typeOnly: edge.typeOnly })),
          },
        ],
      },
      remedy: {
        kind: 'export-from-entry',
        text: `Write \`${line}\` in ${path}, and import from \`${specifier}\`.`,
        edits: [
          edit,
          { file: path, ...graph.locate(entry, at, at), text: last === undefined ? `${line}\n` : `\n${line}` },
        ],
      },
    };
  }
}

/** Compilers that see one file at a time want to be told which of the names are types. */
function toClause(graph: Graph, file: number, names: readonly string[], typeOnly: boolean): string {
  const statements = readModule(graph, file)?.statements ?? [];
  const isType = (name: string): boolean => {
    const own = statements.filter(({ declares }) => declares.includes(name));
    return own.length > 0 && own.every((statement) => statement.isType);
  };
  if (typeOnly || names.every(isType)) return `type { ${names.join(', ')} }`;
  return `{ ${names.map((name) => (isType(name) ? `type ${name}` : name)).join(', ')} }`;
}

/** In the style of the entry's own imports; without one, relative and without extension. */
function toInnerSpecifier(bench: Workbench, entry: number, path: string, target: string): string | undefined {
  const { dependencies, strings } = bench.evidence.graph;
  for (let row = dependencies.first[entry] as number; row < (dependencies.first[entry + 1] as number); row++) {
    if (isRelative(strings[dependencies.specifier[row] as number] ?? '')) return toSpecifier(bench, row, path, target);
  }
  return undefined;
}
