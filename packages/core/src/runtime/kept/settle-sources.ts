import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import { isRecent } from '#repo/create-witness';
import { DOUBT } from '#repo/doubt';
import type { ProjectRoot } from '../find-project-roots';
import { holdsTheSame } from './holds-the-same';
import { type Look, toEntryName } from './look-at-kept';

/**
 * Scans the sources that show a sign of change. Where each holds what it did, and the kept verdict rests on the text of none of them, the
 * verdict stands: then their new times are kept, and nothing is in doubt any more.
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
  if (!holdsTheSame(root.root, snapshot, policy, doubtful, providers)) return undefined;
  const moves = doubtful.flatMap((row, index) => {
    const { size, mtimeMs, ctimeMs } = stats[index] ?? {};
    if (size === undefined || mtimeMs === undefined || ctimeMs === undefined) return [];
    return [{ row, size, mtimeMs, ctimeMs, unsure: isRecent(mtimeMs, clock) ? DOUBT.recent : DOUBT.moved }];
  });
  if (moves.length < doubtful.length) return undefined;
  cache?.write(root.root, toEntryName(root), snapshot.move(moves));
  return { ...look, doubtful: [], moved: [...look.moved, ...doubtful] };
}
