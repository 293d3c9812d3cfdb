import type { WitnessRecords } from '../create-witness';
import type { Members } from '../resolve/members';
import { packRecords } from './pack-records';
import { packSections } from './pack-sections';

/** @returns `undefined` where they cannot be kept: each project that has them around it has to say what is wrong with them */
export function encodeMembers(
  key: string,
  { folders, faulty }: Members,
  records: WitnessRecords,
): Uint8Array | undefined {
  if (faulty.length > 0) return undefined;
  const { strings, json, ...columns } = packRecords('', records);
  return packSections({
    ...columns,
    strings: { ...strings, names: [...folders.keys()], folders: [...folders.values()] },
    json: { ...json, key },
  });
}
