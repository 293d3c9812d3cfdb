import type { Graph } from '#types/graph';
import { toDomainDigraph } from '../cycles/domain-digraph';
import { findComponents } from '../cycles/find-components';

const known = new WeakMap<Graph, readonly string[]>();

/** The domains and providers that need each other: the names of each circle, joined. Found once for a graph. */
export function listDomainCycles(graph: Graph): readonly string[] {
  let cycles = known.get(graph);
  if (cycles === undefined) {
    const { nodes, first, targets, names } = toDomainDigraph(graph, true);
    const { of, cyclic } = findComponents(nodes, first, targets);
    cycles = cyclic.map((component) =>
      names
        .filter((_, node) => of[node] === component)
        .sort()
        .join(),
    );
    known.set(graph, cycles);
  }
  return cycles;
}
