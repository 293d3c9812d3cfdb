import { findRequest, type Graph } from '@storypole/core';

/** The names that a dependency asks for: `*` for everything, none where the file itself is meant. */
export function findNames(graph: Graph, row: number): readonly string[] {
  const clause = graph.clauseOf(row);
  if (clause !== undefined) return [...new Set(clause.map(({ imported }) => imported))];
  const request = findRequest(graph, row);
  if (request.kind === 'file') return [];
  return request.kind === 'everything' ? ['*'] : request.names.map(({ name }) => name);
}
