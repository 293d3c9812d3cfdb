import type { Graph } from '#types/graph';
import { listDomainCycles } from './list-domain-cycles';

/**
 * Whether a change makes domains or providers need each other that did not, or others than before.
 *
 * @param before the graph without the change
 * @param graph the graph with it
 * @param leads rows, after the change, of the files that are imported anew
 * @param moved files that get another path
 */
export function closesDomainCycle(
  before: Graph,
  graph: Graph,
  leads: readonly number[],
  moved: readonly number[],
): boolean {
  const { from, to } = graph.dependencies;
  const crosses = leads.some((row) => {
    const [one, other] = [findOwner(graph, from[row] as number), findOwner(graph, to[row] as number)];
    return one !== undefined && other !== undefined && one !== other;
  });
  const wanders = moved.some((file) => findOwner(before, file) !== findOwner(graph, file));
  if (!crosses && !wanders) return false;
  const known = new Set(listDomainCycles(before));
  return listDomainCycles(graph).some((cycle) => !known.has(cycle));
}

/** The domain or the provider that a file belongs to. */
function findOwner({ files, places }: Graph, file: number): string | undefined {
  const place = places[files.place[file] as number];
  return place?.domain ?? (place?.provider === undefined ? undefined : `the provider ${place.provider}`);
}
