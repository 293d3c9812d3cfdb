import { countDebt, type Debt } from '#types/debt';
import type { Architecture, PlaceEdge } from '#types/architecture';
import type { Finding } from '#types/finding';
import { DEPENDENCY_FLAG, type Graph, TARGET } from '#types/graph';
import type { Policy, Reach } from '#types/policy';
import { createExportResolver } from '../origins/create-export-resolver';
import { describePlace } from '../describe-place';

const REACHES: Readonly<Record<Reach, string>> = {
  closed: 'nothing',
  same: 'in its own domain',
  listed: 'in the domains that `uses` lists',
  any: 'in every domain',
  everywhere: 'everywhere',
};

/** What a project is made of, as its diff speaks of it. Tests are left out. */
export function describeArchitecture(
  policy: Policy,
  graph: Graph,
  debt: Debt,
  findings: readonly Finding[],
): Architecture {
  const used = new Set(graph.files.place);
  const places = graph.places.filter(({ id, test, kind }) => used.has(id) && !test && kind !== 'outside');
  return {
    domains: sort(places.flatMap(({ domain }) => (domain === undefined ? [] : [domain]))),
    layers: sort(policy.layers.map(({ id }) => id)),
    ...countDependencies(policy, graph),
    exports: listExports(policy, graph),
    cells: listCells(policy),
    findings: sort(findings.map(nameFinding)),
    knownDebt: countDebt(debt.files.flatMap(({ entries }) => entries)),
  };
}

function countDependencies(policy: Policy, graph: Graph): Pick<Architecture, 'edges' | 'packages'> {
  const { dependencies, files, places, strings } = graph;
  const names = places.map((place) =>
    place.test || place.kind === 'outside' ? undefined : describePlace(policy, place),
  );
  const edges = new Map<string, PlaceEdge>();
  const packages = new Map<string, number>();
  for (let row = 0; row < dependencies.count; row++) {
    const from = names[files.place[dependencies.from[row] as number] as number];
    if (from === undefined) continue;
    const kind = dependencies.kind[row];
    const target = dependencies.to[row] as number;
    if (kind === TARGET.file) {
      const to = names[files.place[target] as number];
      if (to === undefined || to === from) continue;
      const isType = ((dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) !== 0;
      const { values, types } = edges.get(`${from} to ${to}`) ?? { values: 0, types: 0 };
      edges.set(`${from} to ${to}`, { from, to, values: values + (isType ? 0 : 1), types: types + (isType ? 1 : 0) });
    } else if (kind === TARGET.package || kind === TARGET.builtin) {
      const name = `${from} uses ${kind === TARGET.builtin ? 'node:' : ''}${strings[target] ?? ''}`;
      packages.set(name, (packages.get(name) ?? 0) + 1);
    }
  }
  return { edges, packages };
}

function listExports(policy: Policy, graph: Graph): readonly string[] {
  const { files, places } = graph;
  const resolver = createExportResolver(graph);
  const found: string[] = [];
  for (let file = 0; file < files.count; file++) {
    const place = places[files.place[file] as number];
    if (place === undefined || place.test || (place.kind !== 'entry' && !place.providerEntry)) continue;
    const owner = place.domain ?? place.provider ?? describePlace(policy, place);
    for (const name of resolver.listNames(file, true)) found.push(`${owner}: ${name}`);
  }
  return sort(found);
}

function listCells({ layers, matrix }: Policy): readonly string[] {
  return layers.flatMap((from, row) =>
    layers.flatMap((to, column) => {
      const cell = matrix[row]?.[column];
      if (cell === undefined || row === column) return [];
      return (['value', 'type'] as const).flatMap((kind) =>
        cell[kind] === 'closed' ? [] : [`${from.id} may import ${kind}s of ${to.id} ${REACHES[cell[kind]]}`],
      );
    }),
  );
}

function nameFinding({ rule, from, to, names }: Finding): string {
  const target = to?.file ?? to?.package ?? to?.builtin ?? to?.global ?? to?.specifier;
  const what = names.length === 0 ? '' : ` (${names.join(', ')})`;
  return `${rule}: ${from.file}${target === undefined ? '' : ` to ${target}`}${what}`;
}

function sort(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
