import type { Graph } from '#types/graph';
import { createLoadTargets } from '../cycles/import-digraph';
import { findKnownImports } from './known-imports';

/**
 * Whether a change closes a cycle of files, or renames a file of one, which would be another cycle by name.
 *
 * @param before the graph without the change
 * @param graph the graph with it
 * @param leads rows, after the change, of the values that are imported anew
 * @param moved files that get another path
 */
export function closesFileCycle(
  before: Graph,
  graph: Graph,
  leads: readonly number[],
  moved: readonly number[],
): boolean {
  const { from, to, first } = graph.dependencies;
  const targetOf = createLoadTargets(graph, true);
  const { components } = findKnownImports(before, true);
  // Components are numbered so that an edge never leads to a higher one. On a cycle, every file leads by old edges to the beginning
  // of a new one; so from the new edge that begins lowest, nothing below its beginning has to be looked at. Edges that are gone only
  // take ways away.
  const reaches = (start: number, end: number): boolean => {
    const floor = components.of[end] ?? -1;
    if ((components.of[start] ?? floor) < floor) return false;
    const seen = new Uint8Array(graph.files.count);
    const queue = [start];
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      for (let row = first[node] as number; row < (first[node + 1] as number); row++) {
        const next = targetOf(row);
        if (next === end) return true;
        if (next < 0 || seen[next] === 1 || (components.of[next] ?? floor) < floor) continue;
        seen[next] = 1;
        queue.push(next);
      }
    }
    return false;
  };
  return (
    leads.some((row) => from[row] === to[row] || reaches(to[row] as number, from[row] as number)) ||
    moved.some((file) => reaches(file, file))
  );
}
