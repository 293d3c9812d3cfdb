import type { FileStat } from '#types/providers';
import type { FileRecord, FolderRecord, WitnessRecords } from '../create-witness';
import { KINDS } from './kinds';
import type { UnpackedSections } from './unpack-sections';

/** What `packRecords` packed. */
export function unpackRecords(sections: UnpackedSections, prefix: string): WitnessRecords {
  const kinds = sections.bytes(`${prefix}kinds`);
  const fileUnsure = sections.bytes(`${prefix}fileUnsure`);
  const fileKinds = sections.bytes(`${prefix}fileKinds`);
  const [sizes, mtimes, ctimes, digests] = ['fileSizes', 'fileMtimes', 'fileCtimes', 'fileDigests'].map((name) =>
    sections.floats(prefix + name),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const folderMtimes = sections.floats(`${prefix}folderMtimes`);
  const folderCtimes = sections.floats(`${prefix}folderCtimes`);
  const folderDigests = sections.floats(`${prefix}folderDigests`);
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
    kinds: new Map(sections.strings(`${prefix}statted`).map((path, row) => [path, KINDS[kinds[row] as number]])),
    files: new Map(sections.strings(`${prefix}readFiles`).map((path, row) => [path, toFile(row)])),
    folders: new Map(sections.strings(`${prefix}readFolders`).map((path, row) => [path, toFolder(row)])),
    links: new Map(
      (sections.json(`${prefix}realPaths`) as readonly [string, string | null][]).map(([path, target]) => [
        path,
        target ?? undefined,
      ]),
    ),
    commands: new Map(
      (sections.json(`${prefix}commands`) as readonly [string, number | null][]).map(([command, digest]) => [
        command,
        digest ?? undefined,
      ]),
    ),
    members: new Map(
      (sections.json(`${prefix}members`) as readonly [string, readonly [string, string | null][]][]).map(
        ([root, answers]) => [root, new Map(answers.map(([name, path]) => [name, path ?? undefined]))],
      ),
    ),
  };
}
