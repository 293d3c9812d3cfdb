import { assignPlaces } from '#repo/places/assign-places';
import { buildFileTree } from '#types/file-tree';
import { FILE_FLAG } from '#types/graph';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';

/** Tells the place that a path would have. A path that two layers claim counts as one in none. */
export function createPlaceFinder(policy: Policy): (path: string) => Place {
  return (path) => {
    const { place, places, flags } = assignPlaces(buildFileTree('/', [path]), policy);
    const found = places[place[0] as number] as Place;
    const isContested = ((flags[0] as number) & FILE_FLAG.contested) !== 0;
    return isContested ? { ...found, kind: 'loose', layer: -1 } : found;
  };
}
