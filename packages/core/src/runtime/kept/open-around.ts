import type { SourceScanner } from '#types/extraction';
import type { Providers } from '#types/providers';
import { remember } from '#types/remember';
import { encodeMembers } from '#repo/cache/encode-members';
import { createWitness, type WitnessRecords } from '#repo/create-witness';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import type { Members, MembersOf } from '#repo/resolve/members';
import { readMembers } from '#repo/resolve/read-members';
import { createScanner } from '#repo/scan/create-scanner';
import { lookAtMembers, MEMBERS_ENTRY, toMembersKey } from './look-at-members';

/** What the projects of a run have in common. */
export interface Around {
  /** The workspaces around them. */
  readonly membersOf: MembersOf;
  readonly scanner: () => SourceScanner;
  /** Leaves what was read for the next run. */
  readonly save: () => void;
}

/** Workspaces are read when they are asked for, and where an earlier run left nothing that holds. */
export function openAround(providers: Providers): Around {
  const { cache } = providers;
  const kept = lookAtMembers(providers);
  const known = new Map<string, Members>();
  const fresh = new Map<string, WitnessRecords>();
  return {
    scanner: remember(() => createScanner(extractFromTree)),
    membersOf: (root) => {
      let members = known.get(root) ?? kept(root);
      if (members === undefined) {
        const witness = createWitness(providers);
        members = readMembers(root, witness.fileSystem);
        fresh.set(root, witness.records);
      }
      known.set(root, members);
      return members;
    },
    save: () => {
      for (const [root, records] of fresh) {
        const bytes =
          cache === undefined
            ? undefined
            : encodeMembers(toMembersKey(root, cache.stamp), known.get(root) as Members, records);
        if (bytes !== undefined) cache?.write(root, MEMBERS_ENTRY, bytes);
      }
      fresh.clear();
    },
  };
}
