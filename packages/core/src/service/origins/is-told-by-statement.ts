import type { Graph } from '#types/graph';
import { BINDS_OF } from './binding-forms';

/** Whether a statement itself says what it asks its module for; else the tree of the file that holds it does. */
export function isToldByStatement(graph: Graph, row: number): boolean {
  if (BINDS_OF[graph.dependencies.form[row] as number] !== 'names') return true;
  return graph.clauseOf(row)?.every(({ imported }) => imported !== '*') === true;
}
