import type { Graph } from '@storypole/core';

/**
 * What a name is called where it is declared: re-exports may rename it on the way.
 *
 * @param hops rows of the dependencies that hand it on, beginning in `file`
 */
export function followName(graph: Graph, file: number, name: string, hops: readonly number[]): string {
  const { start, to } = graph.dependencies;
  let current = name;
  let at = file;
  for (const hop of hops) {
    const own = graph.namesOf(at)?.exports.find((entry) => entry.exported === current && entry.start === start[hop]);
    // A star hands on every name as it is.
    if (own !== undefined && own.imported !== '*') current = own.imported;
    at = to[hop] as number;
  }
  return current;
}
