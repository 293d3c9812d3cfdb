import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import { isRecent } from '#repo/create-witness';
import { DOUBT } from '#repo/doubt';
import type { ProjectRoot } from '../find-project-roots';
import { compareSources } from './compare-sources';
import { type Look, toEntryName } from './look-at-kept';
import { moveKept } from './move-kept';

/**
 * Scans the sources that show a sign of change. Where each holds what it did, and answers what it was asked as it did, the verdict stands,
 * with its findings where they are now: then that and the new times are kept, and nothing is in doubt any more.
 *
 * @param look its policy and its files are as they were
 * @returns `undefined` where the verdict has to be given anew
 */
export function settleSources(root: ProjectRoot, look: Look, policy: Policy, providers: Providers): Look | undefined {
  const { snapshot, doubtful } = look;
  const { fileSystem, clock, cache } = providers;
  const { paths } = snapshot.readTimes();
  // Before they are read: a file that changes meanwhile is looked at again the next time.
  const stats = doubtful.map((row) => fileSystem.stat(`${root.root}/${paths[row] as string}`));
  const compared = compareSources(root.root, snapshot, policy, doubtful, providers);
  const moved = compared === undefined ? undefined : moveKept(snapshot, compared);
  if (moved === undefined) return undefined;
  const moves = doubtful.flatMap((row, index) => {
    const { size, mtimeMs, ctimeMs } = stats[index] ?? {};
    if (size === undefined || mtimeMs === undefined || ctimeMs === undefined) return [];
    return [{ row, size, mtimeMs, ctimeMs, unsure: isRecent(mtimeMs, clock) ? DOUBT.recent : DOUBT.moved }];
  });
  if (moves.length < doubtful.length) return undefined;
  cache?.write(root.root, toEntryName(root), snapshot.move(moves, moved.parts));
  return { ...look, snapshot: moved.snapshot, doubtful: [], moved: [...look.moved, ...doubtful] };
}
