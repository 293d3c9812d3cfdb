import {
  createPackageLaw,
  createMatrix,
  type Finding,
  findRestrictedGlobals,
  type Graph,
  type Matrix,
  describePlace,
  type Place,
  type Policy,
  TARGET,
} from '@storypole/core';
import type { Door, FileExplanation, LayerAccess, RestrictedUse } from '#types/explanation';

/** What the file of a row is, may import, and is imported by. `findings` are those of the project. */
export function explainFile(policy: Policy, graph: Graph, file: number, findings: readonly Finding[]): FileExplanation {
  const path = graph.files.paths[file] as string;
  const place = graph.places[graph.files.place[file] as number] as Place;
  const matrix = createMatrix(policy);
  const access = policy.layers.map((layer, index) => ({ layer: layer.id, ...accessOf(matrix, place, index) }));
  const dependencies = graph.dependencies;
  return {
    file: path,
    place: describePlace(policy, place),
    kind: place.test ? 'test' : place.kind,
    domain: place.domain,
    open: access.filter(({ isOpen }) => isOpen).map(({ layer, typeOnly }): LayerAccess => ({ layer, typeOnly })),
    closed: access.filter(({ isOpen }) => !isOpen).map(({ layer, why }) => ({ layer, why })),
    domains: findDomains(graph, matrix, place),
    passesEntries: policy.layers.some((_, layer) => matrix.reachOf(place, layer, false) === 'everywhere'),
    providers: findProviders(graph, matrix, place),
    packages: place.kind === 'layer' ? policy.layers[place.layer]?.packages : undefined,
    restricted: findRestricted(policy, place),
    imports: (dependencies.first[file + 1] as number) - (dependencies.first[file] as number),
    importers: findImporters(graph, file),
    findings: findings.filter((finding) => finding.from.file === path),
  };
}

function accessOf(matrix: Matrix, place: Place, layer: number): { isOpen: boolean; typeOnly: boolean; why: string } {
  const value = matrix.reachOf(place, layer, false);
  const type = matrix.reachOf(place, layer, true);
  return {
    isOpen: type !== 'closed' || value !== 'closed',
    typeOnly: value === 'closed',
    why: matrix.whyOf(place, layer),
  };
}

function findDomains(graph: Graph, matrix: Matrix, place: Place): readonly Door[] {
  const entries = new Map<string, string[]>();
  for (const { domain } of graph.places) if (domain !== undefined && domain !== place.domain) entries.set(domain, []);
  forEachFile(graph, (path, other) => {
    if (other.kind === 'entry') entries.get(other.domain ?? '')?.push(path);
  });
  return [...entries]
    .filter(([domain]) => opensDomain(matrix, place, domain))
    .map(([name, files]) => ({ name, entries: files }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function opensDomain(matrix: Matrix, place: Place, domain: string): boolean {
  if (place.kind !== 'layer') return false;
  return matrix.layersOf(domain).some((layer) => {
    const reach = matrix.reachOf(place, layer, true);
    if (reach === 'any' || reach === 'everywhere') return true;
    return reach === 'listed' && place.domain !== undefined && matrix.isListed(place.domain, domain);
  });
}

function findProviders(graph: Graph, matrix: Matrix, place: Place): readonly Door[] {
  const entries = new Map<string, string[]>();
  forEachFile(graph, (path, other) => {
    if (other.provider === undefined || other.provider === place.provider) return;
    if (!other.providerEntry || matrix.findClosures(place, other, true).length > 0) return;
    entries.set(other.provider, [...(entries.get(other.provider) ?? []), path]);
  });
  return [...entries].map(([name, files]) => ({ name, entries: files })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function findRestricted(policy: Policy, place: Place): readonly RestrictedUse[] {
  const { findMisuses } = createPackageLaw(policy);
  const uses = (kind: 'package' | 'builtin') =>
    policy[kind === 'package' ? 'packages' : 'builtins']
      .filter(({ name }) =>
        findMisuses(place, kind, name.replace(/^node:/, ''), name).some((misuse) => misuse.restriction !== undefined),
      )
      .map(({ name, onlyIn, instead }) => ({ kind, name, onlyIn, instead }));
  const globals = findRestrictedGlobals(policy, place).map((name): RestrictedUse => {
    const restriction = policy.globals.find((global) => global.name === name);
    return { kind: 'global', name, onlyIn: restriction?.onlyIn ?? [], instead: restriction?.instead };
  });
  return [...uses('package'), ...uses('builtin'), ...globals];
}

function findImporters({ files, dependencies }: Graph, file: number): readonly string[] {
  const importers = new Set<number>();
  for (let row = 0; row < dependencies.count; row += 1) {
    if (dependencies.kind[row] === TARGET.file && dependencies.to[row] === file)
      importers.add(dependencies.from[row] as number);
  }
  return [...importers].map((importer) => files.paths[importer] as string).sort();
}

function forEachFile({ files, places }: Graph, visit: (path: string, place: Place) => void): void {
  for (let file = 0; file < files.count; file += 1) {
    visit(files.paths[file] as string, places[files.place[file] as number] as Place);
  }
}
