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

/** A folder, its path taken apart, and how many files of one layer and domain it holds. */
interface Folder {
  readonly folder: string;
  readonly parts: readonly string[];
  readonly count: number;
}

/** Layer and domain → folders that hold such files. */
type Folders = ReadonlyMap<string, readonly Folder[]>;

/** Folders of a layer and domain that are tried. */
const NEAREST = 3;

const tables = new WeakMap<Graph, Folders>();

/**
 * Where a file could lie: domain by domain the layers from the earliest to the latest, in the folder next to where it is. Its place
 * there has been looked up; no file has that path, and it lies in the same package.
 *
 * @param layers in the order in which they are tried
 * @param domains `undefined` stands for the layers outside every domain
 * @param admits a first look: asked with the place of a layer and domain before a folder is looked for
 */
export function* listHomes(
  bench: Workbench,
  path: string,
  domains: readonly (string | undefined)[],
  layers: Iterable<number> = bench.evidence.policy.layers.keys(),
  admits: (place: Place) => boolean = () => true,
): Iterable<Home> {
  const { graph } = bench.evidence;
  const here = graph.places[graph.files.place[bench.rowOf(path)] as number];
  const order = [...layers];
  for (const domain of new Set(domains)) {
    for (const layer of order) {
      if (here?.kind === 'layer' && here.layer === layer && here.domain === domain) continue;
      if (!admits({ id: -1, kind: 'layer', layer, domain, provider: undefined, providerEntry: false, test: false }))
        continue;
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
  const known = findNearest(table.get(toKey(layer, domain)) ?? [], path).map((folder) =>
    folder === '' ? name : `${folder}/${name}`,
  );
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

/** The folders that share most with that of a path, then those that hold most. */
function findNearest(folders: readonly Folder[], path: string): readonly string[] {
  const own = folderOf(path).split('/');
  const nearest: { readonly rank: number; readonly count: number; readonly folder: string }[] = [];
  for (const { folder, parts, count } of folders) {
    let shared = 0;
    while (shared < own.length && own[shared] === parts[shared]) shared += 1;
    const rank = shared * 100 - parts.length;
    const last = nearest[NEAREST - 1];
    if (last !== undefined && (rank < last.rank || (rank === last.rank && count < last.count))) continue;
    nearest.push({ rank, count, folder });
    nearest.sort((a, b) => b.rank - a.rank || b.count - a.count || (a.folder < b.folder ? -1 : 1));
    nearest.length = Math.min(nearest.length, NEAREST);
  }
  return nearest.map(({ folder }) => folder);
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
  return new Map(
    [...table].map(([key, folders]) => [
      key,
      [...folders].map(([folder, count]) => ({ folder, parts: folder.split('/'), count })),
    ]),
  );
}

function toKey(layer: number, domain: string | undefined): string {
  return `${String(layer)} ${domain ?? ''}`;
}
