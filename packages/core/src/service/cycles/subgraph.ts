import type { Digraph, Step } from './find-cycles';

/** One component: nodes renumbered in the order of their names, parallel edges joined to steps. */
export interface Subgraph {
  /** Local number → node of the whole graph. */
  readonly nodes: readonly number[];
  /** Steps of local node `n` are `first[n] … first[n + 1] - 1`, sorted by target. */
  readonly first: readonly number[];
  /** Step → local number that it leads to. */
  readonly targets: readonly number[];
  readonly steps: readonly Step[];
}

/** @param accepts edges that are none */
export function toSubgraph(
  graph: Digraph,
  members: readonly number[],
  nameOf: (node: number) => string,
  accepts: ((edge: number, from: number) => boolean) | undefined,
): Subgraph {
  const names = new Map(members.map((node) => [node, nameOf(node)]));
  const nodes = [...members].sort((a, b) => ((names.get(a) as string) < (names.get(b) as string) ? -1 : 1));
  const localOf = new Map(nodes.map((node, local) => [node, local]));
  const first: number[] = [0];
  const targets: number[] = [];
  const steps: Step[] = [];
  for (const node of nodes) {
    const joined = new Map<number, Step>();
    for (let edge = graph.first[node] as number; edge < (graph.first[node + 1] as number); edge++) {
      const to = graph.targets[edge] as number;
      if (!localOf.has(to) || accepts?.(edge, node) === true) continue;
      const known = joined.get(to);
      joined.set(to, { from: node, to, edge: known?.edge ?? edge, count: (known?.count ?? 0) + 1 });
    }
    const sorted = [...joined.values()].sort((a, b) => (localOf.get(a.to) as number) - (localOf.get(b.to) as number));
    for (const step of sorted) {
      targets.push(localOf.get(step.to) as number);
      steps.push(step);
    }
    first.push(steps.length);
  }
  return { nodes, first, targets, steps };
}
