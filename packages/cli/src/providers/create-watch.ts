import { FaultError } from '@storypole/core';
import fs from 'node:fs';
import process from 'node:process';
import type { Watch, WatchEvent } from '#types/watch';

/** A checkout writes thousands of files; an editor writes a file beside the old one, and renames it. */
const QUIET_MS = 60;
/** Something writes all the time: judge all the same. */
const MOST_MS = 1_000;

const LINE_FEED = 10;

/** Watches folders one by one: what is not part of the project, above all `node_modules`, costs nothing. */
export function createWatch(): Watch {
  const watchers = new Map<string, fs.FSWatcher>();
  /** Names that came or went: a watcher of a folder that was removed stays silent when another takes its place. */
  const replaced = new Set<string>();
  const waiting: WatchEvent[] = [];
  let wake: ((event: WatchEvent) => void) | undefined;
  let quiet: NodeJS.Timeout | undefined;
  let latest = Infinity;

  const tell = (event: WatchEvent): void => {
    if (wake === undefined) waiting.push(event);
    else {
      const resolve = wake;
      wake = undefined;
      resolve(event);
    }
  };
  const settle = (): void => {
    latest = Infinity;
    quiet = undefined;
    if (!waiting.includes('change')) tell('change');
  };
  const note = (): void => {
    const now = performance.now();
    latest = Math.min(latest, now + MOST_MS);
    clearTimeout(quiet);
    quiet = setTimeout(settle, Math.max(0, Math.min(QUIET_MS, latest - now)));
  };
  const end = (): void => tell('end');
  const again = (bytes: Uint8Array): void => {
    if (bytes.includes(LINE_FEED)) tell('again');
  };

  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const add = (folder: string): boolean => {
    try {
      const watcher = fs.watch(folder, (kind, name) => {
        if (kind === 'rename' && name !== null) replaced.add(`${folder}/${name}`);
        note();
      });
      watcher.on('error', () => {
        drop(folder);
        note();
      });
      watchers.set(folder, watcher);
      return true;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'ENOSPC' || code === 'EMFILE') throw new FaultError([noMoreWatchers(watchers.size)]);
      return false;
    }
  };

  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.stdin.on('data', again);

  return {
    follow: (folders) => {
      const wanted = new Set(folders);
      for (const folder of watchers.keys()) {
        if (!wanted.has(folder) || (replaced.size > 0 && isReplaced(folder, replaced))) drop(folder);
      }
      replaced.clear();
      let isNew = false;
      for (const folder of wanted) if (!watchers.has(folder) && add(folder)) isNew = true;
      return isNew;
    },
    next: () => {
      const event = waiting.shift();
      if (event !== undefined) return Promise.resolve(event);
      return new Promise((resolve) => {
        wake = resolve;
      });
    },
    close: () => {
      clearTimeout(quiet);
      for (const folder of watchers.keys()) drop(folder);
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
      process.stdin.off('data', again);
      // An open standard input would keep the process.
      process.stdin.pause();
    },
  };
}

function isReplaced(folder: string, replaced: ReadonlySet<string>): boolean {
  for (let at = folder; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (replaced.has(at)) return true;
  return false;
}

function noMoreWatchers(count: number) {
  return {
    code: 'machine/no-watch',
    what: `The machine watches no more folders than these ${count}.`,
    mend: 'Raise the limit (on Linux `fs.inotify.max_user_watches`), or narrow `include`.',
  };
}
