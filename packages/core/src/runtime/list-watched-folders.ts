import { folderOf } from '#types/module-path';
import type { FileTree } from '#types/file-tree';
import type { WitnessRecords } from '#repo/create-witness';

/**
 * The folders in which something has to change before an answer can be another one: those of the tree, those of whatever else was
 * asked for, and git's own where git was asked.
 */
export function listWatchedFolders(tree: FileTree | undefined, records: readonly WitnessRecords[]): readonly string[] {
  const folders = new Set<string>();
  if (tree !== undefined) {
    for (const folder of tree.folders) folders.add(folder === '' ? tree.root : `${tree.root}/${folder}`);
  }
  for (const { files, kinds, links, commands } of records) {
    for (const path of [...files.keys(), ...kinds.keys(), ...links.keys()]) folders.add(folderOf(path));
    if (commands.size > 0 && tree !== undefined) folders.add(`${tree.root}/.git`);
  }
  return [...folders];
}
