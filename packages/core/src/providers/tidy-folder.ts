import fs from 'node:fs';
import path from 'node:path';
import { removeFile } from './remove-file';

/** What a folder of kept entries may hold, besides what a run uses. */
export interface CacheLimits {
  readonly bytes: number;
  /** Since an entry was last asked for. */
  readonly days: number;
}

/** Seventy entries of a repository of 4,600 files, or those of 20,000 packages. */
const LIMITS: CacheLimits = { bytes: 256 << 20, days: 30 };
const DAY_MS = 86_400_000;
/** A writer that was killed leaves its unfinished file behind. */
const HOUR_MS = 3_600_000;

/**
 * Makes room in a folder of kept entries: those that nobody asked for in a long time go, and of the others, the longest unasked for
 * first, as many as are too many.
 *
 * @param ending of the names of entries; what goes on after it is an unfinished one
 * @param used names of entries that stay, however many they are
 */
export function tidyFolder(
  folder: string,
  ending: string,
  used: ReadonlySet<string>,
  { bytes, days }: CacheLimits = LIMITS,
): void {
  const now = Date.now();
  const files = listFiles(folder);
  const entries = files.filter(({ name }) => name.endsWith(ending)).sort((a, b) => b.mtimeMs - a.mtimeMs);
  let room = bytes;
  for (const { name, size } of entries) if (used.has(name)) room -= size;
  for (const { name, size, mtimeMs } of entries) {
    if (used.has(name)) continue;
    room -= size;
    if (room < 0 || now - mtimeMs > days * DAY_MS) removeFile(path.join(folder, name));
  }
  for (const { name, mtimeMs } of files)
    if (name.includes(`${ending}.`) && now - mtimeMs > HOUR_MS) removeFile(path.join(folder, name));
}

function listFiles(
  folder: string,
): readonly { readonly name: string; readonly size: number; readonly mtimeMs: number }[] {
  try {
    return fs.readdirSync(folder).map((name) => {
      const { size = 0, mtimeMs = 0 } = fs.statSync(path.join(folder, name), { throwIfNoEntry: false }) ?? {};
      return { name, size, mtimeMs };
    });
  } catch {
    return [];
  }
}
