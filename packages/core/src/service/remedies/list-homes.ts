import type { Graph } from '#types/graph';
import { baseNameOf, folderOf } from '#types/module-path';
import type { Place } from '#types/place';
import { samplePath } from '../proof/sample-path';
import type { Workbench } from './workbench';

/** A path that a file could have, and its place there. */
export interface Home {
  readonly path: string;
  readonly place: Place;
}

/** Layer and domain → folders that hold such files, with their number. */
type Folders = ReadonlyMap<string, ReadonlyMap<string, number>>;

const tables = new WeakMap<Graph, Folders>();

/**
 * Where a file could lie: domain by domain the layers from the earliest to the latest, in the folder next to where it is. Its place
 * there has been looked up; no file has that path, and it lies in the same package.
 *
 * @param layers in the order in which they are tried
 * @param domains `undefined` stands for the layers outside every domain
 */
export function* listHomes(
  bench: Workbench,
  path: string,
  domains: readonly (string | undefined)[],
  layers: Iterable<number> = bench.evidence.policy.layers.keys(),
): Iterable<Home> {
  const { graph } = bench.evidence;
  const here = graph.places[graph.files.place[bench.rowOf(path)] as number];
  const order = [...layers];
  for (const domain of new Set(domains)) {
    for (const layer of order) {
      if (here?.kind === 'layer' && here.layer === layer && here.domain === domain) continue;
      const home = findHome(bench, path, layer, domain);
      if (home !== undefined) yield home;
    }
  }
}

function findHome(bench: Workbench, path: string, layer: number, domain: string | undefined): Home | undefined {
  const { graph, policy } = bench.evidence;
  let table = tables.get(graph);
  if (table === undefined) tables.set(graph, (table = listFolders(graph)));
  const name = baseNameOf(path);
  const known = [...(table.get(toKey(layer, domain)) ?? [])]
    .map(([folder, count]) => ({ folder, rank: rankFolder(folder, path), count }))
    .sort((a, b) => b.rank - a.rank || b.count - a.count || (a.folder < b.folder ? -1 : 1))
    .slice(0, 3)
    .map(({ folder }) => (folder === '' ? name : `${folder}/${name}`));
  const dot = name.lastIndexOf('.');
  const sampled = (policy.layers[layer]?.files ?? [])
    .filter((glob) => !glob.startsWith('!') && glob.includes('{domain}') === (domain !== undefined))
    .flatMap((glob) => {
      if (glob.includes('{provider}')) return [];
      const names = {
        domain: domain?.slice(domain.lastIndexOf('/') + 1) ?? '',
        provider: '',
        file: name.slice(0, dot),
        extension: name.slice(dot + 1),
      };
      const sample = samplePath(glob, names);
      return sample === undefined || baseNameOf(sample) !== name ? [] : [sample];
    });
  for (const candidate of [...known, ...sampled]) {
    if (bench.rowOf(candidate) >= 0 || packageOf(graph, candidate) !== packageOf(graph, path)) continue;
    const place = bench.placeOf(candidate);
    const isMeant = place.kind === 'layer' && place.layer === layer && place.domain === domain && !place.test;
    if (isMeant && place.provider === undefined) return { path: candidate, place };
  }
  return undefined;
}

const manifests = new WeakMap<Graph, ReadonlySet<string>>();

/** The folder of the nearest package.json: what a package depends on and how it is compiled is its own affair. */
function packageOf(graph: Graph, path: string): string {
  let folders = manifests.get(graph);
  if (folders === undefined) {
    const own = graph.files.paths.filter((file) => baseNameOf(file) === 'package.json').map(folderOf);
    manifests.set(graph, (folders = new Set(own)));
  }
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) if (folders.has(folder)) return folder;
  return '';
}

/** How many folders two paths share. */
function rankFolder(folder: string, path: string): number {
  const own = folderOf(path).split('/');
  const other = folder.split('/');
  let shared = 0;
  while (shared < own.length && own[shared] === other[shared]) shared += 1;
  return shared * 100 - other.length;
}

function listFolders({ files, places }: Graph): Folders {
  const table = new Map<string, Map<string, number>>();
  for (let row = 0; row < files.count; row++) {
    const place = places[files.place[row] as number];
    if (place?.kind !== 'layer' || place.test || place.provider !== undefined) continue;
    const key = toKey(place.layer, place.domain);
    let folders = table.get(key);
    if (folders === undefined) table.set(key, (folders = new Map<string, number>()));
    const folder = folderOf(files.paths[row] as string);
    folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  return table;
}

function toKey(layer: number, domain: string | undefined): string {
  return `${String(layer)} ${domain ?? ''}`;
}
