/** Hands out the nodes of a graph for the heuristic of Eades, Lin and Smyth. */
export interface GaugeQueue {
  /** A sink where there is one, else a source, else the node whose outgoing weight exceeds its incoming weight the most. */
  readonly take: () => { readonly node: number; readonly isSink: boolean } | undefined;
  /** Takes weight off a node that is still there. */
  readonly lower: (node: number, outgoing: number, incoming: number) => void;
}

/** Buckets of doubly linked nodes: each `lower` is constant, and all `take` together are linear in nodes and weights. */
export function createGaugeQueue(outgoing: Int32Array, incoming: Int32Array): GaugeQueue {
  const count = outgoing.length;
  const widest = Math.max(1, findMaximum(outgoing), findMaximum(incoming));
  const SINKS = 2 * widest + 1;
  const SOURCES = SINKS + 1;
  const heads = new Int32Array(SOURCES + 1).fill(-1);
  const next = new Int32Array(count).fill(-1);
  const previous = new Int32Array(count).fill(-1);
  const bucketOf = new Int32Array(count).fill(-1);
  let highest = 0;

  const insert = (node: number): void => {
    const out = outgoing[node] as number;
    const into = incoming[node] as number;
    const bucket = out === 0 ? SINKS : into === 0 ? SOURCES : out - into + widest;
    const head = heads[bucket] as number;
    bucketOf[node] = bucket;
    next[node] = head;
    previous[node] = -1;
    if (head !== -1) previous[head] = node;
    heads[bucket] = node;
    if (bucket < SINKS && bucket > highest) highest = bucket;
  };
  const remove = (node: number): void => {
    const before = previous[node] as number;
    const after = next[node] as number;
    if (before === -1) heads[bucketOf[node] as number] = after;
    else next[before] = after;
    if (after !== -1) previous[after] = before;
    bucketOf[node] = -1;
  };
  for (let node = count - 1; node >= 0; node--) insert(node);

  return {
    take: () => {
      let bucket = heads[SINKS] !== -1 ? SINKS : SOURCES;
      if (heads[bucket] === -1) {
        while (highest > 0 && heads[highest] === -1) highest--;
        bucket = highest;
      }
      const node = heads[bucket] as number;
      if (node === -1) return undefined;
      remove(node);
      return { node, isSink: bucket === SINKS };
    },
    lower: (node, out, into) => {
      if (bucketOf[node] === -1) return;
      remove(node);
      outgoing[node] = (outgoing[node] as number) - out;
      incoming[node] = (incoming[node] as number) - into;
      insert(node);
    },
  };
}

function findMaximum(values: Int32Array): number {
  let widest = 0;
  for (const value of values) if (value > widest) widest = value;
  return widest;
}
