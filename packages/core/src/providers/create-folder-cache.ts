import fs from 'node:fs';
import path from 'node:path';
import { KEPT_ENTRIES } from '#types/kept-entries';
import type { Cache } from '#types/providers';

export interface FolderCacheOptions {
  /** Changes with the program. */
  readonly stamp: string;
  /** Absolute. Where left out: `.cache/storypole` in the nearest `node_modules` above the project; none, no cache. */
  readonly folder?: string | undefined;
}

const ENDING = '.storypole';
/** A writer that was killed leaves its unfinished file behind. */
const HOUR_MS = 3_600_000;

/**
 * A cache of files: entries of several worktrees, and of several configs in each, may share a folder. Each is written beside its place and renamed, so that a reader finds all of an entry or none; the oldest
 * make room for new ones.
 */
export function createFolderCache({ stamp, folder }: FolderCacheOptions): Cache {
  return {
    stamp,
    read: (root, name) => {
      const home = folder ?? findHome(root);
      if (home === undefined) return undefined;
      try {
        return fs.readFileSync(path.join(home, toFileName(root, name)));
      } catch {
        return undefined;
      }
    },
    write: (root, name, bytes) => {
      const home = folder ?? findHome(root);
      if (home === undefined) return;
      const target = path.join(home, toFileName(root, name));
      const unfinished = `${target}.${process.pid.toString(36)}-${Math.random().toString(36).slice(2)}`;
      try {
        fs.mkdirSync(home, { recursive: true });
        fs.writeFileSync(unfinished, bytes);
        fs.renameSync(unfinished, target);
        removeOld(home);
      } catch {
        remove(unfinished);
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
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(`${root}\0${name}`)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  const word = path
    .basename(root)
    .replaceAll(/[^\w-]/g, '_')
    .slice(0, 40);
  return `${word}-${hash.toString(36)}${ENDING}`;
}

function removeOld(home: string): void {
  const entries = fs.readdirSync(home).map((name) => {
    const mtimeMs = fs.statSync(path.join(home, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return { name, mtimeMs };
  });
  const kept = entries.filter(({ name }) => name.endsWith(ENDING)).sort((a, b) => b.mtimeMs - a.mtimeMs);
  const unfinished = entries.filter(
    ({ name, mtimeMs }) => name.includes(`${ENDING}.`) && Date.now() - mtimeMs > HOUR_MS,
  );
  for (const { name } of [...kept.slice(KEPT_ENTRIES), ...unfinished]) remove(path.join(home, name));
}

function remove(file: string): void {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // Whoever holds it removes it later.
  }
}
