import type { Remedy } from '#types/finding';
import type { GraphChange } from './graph-change';
import type { Workbench } from './workbench';

/** Adds to a mechanical remedy the files that it leads to and does not touch: another remedy may take away what they export. */
export function listNeeds({ evidence: { graph } }: Workbench, remedy: Remedy, change: GraphChange): Remedy {
  const { edits = [], moves = [] } = remedy;
  if (edits.length === 0 && moves.length === 0) return remedy;
  const touched = new Set([...edits.map(({ file }) => file), ...moves.flatMap(({ file, to }) => [file, to])]);
  const targets = [
    ...[...(change.changed ?? [])].flatMap(([, { to }]) => (to === undefined ? [] : [to])),
    ...(change.added ?? []).flatMap(({ to, like }) => (like === undefined ? [to] : [])),
  ];
  const needs = [...new Set(targets)]
    .flatMap((row) => graph.files.paths[row] ?? [])
    .filter((path) => !touched.has(path))
    .sort();
  return needs.length === 0 ? remedy : { ...remedy, needs };
}
