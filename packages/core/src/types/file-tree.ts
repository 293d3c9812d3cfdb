/**
 * Every file and folder below the root, as listed: what resolution asks instead of the disk.
 * A symbolic link to a file or folder of the tree is one more name for the row of its target.
 */
export interface FileTree {
  /** Absolute, POSIX, no trailing slash. */
  readonly root: string;
  /** Folder id → path relative to the root; id 0 is the root, `''`. */
  readonly folders: readonly string[];
  /** Folder id → id of its parent; -1 for the root. */
  readonly parents: readonly number[];
  /** Folder id → name → file row (≥ 0) or `~folder id` (< 0). */
  readonly entries: readonly ReadonlyMap<string, number>[];
  /** File row → name, and id of its folder. Rows are in walk order: names sorted within each folder, folders breadth first. */
  readonly names: readonly string[];
  readonly folderOfFile: readonly number[];
}

/** Path of a file row, POSIX, relative to the root. */
export function pathOfFile(tree: FileTree, file: number): string {
  const folder = tree.folders[tree.folderOfFile[file] as number] as string;
  const name = tree.names[file] as string;
  return folder === '' ? name : `${folder}/${name}`;
}

/** Builds a tree from paths relative to the root, for projects that are not on disk. */
export function buildFileTree(root: string, paths: readonly string[]): FileTree {
  const folders: string[] = [''];
  const parents: number[] = [-1];
  const entries: Map<string, number>[] = [new Map<string, number>()];
  const names: string[] = [];
  const folderOfFile: number[] = [];
  for (const path of [...paths].sort()) {
    const segments = path.split('/');
    const name = segments.pop() as string;
    let folder = 0;
    for (const segment of segments) {
      const known = entries[folder]?.get(segment);
      if (known !== undefined) {
        folder = ~known;
        continue;
      }
      const id = folders.length;
      const parent = folders[folder] as string;
      folders.push(parent === '' ? segment : `${parent}/${segment}`);
      parents.push(folder);
      entries.push(new Map<string, number>());
      entries[folder]?.set(segment, ~id);
      folder = id;
    }
    entries[folder]?.set(name, names.length);
    names.push(name);
    folderOfFile.push(folder);
  }
  return { root, folders, parents, entries, names, folderOfFile };
}
