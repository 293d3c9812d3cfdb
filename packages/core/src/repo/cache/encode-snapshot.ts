import type { FileTree } from '#types/file-tree';
import type { WitnessRecords } from '../create-witness';
import { packSections } from './pack-sections';
import type { Snapshot } from './snapshot';

/** The position is what the file holds; the first stands for what is not there. */
export const KINDS = [undefined, 'file', 'folder', 'other'] as const;

/** @returns `undefined` where it cannot be kept */
export function encodeSnapshot(snapshot: Snapshot): Uint8Array | undefined {
  const { key, tree, placed, listingFaults, records, scans, verdict } = snapshot;
  const files = [...records.files.values()];
  const folders = [...records.folders.values()];
  return packSections({
    strings: {
      names: tree.names,
      folders: tree.folders,
      specifiers: scans.specifiers,
      statted: [...records.kinds.keys()],
      readFiles: [...records.files.keys()],
      readFolders: [...records.folders.keys()],
    },
    ints: {
      parents: Int32Array.from(tree.parents),
      folderOfFile: Int32Array.from(tree.folderOfFile),
      place: placed.place,
      counts: scans.counts,
      rows: scans.rows,
    },
    floats: {
      sizes: scans.sizes,
      mtimes: scans.mtimes,
      ctimes: scans.ctimes,
      digests: scans.digests,
      fileSizes: Float64Array.from(files, ({ stat }) => stat?.size ?? -1),
      fileMtimes: Float64Array.from(files, ({ stat }) => stat?.mtimeMs ?? -1),
      fileCtimes: Float64Array.from(files, ({ stat }) => stat?.ctimeMs ?? -1),
      fileDigests: Float64Array.from(files, ({ digest }) => digest ?? Number.NaN),
      folderMtimes: Float64Array.from(folders, ({ mtimeMs }) => mtimeMs),
      folderCtimes: Float64Array.from(folders, ({ ctimeMs }) => ctimeMs),
      folderDigests: Float64Array.from(folders, ({ digest }) => digest),
    },
    bytes: {
      flags: placed.flags,
      fileFlags: scans.fileFlags,
      unsure: scans.unsure,
      kinds: toKinds(records),
      fileUnsure: Uint8Array.from(files, ({ isUnsure }) => Number(isUnsure)),
      fileKinds: Uint8Array.from(files, ({ stat }) => KINDS.indexOf(stat?.kind)),
    },
    json: {
      key,
      places: placed.places,
      rivals: [...placed.rivals],
      links: listLinks(tree),
      listingFaults,
      realPaths: [...records.links],
      commands: [...records.commands],
      rest: scans.rest,
      verdict,
    },
  });
}

function toKinds({ kinds }: WitnessRecords): Uint8Array {
  return Uint8Array.from(kinds.values(), (kind) => KINDS.indexOf(kind));
}

/** The second names that links give: folder, name, and the row or folder that is meant. */
function listLinks(tree: FileTree): readonly (readonly [folder: number, name: string, entry: number])[] {
  const links: [number, string, number][] = [];
  for (const [folder, entries] of tree.entries.entries()) {
    for (const [name, entry] of entries) {
      const isOwn =
        entry >= 0
          ? tree.folderOfFile[entry] === folder && tree.names[entry] === name
          : tree.parents[~entry] === folder && (tree.folders[~entry] ?? '').endsWith(name);
      if (!isOwn) links.push([folder, name, entry]);
    }
  }
  return links;
}
