import type { Providers } from '#types/providers';
import { createOverlayFileSystem } from '#providers/create-overlay-file-system';
import { findStrays } from '#repo/list/find-strays';
import { readFileTree } from '#repo/list/read-file-tree';
import { readIndex } from '#repo/read-index';

/** The machine as git's index describes it. */
export interface IndexView {
  readonly providers: Providers;
  /** Absolute path → contents in the index, `undefined` where it has no file: all that is otherwise on disk. */
  readonly held: ReadonlyMap<string, Uint8Array | undefined>;
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
  const held = new Map(files);
  for (let isSure = false; !isSure;) {
    const seen = createOverlayFileSystem(providers.fileSystem, held);
    const { tree } = readFileTree(top, { fileSystem: seen, git }, () => false);
    const strays = findStrays(tree, tracked, submodules);
    for (const path of strays) held.set(`${top}/${path}`, undefined);
    // What such a file ignored shows when it is gone.
    isSure = !strays.some((path) => path.endsWith('.gitignore'));
  }
  providers.log.debug('index read');
  const loadModule: Providers['loadModule'] = (path, isFresh) => {
    if (!held.has(path.replaceAll('\\', '/'))) return providers.loadModule(path, isFresh);
    throw new Error(
      'its staged contents differ from those on disk, and code is run from disk: stage it, or restore it',
    );
  };
  const fileSystem = createOverlayFileSystem(providers.fileSystem, held);
  return { providers: { ...providers, fileSystem, git, loadModule }, held };
}
