import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import { decodeSnapshot, type KeptSnapshot } from '#repo/cache/decode-snapshot';
import { createWitness } from '#repo/create-witness';
import { DOUBT } from '#repo/doubt';
import type { ProjectRoot } from '../find-project-roots';
import { holdsMembers, type KeptMembersOf, lookAtMembers } from './look-at-members';

/** What an earlier run left of a project, and how much of it still holds. */
export interface Look {
  readonly snapshot: KeptSnapshot;
  /** `undefined` where it has to be read again: its files changed, or are code that may say something else today. */
  readonly policy: Policy | undefined;
  /** Whether the same files are there, and resolution goes the same ways. */
  readonly isGroundKept: boolean;
  /** Whether it may be so, and workspaces around the project have to be read to tell. */
  readonly doubtsMembers?: boolean;
  /** The modules that show a sign of change, by their row among the modules; contents are not looked at yet. */
  readonly doubtful: readonly number[];
  /** The modules of which what was found in them stands elsewhere now: what the verdict rests on is as it was. */
  readonly moved: readonly number[];
  /** Whether `settleSources` was tried in vain. */
  readonly isUnsettled?: boolean;
}

/**
 * Compares what an earlier run left with the disk. `undefined` where nothing was left that this program could use.
 *
 * @param withSources whether the sources are looked at, too; so they are where left out
 * @param membersOf the workspaces around the project, if several are looked at
 */
export function lookAtKept(
  { root, config }: ProjectRoot,
  { configCode }: { readonly configCode: boolean },
  providers: Providers,
  withSources = true,
  membersOf: KeptMembersOf = lookAtMembers(providers),
): Look | undefined {
  const { cache, log } = providers;
  const bytes = cache?.read(root, toEntryName({ root, config }));
  const snapshot =
    cache === undefined || bytes === undefined ? undefined : decodeSnapshot(root, bytes, toEntryKey(root, cache.stamp));
  log.debug(snapshot === undefined ? 'nothing kept' : 'kept from before');
  if (snapshot === undefined) return undefined;
  const { law } = snapshot;
  const isLawKept =
    law.records !== undefined && (configCode || !law.isCode) && !createWitness(providers, law.records).isStale();
  const policy = isLawKept ? (JSON.parse(law.policy) as Policy) : undefined;
  log.debug(isLawKept ? 'policy as before' : 'policy to be read');
  const records = snapshot.readRecords();
  const holds = createWitness(providers, records).isStale() ? false : holdsMembers(records, membersOf);
  const isGroundKept = holds === true;
  log.debug(isGroundKept ? 'files as before' : 'files to be listed');
  const sources = isGroundKept && withSources ? lookAtSources(root, snapshot, providers) : { doubtful: [], moved: [] };
  return { snapshot, policy, isGroundKept, ...sources, ...(holds === undefined ? { doubtsMembers: true } : {}) };
}

function lookAtSources(
  root: string,
  snapshot: KeptSnapshot,
  { fileSystem }: Providers,
): Pick<Look, 'doubtful' | 'moved'> {
  const { paths, sizes, mtimes, ctimes, unsure } = snapshot.readTimes();
  const doubtful: number[] = [];
  const moved: number[] = [];
  for (let row = 0; row < paths.length; row++) {
    const stat = unsure[row] === DOUBT.recent ? undefined : fileSystem.stat(`${root}/${paths[row] as string}`);
    if (stat?.size !== sizes[row] || stat?.mtimeMs !== mtimes[row] || stat?.ctimeMs !== ctimes[row]) doubtful.push(row);
    else if (unsure[row] === DOUBT.moved) moved.push(row);
  }
  return { doubtful, moved };
}

/** One entry a config: several may lie in one folder. */
export function toEntryName({ root, config }: Pick<ProjectRoot, 'root' | 'config'>): string {
  return config === undefined ? 'no-config' : config.slice(root.length + 1);
}

export function toEntryKey(root: string, stamp: string): string {
  return JSON.stringify([stamp, root]);
}
