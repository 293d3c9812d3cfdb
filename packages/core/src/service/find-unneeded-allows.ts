import { DEPENDENCY_FLAG, type Graph, TARGET } from '#types/graph';
import type { Place } from '#types/place';
import type { CellEdit, Policy } from '#types/policy';
import { createIntMemo } from './create-int-memo';
import { createMatrix } from './matrix';
import { createOriginSets } from './origins/create-origin-sets';
import { createRankedPlaces } from './origins/create-ranked-places';
import { rankEntry } from './origins/rank-entry';

/**
 * The entries of `allow` (indices) that open a cell through which nothing passes. One pass over the dependencies.
 *
 * @param among entries that are asked about; all where left out
 */
export function findUnneededAllows(policy: Policy, graph: Graph, among?: ReadonlySet<number>): readonly number[] {
  if (policy.allow.length === 0 || among?.size === 0) return [];
  const { files, dependencies, places } = graph;
  const matrix = createMatrix(policy);
  const rankPlace = createRankedPlaces(places.length);
  const placeOf = (file: number): Place => places[files.place[file] as number] as Place;
  /** An entry counts as the layer that it is made from. */
  const originOf = (file: number): Place => {
    const place = placeOf(file);
    return place.kind === 'entry' ? rankPlace(place, rankEntry(graph, matrix, file).ofModule) : place;
  };
  const { sets, setOf } = createOriginSets(graph, originOf);
  /** (place, place or set, kind) that was looked at before. */
  const seen = createIntMemo();
  const layerIds = policy.layers.map((layer) => layer.id);
  const waiting = new Map(
    policy.allow.flatMap((edit, index) =>
      among?.has(index) === false
        ? []
        : [[index, { edit, from: layerIds.indexOf(edit.from), to: layerIds.indexOf(edit.to) }] as const],
    ),
  );
  /** Whether something that lies in `origin` passes through the cell. */
  const passes = (edit: CellEdit, layer: number, from: Place, origin: Place): boolean =>
    origin.layer === layer && (edit.domain !== 'same' || origin.domain === undefined || origin.domain === from.domain);
  for (let row = 0; row < dependencies.count && waiting.size > 0; row++) {
    if (dependencies.kind[row] !== TARGET.file) continue;
    const from = placeOf(dependencies.from[row] as number);
    if (from.test) continue;
    const typeOnly = (dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly;
    const kind = typeOnly !== 0 ? 'type' : 'value';
    const target = dependencies.to[row] as number;
    const set = setOf[target] as number;
    const origins = set >= 0 ? ~set : originOf(target).id;
    if (seen.get(from.id, origins, typeOnly) === 1) continue;
    seen.set(from.id, origins, typeOnly, 1);
    for (const [index, { edit, from: layer, to }] of waiting) {
      if (from.layer !== layer || (edit.kind !== 'both' && edit.kind !== kind)) continue;
      if ((sets[set] ?? [originOf(target)]).some((origin) => passes(edit, to, from, origin))) waiting.delete(index);
    }
  }
  return [...waiting.keys()];
}
