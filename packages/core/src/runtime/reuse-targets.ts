import type { ScanStore } from '#repo/create-scan-store';
import { toKnownTargets } from '#repo/known-targets';
import type { KnownTargets } from '#repo/resolve-scanned';
import type { JoinedGround } from './join-ground';
import type { Ground } from './read-ground';

/** What an earlier join of the same ground found out, of the files that hold what they did. */
export function reuseTargets(earlier: JoinedGround, ground: Ground, store: ScanStore): KnownTargets {
  const { targets, shapes, counts } = earlier;
  const now = store.shapesOf(ground, ground.modules);
  const altered = ground.modules.filter((_, index) => now[index] !== shapes[index]);
  return toKnownTargets(targets, ground.paths.length, ground.modules, counts, altered);
}
