import type { Graph } from '#types/graph';

/** The first dependency of a file whose specifier starts at a byte offset; -1 where there is none. */
export function findDependencyAt(graph: Graph, file: number, start: number): number {
  const { first, start: starts } = graph.dependencies;
  const end = first[file + 1] as number;
  let low = first[file] as number;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) < start) low = middle + 1;
    else high = middle;
  }
  return low < end && starts[low] === start ? low : -1;
}
