import type { Cache, Providers } from '#types/providers';
import { createOverlayFileSystem } from '#providers/create-overlay-file-system';
import type { IndexView } from './open-index';

/**
 * The working tree without what git's index does not have, and what is kept of it: files that nobody has staged come and go, and cost
 * nothing as long as they are not seen.
 *
 * @param disk shows the working tree as it is @param cache of the disk
 */
export function showTracked({ providers, hidden }: IndexView, disk: Providers, cache: Cache): Providers {
  const { loadModule, git } = providers;
  // What is kept of the disk rests on what git says of the disk.
  if (hidden.size === 0) return { ...disk, loadModule, git: { run: git.run, readObjects: git.readObjects }, cache };
  const fileSystem = createOverlayFileSystem(disk.fileSystem, new Map([...hidden].map((path) => [path, undefined])));
  return { ...disk, fileSystem, loadModule, git, cache: keepApart(cache) };
}

/** Entries of their own, which begin as those of the disk: otherwise runs on the disk and on the index would undo each other's. */
function keepApart(cache: Cache): Cache {
  const toOwn = (name: string): string => `index of ${name}`;
  return {
    stamp: cache.stamp,
    tidy: cache.tidy,
    read: (root, name) => cache.read(root, toOwn(name)) ?? cache.read(root, name),
    write: (root, name, bytes) => cache.write(root, toOwn(name), bytes),
  };
}
