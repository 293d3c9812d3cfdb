import type { Place } from '#types/place';

/** Gives an entry the place of the layer that it counts as. Equal ones are the same object. */
export type RankPlace = (entry: Place, layer: number) => Place;

/** @param firstId the number of the first; they go on after those of the graph, so that all can stand in one table */
export function createRankedPlaces(firstId: number): RankPlace {
  const known = new Map<string, Place>();
  return (entry, layer) => {
    const key = `${String(entry.test)} ${String(layer)} ${entry.domain ?? ''}`;
    let place = known.get(key);
    if (place === undefined) {
      place = { ...entry, id: firstId + known.size, kind: 'layer', layer };
      known.set(key, place);
    }
    return place;
  };
}
