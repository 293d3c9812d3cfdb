import { FILE_FLAG, DEPENDENCY_FLAG, type Graph, TARGET } from '#types/graph';
import type { DomainCoupling, Measures } from '#types/history';
import type { Policy } from '#types/policy';
import { toDomainDigraph } from '../cycles/domain-digraph';
import { findComponents } from '../cycles/find-components';
import { toImportDigraph } from '../cycles/import-digraph';

/** Counts what connects the places of a project, without judging any of it. Linear in files and dependencies. */
export function measureProject(policy: Policy, graph: Graph): Measures {
  const imports = toImportDigraph(graph, false);
  const components = findComponents(imports.nodes, imports.first, imports.targets);
  const domains = toDomainDigraph(graph, false);
  return {
    edges: countEdges(graph),
    cycles: {
      groups: components.cyclic.length,
      files: components.cyclic.reduce((sum, component) => sum + (components.sizes[component] as number), 0),
      domains: findComponents(domains.nodes, domains.first, domains.targets).cyclic.length,
    },
    coupling: measureCoupling(policy, graph),
  };
}

function countEdges(graph: Graph): Measures['edges'] {
  const pairs = [new Set<number>(), new Set<number>()] as const;
  forEachEdge(graph, (from, to, row) => {
    if (from === to) return;
    const isType = ((graph.dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) !== 0;
    pairs[isType ? 1 : 0].add(from * graph.places.length + to);
  });
  return { values: pairs[0].size, types: pairs[1].size };
}

function measureCoupling(policy: Policy, graph: Graph): Measures['coupling'] {
  const { places } = graph;
  const nameOf = places.map(
    ({ domain, provider }) => domain ?? (provider === undefined ? undefined : `the provider ${provider}`),
  );
  const found = new Map(namePlaces(graph, nameOf).map((name) => [name, { afferent: 0, efferent: 0 }]));
  const cells = new Set<number>();
  let crossDomain = 0;
  let amongDomains = 0;
  forEachEdge(graph, (from, to) => {
    const fromLayer = (places[from] as (typeof places)[number]).layer;
    const toLayer = (places[to] as (typeof places)[number]).layer;
    if (fromLayer >= 0 && toLayer >= 0 && fromLayer !== toLayer) cells.add(fromLayer * policy.layers.length + toLayer);
    const importer = found.get(nameOf[from] ?? '');
    const imported = found.get(nameOf[to] ?? '');
    if (importer === undefined || imported === undefined) return;
    amongDomains++;
    if (importer === imported) return;
    crossDomain++;
    importer.efferent++;
    imported.afferent++;
  });
  return {
    crossDomain,
    amongDomains,
    cellsUsed: cells.size,
    cells: policy.layers.length * (policy.layers.length - 1),
    domains: [...found].map(([name, { afferent, efferent }]): DomainCoupling => {
      const all = afferent + efferent;
      return { name, afferent, efferent, instability: all === 0 ? undefined : efferent / all };
    }),
  };
}

/** The domains and providers that hold a judged file, sorted. */
function namePlaces({ files, places }: Graph, nameOf: readonly (string | undefined)[]): readonly string[] {
  const names = new Set<string>();
  for (let file = 0; file < files.count; file++) {
    const place = places[files.place[file] as number];
    const name = place === undefined ? undefined : nameOf[place.id];
    const isCounted = ((files.flags[file] as number) & FILE_FLAG.included) !== 0 && place?.test === false;
    if (name !== undefined && isCounted) names.add(name);
  }
  return [...names].sort();
}

/** @param visit is handed the indices of the places, and the row of the dependency */
function forEachEdge(
  { dependencies, files, places }: Graph,
  visit: (from: number, to: number, row: number) => void,
): void {
  const counts = places.map(({ kind, test }) => kind !== 'outside' && !test);
  for (let row = 0; row < dependencies.count; row++) {
    if (dependencies.kind[row] !== TARGET.file) continue;
    const from = files.place[dependencies.from[row] as number] as number;
    const to = files.place[dependencies.to[row] as number] as number;
    if (counts[from] === true && counts[to] === true) visit(from, to, row);
  }
}
