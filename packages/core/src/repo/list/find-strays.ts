import type { FileTree } from '#types/file-tree';

/**
 * Files and links of a tree that git does not track, and does not ignore either. Submodules are repositories of their own.
 *
 * @param tracked paths relative to the root of the tree
 * @param submodules folders, relative to the root of the tree
 */
export function findStrays(
  tree: FileTree,
  tracked: ReadonlySet<string>,
  submodules: readonly string[],
): readonly string[] {
  const strays: string[] = [];
  for (const [folder, entries] of tree.entries.entries()) {
    const parent = tree.folders[folder] as string;
    if (submodules.some((submodule) => parent === submodule || parent.startsWith(`${submodule}/`))) continue;
    for (const [name, entry] of entries) {
      const path = parent === '' ? name : `${parent}/${name}`;
      const isFolder = entry < 0 && tree.folders[~entry] === path;
      if (!isFolder && !tracked.has(path)) strays.push(path);
    }
  }
  return strays;
}
