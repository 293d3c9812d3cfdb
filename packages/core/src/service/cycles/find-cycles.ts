import { findComponents } from './find-components';
import { findCut } from './find-cut';
import { findShortCycle } from './find-short-cycle';
import { toSubgraph } from './subgraph';

/** A directed graph in compressed rows, whose edges have numbers. */
export interface Digraph {
  readonly nodes: number;
  /** Edges of node `n` are `first[n] … first[n + 1] - 1`. */
  readonly first: Int32Array;
  /** Edge → node that it leads to; negative: no edge. */
  readonly targets: Int32Array;
}

/** All edges from one node to another. */
export interface Step {
  readonly from: number;
  readonly to: number;
  /** The lowest of them. */
  readonly edge: number;
  readonly count: number;
}

/** Nodes that all reach each other. */
export interface Cycle {
  /** Sorted by name. */
  readonly members: readonly number[];
  /** One short way round, from the member with the lowest name on it. */
  readonly path: readonly Step[];
  /** The smallest set of steps found without which no cycle is left among the members. */
  readonly cut: readonly Step[];
  /** All steps between members, sorted by name. */
  readonly steps: readonly Step[];
}

/**
 * Finds the cyclic components of a graph. Cycles are never enumerated: a component of a thousand nodes has more than anybody
 * can read. Linear in nodes and edges.
 *
 * @param accepts asked for every edge inside a component; an edge that is accepted is no edge
 */
export function findCycles(
  graph: Digraph,
  nameOf: (node: number) => string,
  accepts: ((edge: number, from: number) => boolean) | undefined,
): readonly Cycle[] {
  let members = groupCyclic(graph);
  if (members.length === 0) return [];
  if (accepts !== undefined) members = groupCyclic(dropAccepted(graph, members, accepts));
  return members
    .map((group) => {
      const subgraph = toSubgraph(graph, group, nameOf, accepts);
      return {
        members: subgraph.nodes,
        path: findShortCycle(subgraph).map((index) => subgraph.steps[index] as Step),
        cut: findCut(subgraph).map((index) => subgraph.steps[index] as Step),
        steps: subgraph.steps,
      };
    })
    .sort((a, b) => compareText(nameOf(a.members[0] as number), nameOf(b.members[0] as number)));
}

/** The nodes of each component that holds a cycle. */
function groupCyclic({ nodes, first, targets }: Digraph): readonly (readonly number[])[] {
  const { of, cyclic } = findComponents(nodes, first, targets);
  if (cyclic.length === 0) return [];
  const groups = new Map(cyclic.map((component): [number, number[]] => [component, []]));
  for (let node = 0; node < nodes; node++) groups.get(of[node] as number)?.push(node);
  return [...groups.values()];
}

function dropAccepted(
  graph: Digraph,
  groups: readonly (readonly number[])[],
  accepts: (edge: number, from: number) => boolean,
): Digraph {
  const targets = graph.targets.slice();
  for (const group of groups) {
    const inside = new Set(group);
    for (const node of group) {
      for (let edge = graph.first[node] as number; edge < (graph.first[node + 1] as number); edge++) {
        if (inside.has(targets[edge] as number) && accepts(edge, node)) targets[edge] = -1;
      }
    }
  }
  return { ...graph, targets };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
