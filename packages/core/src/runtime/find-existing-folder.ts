import { folderOf } from '#types/module-path';
import type { FileSystem } from '#types/providers';

/** The nearest folder above a path that exists. Both are absolute. */
export function findExistingFolder(path: string, fileSystem: FileSystem): string {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    if (fileSystem.stat(folder)?.kind === 'folder') return folder;
  }
  return '/';
}
