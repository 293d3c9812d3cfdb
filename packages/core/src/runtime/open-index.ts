import type { Providers } from '#types/providers';
import { createOverlayFileSystem } from '#providers/create-overlay-file-system';
import { findStrayFolders } from '#repo/list/find-stray-folders';
import { findStrays } from '#repo/list/find-strays';
import { readFileTree } from '#repo/list/read-file-tree';
import { readIndex } from '#repo/read-index';

/** The machine as git's index describes it. */
export interface IndexView {
  readonly providers: Providers;
  /** Absolute path → contents in the index: the files that are not the same on disk. */
  readonly held: ReadonlyMap<string, Uint8Array>;
  /** Absolute paths of what lies on disk, is not in the index, and is not ignored; a folder of it among them. */
  readonly hidden: ReadonlySet<string>;
}

/**
 * Providers whose files are those of git's index: a run under them judges what would be committed. What git ignores, packages above
 * all, stays as it is on disk, and so do submodules. Code is run from disk, so that a config or a plugin that is otherwise there than
 * in the index is refused.
 *
 * @param cwd absolute, POSIX
 * @throws FaultError where the index cannot be read, or holds a merge that is not resolved
 */
export function openIndex(cwd: string, providers: Providers): IndexView {
  const { top, tracked, submodules, files, git } = readIndex(cwd, providers.git);
  const others = new Map(files);
  for (let isSure = false; !isSure;) {
    const seen = createOverlayFileSystem(providers.fileSystem, others);
    const { tree } = readFileTree(top, { fileSystem: seen, git }, () => false);
    const strays = findStrays(tree, tracked, submodules);
    for (const path of [...strays, ...findStrayFolders(strays, [...tracked, ...submodules])])
      others.set(`${top}/${path}`, undefined);
    // What such a file ignored shows when it is gone.
    isSure = !strays.some((path) => path.endsWith('.gitignore'));
  }
  providers.log.debug('index read');
  const loadModule: Providers['loadModule'] = (path, isFresh) => {
    if (!others.has(path.replaceAll('\\', '/'))) return providers.loadModule(path, isFresh);
    throw new Error(
      'its staged contents differ from those on disk, and code is run from disk: stage it, or restore it',
    );
  };
  const fileSystem = createOverlayFileSystem(providers.fileSystem, others);
  return {
    providers: { ...providers, fileSystem, git, loadModule },
    held: new Map([...others].filter((entry): entry is [string, Uint8Array] => entry[1] !== undefined)),
    hidden: new Set([...others.keys()].filter((path) => others.get(path) === undefined)),
  };
}
