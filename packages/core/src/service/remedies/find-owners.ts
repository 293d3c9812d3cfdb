import { isWithin } from '../is-within';
import { type Home, listHomes } from './list-homes';
import type { Workbench } from './workbench';

/** A file that may use what another may not. */
export interface Owner extends Home {
  /** The row behind the last one, where it is new. */
  readonly row: number;
  readonly isNew: boolean;
}

/**
 * The files of the layers that a restriction names, entries first, then the nearest; then a new one for each of these layers.
 *
 * @param isAnybody whether also those count which the file may not import
 */
export function findOwners(
  bench: Workbench,
  file: number,
  onlyIn: readonly string[],
  isAnybody = false,
): readonly Owner[] {
  const { graph, policy, matrix } = bench.evidence;
  const { files, places } = graph;
  const from = places[files.place[file] as number];
  if (from === undefined) return [];
  const path = files.paths[file] as string;
  const isOpen = places.map(
    (place) =>
      isWithin(policy, place, onlyIn) &&
      !place.test &&
      (isAnybody || matrix.findClosures(from, place, false).length === 0),
  );
  const owners: { readonly owner: Owner; readonly rank: number }[] = [];
  for (let row = 0; row < files.count; row++) {
    const id = files.place[row] as number;
    const place = places[id];
    if (place === undefined || isOpen[id] !== true || row === file) continue;
    const own = files.paths[row] as string;
    owners.push({
      owner: { path: own, place, row, isNew: false },
      rank: (place.providerEntry ? 1000 : 0) + countShared(own, path),
    });
  }
  const known = owners.sort((a, b) => b.rank - a.rank || a.owner.row - b.owner.row).map(({ owner }) => owner);
  const created = [...listHomes(bench, path, [from.domain, undefined])].filter(({ place }) =>
    isWithin(policy, place, onlyIn),
  );
  return [...known, ...created.map((home) => ({ ...home, row: files.count, isNew: true }))];
}

function countShared(a: string, b: string): number {
  const one = a.split('/');
  const other = b.split('/');
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return shared;
}
