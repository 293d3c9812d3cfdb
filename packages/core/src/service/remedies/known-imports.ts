import type { Graph } from '#types/graph';
import { type Components, findComponents } from '../cycles/find-components';
import type { Digraph } from '../cycles/find-cycles';
import { toImportDigraph } from '../cycles/import-digraph';

/** Which files load which, and the components of that. */
export interface KnownImports {
  readonly digraph: Digraph;
  readonly components: Components;
}

const known = new WeakMap<Graph, Map<boolean, KnownImports>>();

/** Found once for a graph, whoever asks. */
export function findKnownImports(graph: Graph, dynamic: boolean): KnownImports {
  let own = known.get(graph);
  if (own === undefined) known.set(graph, (own = new Map<boolean, KnownImports>()));
  let imports = own.get(dynamic);
  if (imports === undefined) {
    const digraph = toImportDigraph(graph, dynamic);
    imports = { digraph, components: findComponents(digraph.nodes, digraph.first, digraph.targets) };
    own.set(dynamic, imports);
  }
  return imports;
}
