import type { Graph } from '#types/graph';
import type { Place } from '#types/place';

const tables = new WeakMap<Graph, ReadonlyMap<string, readonly string[]>>();

/** The files through which others may enter the domain or the provider that a place belongs to. */
export function findEntries(graph: Graph, place: Place): readonly string[] {
  let table = tables.get(graph);
  if (table === undefined) tables.set(graph, (table = listEntries(graph)));
  return table.get(toKey(place)) ?? [];
}

function listEntries({ files, places }: Graph): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>();
  for (let row = 0; row < files.count; row++) {
    const place = places[files.place[row] as number];
    if (place === undefined || place.test || !(place.kind === 'entry' || place.providerEntry)) continue;
    const key = toKey(place);
    const path = files.paths[row] as string;
    const group = table.get(key);
    if (group === undefined) table.set(key, [path]);
    else group.push(path);
  }
  return table;
}

function toKey(place: Place): string {
  return place.domain === undefined ? `provider ${place.provider ?? ''}` : `domain ${place.domain}`;
}
