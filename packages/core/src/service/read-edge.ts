import { FORMS } from '#types/form';
import { DEPENDENCY_FLAG, TARGET_KINDS } from '#types/graph';
import type { Edge, EdgeTarget, FileView } from '#types/rule';
import type { Closure } from '#types/verdict';
import type { Evidence } from './evidence';
import { findOutsideRule } from './find-outside-rule';
import { findRequest } from './origins/find-requested-names';

/** Unfolds one row of the dependencies for the rules. Only for edges under suspicion: it allocates. */
export function readEdge(evidence: Evidence, row: number): Edge {
  const { graph, policy, matrix, packages, origins } = evidence;
  const { dependencies, strings } = graph;
  const from = readFile(evidence, dependencies.from[row] as number);
  const to = readTarget(evidence, row);
  const typeOnly = ((dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) !== 0;
  const specifier = strings[dependencies.specifier[row] as number] ?? '';
  const isOpened = (closure: Closure): boolean =>
    closure.reason === 'outside' && to.kind === 'file' && findOutsideRule(policy, from.place, to.path) !== undefined;
  return {
    row,
    from,
    to,
    form: FORMS[dependencies.form[row] as number] as Edge['form'],
    typeOnly,
    specifier,
    closures:
      to.kind === 'file'
        ? matrix.findClosures(from.place, to.place, typeOnly).filter((closure) => !isOpened(closure))
        : [],
    misuses:
      to.kind === 'package' || to.kind === 'builtin'
        ? packages.findMisuses(from.place, to.kind, to.name, specifier)
        : [],
    findClosedNames: () => origins.findClosedNames(row),
    findNames: () => listNames(evidence, row),
  };
}

export function readFile({ graph }: Evidence, row: number): FileView {
  const { files, places } = graph;
  return {
    row,
    path: files.paths[row] as string,
    place: places[files.place[row] as number] as FileView['place'],
    flags: files.flags[row] as number,
  };
}

function readTarget(evidence: Evidence, row: number): EdgeTarget {
  const { dependencies, strings } = evidence.graph;
  const kind = TARGET_KINDS[dependencies.kind[row] as number];
  const to = dependencies.to[row] as number;
  switch (kind) {
    case 'file':
      return { kind, ...readFile(evidence, to) };
    case 'package':
    case 'builtin':
      return { kind, name: strings[to] as string };
    default:
      return { kind: kind ?? 'unresolved' };
  }
}

function listNames({ graph }: Evidence, row: number): readonly string[] {
  const clause = graph.clauseOf(row);
  if (clause !== undefined) return [...new Set(clause.map(({ imported }) => imported))].sort();
  const request = findRequest(graph, row);
  if (request.kind === 'file') return [];
  return request.kind === 'everything' ? ['*'] : request.names.map(({ name }) => name).sort();
}
