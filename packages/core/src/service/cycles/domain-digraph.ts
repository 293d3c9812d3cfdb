import { DEPENDENCY_FLAG, type Graph, TARGET } from '#types/graph';
import type { Digraph } from './find-cycles';

/** The domains and providers of a graph, and the dependencies between them. */
export interface DomainDigraph extends Digraph {
  /** Node → its name: `billing`, `the provider telemetry`. */
  readonly names: readonly string[];
  /** Edge → row of the dependency. */
  readonly rows: Int32Array;
}

/** Tests are left out: what only a test needs is not needed. @param types whether a dependency on a type counts */
export function toDomainDigraph(graph: Graph, types: boolean): DomainDigraph {
  const { files, dependencies, places } = graph;
  const ids = new Map<string, number>();
  const nodeOfPlace = Int32Array.from(places, (place) => {
    if (place.test || place.kind === 'outside') return -1;
    const name = place.domain ?? (place.provider === undefined ? undefined : `the provider ${place.provider}`);
    if (name === undefined) return -1;
    const id = ids.get(name) ?? ids.size;
    ids.set(name, id);
    return id;
  });
  const rowsOf: number[][] = [...ids].map(() => []);
  for (let file = 0; file < files.count; file++) {
    const node = nodeOfPlace[files.place[file] as number] as number;
    if (node < 0) continue;
    for (let row = dependencies.first[file] as number; row < (dependencies.first[file + 1] as number); row++) {
      if (dependencies.kind[row] !== TARGET.file) continue;
      if (!types && ((dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) !== 0) continue;
      const target = nodeOfPlace[files.place[dependencies.to[row] as number] as number] as number;
      if (target >= 0 && target !== node) rowsOf[node]?.push(row);
    }
  }
  const rows = Int32Array.from(rowsOf.flat());
  const first = new Int32Array(ids.size + 1);
  for (const [node, list] of rowsOf.entries()) first[node + 1] = (first[node] as number) + list.length;
  const targets = rows.map((row) => nodeOfPlace[files.place[dependencies.to[row] as number] as number] as number);
  return { nodes: ids.size, first, targets, names: [...ids.keys()], rows };
}
