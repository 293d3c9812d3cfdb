import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import { decodeSnapshot, type KeptSnapshot } from '#repo/cache/decode-snapshot';
import { createWitness } from '#repo/create-witness';
import type { ProjectRoot } from '../find-project-roots';

/** What an earlier run left of a project, and how much of it still holds. */
export interface Look {
  readonly snapshot: KeptSnapshot;
  /** `undefined` where it has to be read again: its files changed, or are code that may say something else today. */
  readonly policy: Policy | undefined;
  /** Whether the same files are there, and resolution goes the same ways. */
  readonly isGroundKept: boolean;
  /** The modules that show a sign of change, by their row among the modules; contents are not looked at yet. */
  readonly doubtful: readonly number[];
}

/** Compares what an earlier run left with the disk. `undefined` where nothing was left that this program could use. */
export function lookAtKept(
  { root, config }: ProjectRoot,
  { configCode }: { readonly configCode: boolean },
  providers: Providers,
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
  const isGroundKept = !createWitness(providers, snapshot.readRecords()).isStale();
  log.debug(isGroundKept ? 'files as before' : 'files to be listed');
  const doubtful = isGroundKept ? findDoubtful(root, snapshot, providers) : [];
  return { snapshot, policy, isGroundKept, doubtful };
}

function findDoubtful(root: string, snapshot: KeptSnapshot, { fileSystem }: Providers): readonly number[] {
  const { paths, sizes, mtimes, ctimes, unsure } = snapshot.readTimes();
  const doubtful: number[] = [];
  for (let row = 0; row < paths.length; row++) {
    const stat = unsure[row] === 0 ? fileSystem.stat(`${root}/${paths[row] as string}`) : undefined;
    if (stat?.size !== sizes[row] || stat?.mtimeMs !== mtimes[row] || stat?.ctimeMs !== ctimes[row]) doubtful.push(row);
  }
  return doubtful;
}

/** One entry a config: several may lie in one folder. */
export function toEntryName({ root, config }: Pick<ProjectRoot, 'root' | 'config'>): string {
  return config === undefined ? 'no-config' : config.slice(root.length + 1);
}

export function toEntryKey(root: string, stamp: string): string {
  return JSON.stringify([stamp, root]);
}
