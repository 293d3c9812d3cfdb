import type { Providers } from '#types/providers';
import { decodeMembers } from '#repo/cache/decode-members';
import { createWitness, type WitnessRecords } from '#repo/create-witness';
import type { Members } from '#repo/resolve/members';

/** `undefined` for those that have to be read. */
export type KeptMembersOf = (root: string) => Members | undefined;

/** The members of workspaces as an earlier run knew them, as far as that holds; each workspace is looked at once. */
export function lookAtMembers({
  cache,
  ...machine
}: Pick<Providers, 'cache' | 'fileSystem' | 'clock' | 'git'>): KeptMembersOf {
  const known = new Map<string, Members | undefined>();
  return (root) => {
    if (known.has(root) || cache === undefined) return known.get(root);
    const bytes = cache.read(root, MEMBERS_ENTRY);
    const kept = bytes === undefined ? undefined : decodeMembers(toMembersKey(root, cache.stamp), bytes);
    const members = kept === undefined || createWitness(machine, kept.records).isStale() ? undefined : kept.members;
    known.set(root, members);
    return members;
  };
}

/** No config is called so. */
export const MEMBERS_ENTRY = 'members of a workspace';

export function toMembersKey(root: string, stamp: string): string {
  return JSON.stringify([stamp, root, MEMBERS_ENTRY]);
}

/** Whether each workspace around a project answers it as before; `undefined` where one of them has to be read to tell. */
export function holdsMembers(
  { members, files }: Pick<WitnessRecords, 'members' | 'files'>,
  membersOf: KeptMembersOf,
): boolean | undefined {
  let isUnknown = false;
  for (const [root, answers] of members) {
    const now = membersOf(root);
    if (now === undefined) isUnknown = true;
    // What is wrong with a manifest is said of a file that the project has read.
    else if (!now.faulty.every((path) => files.has(path))) return false;
    else for (const [name, path] of answers) if (now.folders.get(name) !== path) return false;
  }
  return isUnknown ? undefined : true;
}
