import type { Graph } from '#types/graph';
import { folderOf } from '#types/module-path';
import type { Layer, Policy } from '#types/policy';

/** Folder → layer (index) → files of that layer below it. */
type Census = ReadonlyMap<string, ReadonlyMap<number, number>>;

const censuses = new WeakMap<Graph, Census>();

/**
 * The layer that a stray file is likeliest to belong to: one whose name begins a folder of its path as the folder's does
 * (`services` for `service`), else the one with the most files in the nearest folder that holds any.
 */
export function findNearestLayer(policy: Policy, graph: Graph, path: string): Layer | undefined {
  const segments = folderOf(path).split('/').reverse();
  for (const segment of segments) {
    const alike = policy.layers.find((layer) => isAlike(layer.id, segment));
    if (alike !== undefined) return alike;
  }
  let census = censuses.get(graph);
  if (census === undefined) censuses.set(graph, (census = takeCensus(graph)));
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const counts = [...(census.get(folder) ?? [])].sort(([a, m], [b, n]) => n - m || a - b);
    if (counts.length > 0) return policy.layers[counts[0]?.[0] ?? -1];
    if (folder === '') return undefined;
  }
}

function isAlike(layer: string, folder: string): boolean {
  const length = Math.min(layer.length, folder.length);
  return (
    length >= 4 &&
    Math.abs(layer.length - folder.length) <= 2 &&
    layer.slice(0, length - 1) === folder.slice(0, length - 1)
  );
}

function takeCensus({ files, places }: Graph): Census {
  const census = new Map<string, Map<number, number>>();
  for (let row = 0; row < files.count; row++) {
    const place = places[files.place[row] as number];
    if (place?.kind !== 'layer') continue;
    for (let folder = folderOf(files.paths[row] as string); ; folder = folderOf(folder)) {
      let counts = census.get(folder);
      if (counts === undefined) census.set(folder, (counts = new Map<number, number>()));
      counts.set(place.layer, (counts.get(place.layer) ?? 0) + 1);
      if (folder === '') break;
    }
  }
  return census;
}
