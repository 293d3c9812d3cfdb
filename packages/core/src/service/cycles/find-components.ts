/** Strongly connected components of a graph in compressed rows. */
export interface Components {
  readonly count: number;
  /** Node → its component. Components are numbered so that an edge never leads to a higher one. */
  readonly of: Int32Array;
  /** Component → number of its nodes. */
  readonly sizes: Int32Array;
  /** The components that hold a cycle: more nodes than one, or one that leads to itself. */
  readonly cyclic: readonly number[];
}

/**
 * Tarjan, "Depth-first search and linear graph algorithms" (1972), without recursion.
 *
 * @param first targets of node `n` are `targets[first[n]] … targets[first[n + 1] - 1]`; negative targets are passed over
 */
export function findComponents(nodes: number, first: Int32Array, targets: Int32Array): Components {
  const of = new Int32Array(nodes).fill(-1);
  const index = new Int32Array(nodes);
  const low = new Int32Array(nodes);
  const cursor = new Int32Array(nodes);
  const path = new Int32Array(nodes);
  const open = new Int32Array(nodes);
  const sizes = new Int32Array(nodes);
  const leadsToItself = new Uint8Array(nodes);
  const cyclic: number[] = [];
  let count = 0;
  let next = 1;
  let depth = 0;
  let opened = 0;
  for (let root = 0; root < nodes; root++) {
    if (index[root] !== 0) continue;
    if (first[root] === first[root + 1]) {
      index[root] = next++;
      sizes[count] = 1;
      of[root] = count++;
      continue;
    }
    path[depth++] = root;
    while (depth > 0) {
      const node = path[depth - 1] as number;
      if (index[node] === 0) {
        index[node] = low[node] = next++;
        cursor[node] = first[node] as number;
        open[opened++] = node;
      }
      const end = first[node + 1] as number;
      let at = cursor[node] as number;
      let lowest = low[node] as number;
      let child = -1;
      for (; at < end; at++) {
        const target = targets[at] as number;
        if (target < 0 || of[target] !== -1) continue;
        if (target === node) leadsToItself[node] = 1;
        const seen = index[target] as number;
        if (seen === 0) {
          child = target;
          break;
        }
        // An open target that came earlier, or a child whose visit has just ended: its `low` counts for both.
        const reach = low[target] as number;
        if (reach < lowest) lowest = reach;
      }
      low[node] = lowest;
      cursor[node] = at;
      if (child >= 0) {
        path[depth++] = child;
        continue;
      }
      depth--;
      if (lowest !== index[node]) continue;
      let size = 0;
      let member: number;
      do {
        member = open[--opened] as number;
        of[member] = count;
        size++;
      } while (member !== node);
      if (size > 1 || leadsToItself[node] === 1) cyclic.push(count);
      sizes[count++] = size;
    }
  }
  return { count, of, sizes: sizes.subarray(0, count), cyclic };
}
