import type { FileSystem } from '#types/providers';
import { parentOfPath, readRealPath } from './absolute-path';
import { toTypesPackage } from './specifier';

/** Looks for packages in the `node_modules` folders above a folder; each place is looked at once. */
export interface Installed {
  /** The real path of the package's folder, seen from the absolute folder `start`; that of its `@types` where only these are installed. */
  readonly find: (start: string, name: string) => string | undefined;
}

export function createInstalled(fileSystem: FileSystem): Installed {
  const folders = new Map<string, boolean>();
  const isFolder = (path: string): boolean => {
    let known = folders.get(path);
    if (known === undefined) folders.set(path, (known = fileSystem.stat(path)?.kind === 'folder'));
    return known;
  };
  return {
    find: (start, name) => {
      const types = toTypesPackage(name);
      for (let folder: string | undefined = start; folder !== undefined; folder = parentOfPath(folder)) {
        if (!isFolder(`${folder}/node_modules`)) continue;
        for (const candidate of [name, types]) {
          const path = `${folder}/node_modules/${candidate}`;
          if (isFolder(path)) return readRealPath(fileSystem, path);
        }
      }
      return undefined;
    },
  };
}
