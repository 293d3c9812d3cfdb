import type { WitnessRecords } from '../create-witness';
import { KINDS } from './kinds';
import type { Sections } from './pack-sections';

/** The columns of what a witness remembers. */
export function packRecords(prefix: string, records: WitnessRecords): Sections {
  const files = [...records.files.values()];
  const folders = [...records.folders.values()];
  const name = <T>(columns: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(columns).map(([key, column]) => [prefix + key, column]));
  return {
    strings: name({
      statted: [...records.kinds.keys()],
      readFiles: [...records.files.keys()],
      readFolders: [...records.folders.keys()],
    }),
    floats: name({
      fileSizes: Float64Array.from(files, ({ stat }) => stat?.size ?? -1),
      fileMtimes: Float64Array.from(files, ({ stat }) => stat?.mtimeMs ?? -1),
      fileCtimes: Float64Array.from(files, ({ stat }) => stat?.ctimeMs ?? -1),
      fileDigests: Float64Array.from(files, ({ digest }) => digest ?? Number.NaN),
      folderMtimes: Float64Array.from(folders, ({ mtimeMs }) => mtimeMs),
      folderCtimes: Float64Array.from(folders, ({ ctimeMs }) => ctimeMs),
      folderDigests: Float64Array.from(folders, ({ digest }) => digest),
    }),
    bytes: name({
      kinds: Uint8Array.from(records.kinds.values(), (kind) => KINDS.indexOf(kind)),
      fileUnsure: Uint8Array.from(files, ({ isUnsure }) => Number(isUnsure)),
      fileKinds: Uint8Array.from(files, ({ stat }) => KINDS.indexOf(stat?.kind)),
    }),
    json: name<unknown>({
      realPaths: [...records.links],
      commands: [...records.commands],
      members: [...records.members].map(([root, answers]) => [root, [...answers]]),
    }),
  };
}
