import { createGaugeQueue } from './gauge-queue';
import type { Subgraph } from './subgraph';

/** Above this many steps a cut is shown as the heuristic leaves it: trying each step again would cost too much. */
const MAX_TRIALS = 64;

/**
 * A small set of steps without which the component has no cycle, lightest first by the edges that a step stands for.
 *
 * Eades, Lin and Smyth, "A fast and effective heuristic for the feedback arc set problem" (1993), weighted; then every step
 * that the rest of the cut makes needless is given back. Linear, but for the bounded number of trials.
 */
export function findCut(graph: Subgraph): readonly number[] {
  const rank = findOrder(graph);
  const cut: number[] = [];
  for (let node = 0; node < graph.nodes.length; node++) {
    for (let step = graph.first[node] as number; step < (graph.first[node + 1] as number); step++) {
      if ((rank[graph.targets[step] as number] as number) <= (rank[node] as number)) cut.push(step);
    }
  }
  const weigh = (step: number): number => graph.steps[step]?.count ?? 0;
  const kept = cut.length > MAX_TRIALS ? cut : giveBack(graph, cut, weigh);
  return [...kept].sort((a, b) => weigh(a) - weigh(b) || a - b);
}

/** Node → its rank in an order in which few steps lead backward. */
function findOrder(graph: Subgraph): Int32Array {
  const count = graph.nodes.length;
  const reverse = toReverse(graph);
  const outgoing = new Int32Array(count);
  const incoming = new Int32Array(count);
  for (let node = 0; node < count; node++) {
    for (let step = graph.first[node] as number; step < (graph.first[node + 1] as number); step++) {
      const target = graph.targets[step] as number;
      if (target === node) continue;
      const weight = graph.steps[step]?.count ?? 0;
      outgoing[node] = (outgoing[node] as number) + weight;
      incoming[target] = (incoming[target] as number) + weight;
    }
  }
  const queue = createGaugeQueue(outgoing, incoming);
  const rank = new Int32Array(count).fill(-1);
  let low = 0;
  let high = count - 1;
  for (let taken = queue.take(); taken !== undefined; taken = queue.take()) {
    const { node } = taken;
    rank[node] = taken.isSink ? high-- : low++;
    for (let step = graph.first[node] as number; step < (graph.first[node + 1] as number); step++) {
      const target = graph.targets[step] as number;
      if (rank[target] === -1) queue.lower(target, 0, graph.steps[step]?.count ?? 0);
    }
    for (const step of reverse.into[node] as readonly number[]) {
      const source = reverse.from[step] as number;
      if (rank[source] === -1) queue.lower(source, graph.steps[step]?.count ?? 0, 0);
    }
  }
  return rank;
}

interface Reverse {
  /** Node → the steps that lead to it. */
  readonly into: readonly (readonly number[])[];
  /** Step → the node that it leaves. */
  readonly from: readonly number[];
}

function toReverse(graph: Subgraph): Reverse {
  const into: number[][] = graph.nodes.map(() => []);
  const from: number[] = [];
  for (let node = 0; node < graph.nodes.length; node++) {
    for (let step = graph.first[node] as number; step < (graph.first[node + 1] as number); step++) {
      from[step] = node;
      into[graph.targets[step] as number]?.push(step);
    }
  }
  return { into, from };
}

/** Puts steps back, the heaviest first, as long as they close no cycle. */
function giveBack(graph: Subgraph, cut: readonly number[], weigh: (step: number) => number): readonly number[] {
  const { from } = toReverse(graph);
  const missing = new Set(cut);
  for (const step of [...cut].sort((a, b) => weigh(b) - weigh(a) || a - b)) {
    if (!reaches(graph, graph.targets[step] as number, from[step] as number, missing)) missing.delete(step);
  }
  return [...missing];
}

function reaches(graph: Subgraph, start: number, end: number, missing: ReadonlySet<number>): boolean {
  if (start === end) return true;
  const seen = new Uint8Array(graph.nodes.length);
  const queue = [start];
  seen[start] = 1;
  for (const node of queue) {
    for (let step = graph.first[node] as number; step < (graph.first[node + 1] as number); step++) {
      const target = graph.targets[step] as number;
      if (seen[target] === 1 || missing.has(step)) continue;
      if (target === end) return true;
      seen[target] = 1;
      queue.push(target);
    }
  }
  return false;
}
