import fs from 'node:fs';
import path from 'node:path';
import type { Cache } from '#types/providers';
import { removeFile } from './remove-file';
import { type CacheLimits, tidyFolder } from './tidy-folder';

export interface FolderCacheOptions {
  /** Changes with the program. */
  readonly stamp: string;
  /** Absolute. Where left out: `.cache/storypole` in the nearest `node_modules` above the project; none, no cache. */
  readonly folder?: string | undefined;
  /** What is kept in a folder; `CACHE_LIMITS` where left out. */
  readonly limits?: CacheLimits;
}

const ENDING = '.storypole';
const DAY_MS = 86_400_000;

/**
 * A cache of files: entries of several worktrees, and of many projects in each, may share a folder. Each is written beside its place and
 * renamed, so that a reader finds all of an entry or none; those that were not asked for longest make room for others.
 */
export function createFolderCache({ stamp, folder, limits }: FolderCacheOptions): Cache {
  /** Folder → the files that this run asked for, in those folders to which it wrote. */
  const used = new Map<string, Set<string>>();
  const written = new Set<string>();
  const locate = (root: string, name: string): { readonly home: string; readonly target: string } | undefined => {
    const home = folder ?? findHome(root);
    if (home === undefined) return undefined;
    const file = toFileName(root, name);
    let files = used.get(home);
    if (files === undefined) used.set(home, (files = new Set<string>()));
    files.add(file);
    return { home, target: path.join(home, file) };
  };
  return {
    stamp,
    read: (root, name) => {
      const { target } = locate(root, name) ?? {};
      if (target === undefined) return undefined;
      try {
        const bytes = fs.readFileSync(target);
        markUsed(target);
        return bytes;
      } catch {
        return undefined;
      }
    },
    tidy: () => {
      for (const home of written) tidyFolder(home, ENDING, used.get(home) ?? new Set(), limits);
      written.clear();
    },
    write: (root, name, bytes) => {
      const { home, target } = locate(root, name) ?? {};
      if (home === undefined || target === undefined) return;
      const unfinished = `${target}.${process.pid.toString(36)}-${Math.random().toString(36).slice(2)}`;
      try {
        fs.mkdirSync(home, { recursive: true });
        fs.writeFileSync(unfinished, bytes);
        fs.renameSync(unfinished, target);
        written.add(home);
      } catch {
        removeFile(unfinished);
      }
    },
  };
}

function findHome(root: string): string | undefined {
  for (let folder = root; ; folder = path.dirname(folder)) {
    const modules = path.join(folder, 'node_modules');
    if (fs.statSync(modules, { throwIfNoEntry: false })?.isDirectory() === true)
      return path.join(modules, '.cache', 'storypole');
    if (path.dirname(folder) === folder) return undefined;
  }
}

/** Readable, and different for each root and name. */
function toFileName(root: string, name: string): string {
  // Of a thousand projects each is named once a run: 64 bits in one number of any size take 12 ms for them.
  let [low, high] = [0x811c9dc5, 0x41c6ce57];
  for (const byte of Buffer.from(`${root}\0${name}`)) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte, 0x85ebca6b);
    high ^= high >>> 13;
  }
  const word = path
    .basename(root)
    .replaceAll(/[^\w-]/g, '_')
    .slice(0, 40);
  return `${word}-${(high >>> 0).toString(36)}-${(low >>> 0).toString(36)}${ENDING}`;
}

/** The time of an entry says when it was last asked for, to a day: then it need not be written each time. */
function markUsed(file: string): void {
  const now = Date.now();
  if (now - fs.statSync(file).mtimeMs > DAY_MS) fs.utimesSync(file, now / 1000, now / 1000);
}
