import type { KnownTargets, ScannedTargets } from './resolve-scanned';

/**
 * What of known targets still holds.
 *
 * @param size how many files there are @param files rows of the modules, ascending: those whose scans the targets belong to
 * @param counts how many rows each of them has among the targets
 * @param except rows of the files that hold something else now
 */
export function toKnownTargets(
  targets: ScannedTargets,
  size: number,
  files: readonly number[],
  counts: Int32Array,
  except: readonly number[],
): KnownTargets {
  const firstOf = new Int32Array(size).fill(-1);
  let at = 0;
  for (let index = 0; index < files.length; index++) {
    firstOf[files[index] as number] = at;
    at += counts[index] as number;
  }
  for (const file of except) firstOf[file] = -1;
  return { ...targets, firstOf };
}
