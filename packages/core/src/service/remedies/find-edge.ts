import type { Finding } from '#types/finding';
import type { Edge } from '#types/rule';
import { textOfTarget } from '../draft-findings';
import { readEdge } from '../read-edge';
import type { Workbench } from './workbench';

/** The dependency that a finding is about: a finding stands at its specifier, and a glob is many dependencies at one place. */
export function findEdge({ evidence, rowOf }: Workbench, { from, to }: Finding): Edge | undefined {
  const file = rowOf(from.file);
  if (file < 0 || to === undefined) return undefined;
  const { first, start, end } = evidence.graph.dependencies;
  for (let row = first[file] as number; row < (first[file + 1] as number); row++) {
    const range = evidence.graph.locate(file, start[row] as number, end[row] as number);
    if (range.line !== from.line || range.column !== from.column || range.endColumn !== from.endColumn) continue;
    const edge = readEdge(evidence, row);
    const wanted = to.file ?? to.package ?? to.builtin ?? to.specifier;
    if (textOfTarget(edge.to, edge.specifier) === wanted) return edge;
  }
  return undefined;
}
