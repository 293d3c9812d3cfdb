import { buildFileTree, type FileTree } from '#types/file-tree';
import type { Policy } from '#types/policy';
import { assignPlaces, type PlacedFiles } from '#repo/places/assign-places';

/** The files of a project, and their places. */
interface PlacedTree {
  readonly tree: FileTree;
  readonly placed: PlacedFiles;
}

/**
 * The same files and one more, which is not on disk yet: the last row.
 *
 * @param path relative to the root; no file of the tree
 */
export function addFile({ tree, placed }: PlacedTree, path: string, policy: Policy): PlacedTree {
  const folders = [...tree.folders];
  const parents = [...tree.parents];
  const entries = tree.entries.map((names) => new Map(names));
  const segments = path.split('/');
  const name = segments.pop() as string;
  let folder = 0;
  for (const segment of segments) {
    const known = entries[folder]?.get(segment);
    if (known !== undefined && known < 0) {
      folder = ~known;
      continue;
    }
    const above = folders[folder] as string;
    const id = folders.push(above === '' ? segment : `${above}/${segment}`) - 1;
    parents.push(folder);
    entries.push(new Map());
    entries[folder]?.set(segment, ~id);
    folder = id;
  }
  const row = tree.names.length;
  entries[folder]?.set(name, row);
  const own = assignPlaces(buildFileTree(tree.root, [path]), policy);
  const places = [...placed.places];
  const wanted = own.places[own.place[0] as number];
  let place = places.findIndex((one) => JSON.stringify({ ...one, id: 0 }) === JSON.stringify({ ...wanted, id: 0 }));
  if (place < 0 && wanted !== undefined) {
    place = places.length;
    places.push({ ...wanted, id: place });
  }
  const rivals = own.rivals.get(0);
  return {
    tree: {
      root: tree.root,
      folders,
      parents,
      entries,
      names: [...tree.names, name],
      folderOfFile: [...tree.folderOfFile, folder],
    },
    placed: {
      place: Int32Array.from([...placed.place, place]),
      flags: Uint8Array.from([...placed.flags, own.flags[0] as number]),
      places,
      rivals: rivals === undefined ? placed.rivals : new Map([...placed.rivals, [row, rivals]]),
    },
  };
}
