import type { Subgraph } from './subgraph';

/** How many nodes a search starts from: enough to find something readable, few enough to stay linear. */
const STARTS = 16;

/**
 * A short cycle as step numbers, from its first node in order: a node that leads to itself, else two that lead to each other,
 * else the shortest through one of the first nodes. Always the same for the same graph.
 */
export function findShortCycle(graph: Subgraph): readonly number[] {
  const found = findLoop(graph) ?? findPair(graph) ?? findThroughFirst(graph);
  const start = found.reduce(
    (best, step, at) => (fromOf(graph, step) < fromOf(graph, found[best] as number) ? at : best),
    0,
  );
  return [...found.slice(start), ...found.slice(0, start)];
}

function findLoop(graph: Subgraph): readonly number[] | undefined {
  for (let node = 0; node < graph.nodes.length; node++) {
    const step = findStep(graph, node, node);
    if (step >= 0) return [step];
  }
  return undefined;
}

function findPair(graph: Subgraph): readonly number[] | undefined {
  for (let node = 0; node < graph.nodes.length; node++) {
    for (let step = graph.first[node] as number; step < (graph.first[node + 1] as number); step++) {
      const target = graph.targets[step] as number;
      const back = target > node ? findStep(graph, target, node) : -1;
      if (back >= 0) return [step, back];
    }
  }
  return undefined;
}

function findThroughFirst(graph: Subgraph): readonly number[] {
  let best: readonly number[] = [];
  for (let start = 0; start < Math.min(STARTS, graph.nodes.length); start++) {
    const cycle = findThrough(graph, start);
    if (best.length === 0 || cycle.length < best.length) best = cycle;
  }
  return best;
}

/** The shortest cycle through a node; there is one, since all nodes of a component reach each other. */
function findThrough(graph: Subgraph, start: number): readonly number[] {
  const cameBy = new Int32Array(graph.nodes.length).fill(-1);
  const queue = [start];
  for (const node of queue) {
    for (let step = graph.first[node] as number; step < (graph.first[node + 1] as number); step++) {
      const target = graph.targets[step] as number;
      if (target === start) {
        const steps = [step];
        for (let at = node; at !== start;) {
          const by = cameBy[at] as number;
          steps.push(by);
          at = fromOf(graph, by);
        }
        return steps.reverse();
      }
      if (cameBy[target] !== -1) continue;
      cameBy[target] = step;
      queue.push(target);
    }
  }
  return [];
}

/** Number of the step between two nodes; -1 where there is none. */
function findStep(graph: Subgraph, from: number, to: number): number {
  let low = graph.first[from] as number;
  let high = graph.first[from + 1] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((graph.targets[middle] as number) < to) low = middle + 1;
    else high = middle;
  }
  return low < (graph.first[from + 1] as number) && graph.targets[low] === to ? low : -1;
}

/** The node that a step leaves. */
function fromOf(graph: Subgraph, step: number): number {
  let low = 0;
  let high = graph.nodes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((graph.first[middle] as number) <= step) low = middle;
    else high = middle - 1;
  }
  return low;
}
