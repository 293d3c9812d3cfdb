import { FILE_FLAG, type Graph } from '#types/graph';
import { createExportResolver, type ExportResolver } from '../origins/create-export-resolver';
import { mayHandOn } from '../origins/binding-forms';
import { toOriginText } from '../origins/to-origin-text';
import { findRequest } from '../origins/find-requested-names';
import { describeSwap } from './describe-swap';
import { editSpecifier } from './edit-specifier';
import type { EdgeSubject, Proposal } from './subject';
import { toSpecifier } from './to-specifier';
import type { Workbench } from './workbench';

/** Modules that are looked at as other ways to a name. */
const MOST_DOORS = 40;

const resolvers = new WeakMap<Graph, ExportResolver>();

/** Use the allowed place that already exports the names: entries first, then what lies nearest. */
export function* proposeExport(bench: Workbench, { edge }: EdgeSubject): Iterable<Proposal> {
  const { graph } = bench.evidence;
  if (edge.to.kind !== 'file') return;
  const names = listRequested(graph, edge.row);
  if (names === undefined) return;
  const resolver = resolverOf(graph);
  const target = edge.to.row;
  const wanted = names.map((name) => toOriginText(resolver, target, name));
  if (wanted.includes('')) return;
  for (const door of listDoors(bench, resolver, target, names)) {
    if (door === target || door === edge.from.row) continue;
    // A door may hand on a name as a type alone.
    const isErased = (name: string): boolean => resolver.findOrigins(door, name).some(({ typeOnly }) => typeOnly);
    if (!edge.typeOnly && names.some(isErased)) continue;
    if (
      !names.every(
        (name, index) => exportsIt(graph, resolver, door, name) && toOriginText(resolver, door, name) === wanted[index],
      )
    )
      continue;
    const path = graph.files.paths[door] as string;
    const specifier = toSpecifier(bench, edge.row, edge.from.path, path);
    const edit = specifier === undefined ? undefined : editSpecifier(bench, edge.row, specifier);
    if (specifier === undefined || edit === undefined) continue;
    yield {
      change: { changed: new Map([[edge.row, { to: door }]]) },
      remedy: {
        kind: 'use-export',
        text: describeSwap(names, specifier, path),
        edits: [edit],
      },
    };
  }
}

/** `undefined` where a module as a whole is asked for, or its default export, which others hand on under another name. */
export function listRequested(graph: Graph, row: number): readonly string[] | undefined {
  const request = findRequest(graph, row);
  if (request.kind !== 'names' || request.names.length === 0) return undefined;
  const names = request.names.map(({ name }) => name);
  return names.some((name) => name === '*' || name === 'default') ? undefined : names;
}

function resolverOf(graph: Graph): ExportResolver {
  let resolver = resolvers.get(graph);
  if (resolver === undefined) resolvers.set(graph, (resolver = createExportResolver(graph)));
  return resolver;
}

function exportsIt(graph: Graph, resolver: ExportResolver, file: number, name: string): boolean {
  return graph.namesOf(file) !== undefined && resolver.listNames(file, false).includes(name);
}

/** The files that may hand on what the target exports, and those that declare it. */
function listDoors(
  { evidence: { graph }, importersOf }: Workbench,
  resolver: ExportResolver,
  target: number,
  names: readonly string[],
): readonly number[] {
  const { dependencies, files, places } = graph;
  const origins = names.flatMap((name) => resolver.findOrigins(target, name).map(({ file }) => file));
  const doors = new Set(origins);
  const queue = [...doors];
  for (let file = queue.shift(); file !== undefined && doors.size < MOST_DOORS; file = queue.shift()) {
    for (const row of importersOf(file)) {
      const importer = dependencies.from[row] as number;
      const mayReexport = ((files.flags[importer] as number) & FILE_FLAG.mayReexportImports) !== 0;
      if (doors.has(importer) || !mayHandOn(dependencies.form[row] as number, mayReexport)) continue;
      doors.add(importer);
      queue.push(importer);
    }
  }
  const rankOf = (file: number): number => {
    const place = places[files.place[file] as number];
    return place?.kind === 'entry' || place?.providerEntry === true ? 0 : 1;
  };
  return [...doors].sort((a, b) => rankOf(a) - rankOf(b) || a - b);
}
