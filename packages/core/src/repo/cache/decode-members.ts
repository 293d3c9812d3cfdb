import type { WitnessRecords } from '../create-witness';
import type { Members } from '../resolve/members';
import { unpackRecords } from './unpack-records';
import { unpackSections } from './unpack-sections';

/** The members of a workspace as an earlier run knew them, and what that rests on. */
export interface KeptMembers {
  readonly members: Members;
  readonly records: WitnessRecords;
}

/** @returns `undefined` for what is not whole, or of another program or workspace */
export function decodeMembers(key: string, bytes: Uint8Array): KeptMembers | undefined {
  const part = unpackSections(bytes);
  if (part?.json('key') !== key) return undefined;
  const folders = part.strings('folders');
  return {
    members: { folders: new Map(part.strings('names').map((name, row) => [name, folders[row] as string])), faulty: [] },
    records: unpackRecords(part, ''),
  };
}
