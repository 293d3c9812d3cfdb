import type { Fault } from '#types/fault';
import type { FileTree } from '#types/file-tree';
import type { FileStat } from '#types/providers';
import type { Place } from '#types/place';
import { remember } from '#types/remember';
import type { HeldScans } from '../to-held-scans';
import type { FileRecord, FolderRecord, WitnessRecords } from '../create-witness';
import type { PlacedFiles } from '../places/assign-places';
import { KINDS } from './encode-snapshot';
import { unpackSections, type UnpackedSections } from './unpack-sections';

/** A snapshot of which each part is read when it is asked for. */
export interface KeptSnapshot {
  readonly readTree: () => FileTree;
  /** File row → path relative to the root. */
  readonly readPaths: () => readonly string[];
  readonly readPlaced: () => PlacedFiles;
  readonly readListingFaults: () => readonly Fault[];
  readonly readRecords: () => WitnessRecords;
  readonly readScans: () => HeldScans;
  readonly readVerdict: () => unknown;
}

/** @returns `undefined` for what is no snapshot, not all of one, or one under another key */
export function decodeSnapshot(root: string, bytes: Uint8Array, key: string): KeptSnapshot | undefined {
  const sections = unpackSections(bytes);
  if (sections?.json('key') !== key) return undefined;
  return {
    readTree: remember(() => readTree(root, sections)),
    readPaths: remember(() => {
      const folders = sections.strings('folders');
      const folderOfFile = sections.ints('folderOfFile');
      return sections.strings('names').map((name, file) => {
        const folder = folders[folderOfFile[file] as number] as string;
        return folder === '' ? name : `${folder}/${name}`;
      });
    }),
    readPlaced: remember(() => ({
      place: sections.ints('place'),
      flags: sections.bytes('flags'),
      places: (sections.json('places') as readonly Place[]).map(toPlace),
      rivals: new Map(sections.json('rivals') as readonly [number, readonly string[]][]),
    })),
    readListingFaults: () => sections.json('listingFaults') as readonly Fault[],
    readRecords: remember(() => readRecords(sections)),
    readScans: remember(() => ({
      specifiers: sections.strings('specifiers'),
      counts: sections.ints('counts'),
      rows: sections.ints('rows'),
      fileFlags: sections.bytes('fileFlags'),
      unsure: sections.bytes('unsure'),
      sizes: sections.floats('sizes'),
      mtimes: sections.floats('mtimes'),
      ctimes: sections.floats('ctimes'),
      digests: sections.floats('digests'),
      rest: sections.json('rest') as HeldScans['rest'],
    })),
    readVerdict: () => sections.json('verdict'),
  };
}

/** JSON leaves out what is `undefined`; one shape for all places keeps their readers fast. */
function toPlace({ id, kind, layer, domain, provider, providerEntry, test }: Place): Place {
  return { id, kind, layer, domain, provider, providerEntry, test };
}

function readTree(root: string, sections: UnpackedSections): FileTree {
  const names = sections.strings('names');
  const folders = sections.strings('folders');
  const parents = [...sections.ints('parents')];
  const folderOfFile = [...sections.ints('folderOfFile')];
  const entries = folders.map(() => new Map<string, number>());
  for (let folder = 1; folder < folders.length; folder++) {
    const path = folders[folder] as string;
    entries[parents[folder] as number]?.set(path.slice(path.lastIndexOf('/') + 1), ~folder);
  }
  for (const [file, name] of names.entries()) entries[folderOfFile[file] as number]?.set(name, file);
  const links = sections.json('links') as readonly (readonly [number, string, number])[];
  for (const [folder, name, entry] of links) entries[folder]?.set(name, entry);
  return { root, folders, parents, entries, names, folderOfFile };
}

function readRecords(sections: UnpackedSections): WitnessRecords {
  const kinds = sections.bytes('kinds');
  const fileUnsure = sections.bytes('fileUnsure');
  const fileKinds = sections.bytes('fileKinds');
  const [sizes, mtimes, ctimes, digests] = ['fileSizes', 'fileMtimes', 'fileCtimes', 'fileDigests'].map((name) =>
    sections.floats(name),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const folderMtimes = sections.floats('folderMtimes');
  const folderCtimes = sections.floats('folderCtimes');
  const folderDigests = sections.floats('folderDigests');
  const toStat = (row: number): FileStat | undefined => {
    const kind = KINDS[fileKinds[row] as number];
    if (kind === undefined) return undefined;
    return { kind, size: sizes[row] as number, mtimeMs: mtimes[row] as number, ctimeMs: ctimes[row] as number };
  };
  const toFile = (row: number): FileRecord => {
    const digest = digests[row] as number;
    const isUnsure = fileUnsure[row] !== 0;
    return { stat: toStat(row), isUnsure, digest: Number.isNaN(digest) ? undefined : digest };
  };
  const toFolder = (row: number): FolderRecord => ({
    mtimeMs: folderMtimes[row] as number,
    ctimeMs: folderCtimes[row] as number,
    digest: folderDigests[row] as number,
  });
  return {
    kinds: new Map(sections.strings('statted').map((path, row) => [path, KINDS[kinds[row] as number]])),
    files: new Map(sections.strings('readFiles').map((path, row) => [path, toFile(row)])),
    folders: new Map(sections.strings('readFolders').map((path, row) => [path, toFolder(row)])),
    links: new Map(
      (sections.json('realPaths') as readonly [string, string | null][]).map(([path, target]) => [
        path,
        target ?? undefined,
      ]),
    ),
    commands: new Map(
      (sections.json('commands') as readonly [string, number | null][]).map(([command, digest]) => [
        command,
        digest ?? undefined,
      ]),
    ),
  };
}
