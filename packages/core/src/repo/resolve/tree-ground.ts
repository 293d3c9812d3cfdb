import { type FileTree, pathOfFile } from '#types/file-tree';
import type { Ground } from './ground';
import type { Manifest, ManifestReader } from './manifest';

/** The listed repository as a ground: numbers are those of the tree. */
export function createTreeGround(tree: FileTree, readManifest: ManifestReader): Ground {
  const { root, entries, parents, folders } = tree;
  const manifests: (Manifest | null | undefined)[] = folders.map(() => null);
  const pathOf = (folder: number): string => (folder === 0 ? root : `${root}/${folders[folder] as string}`);
  return {
    entriesOf: (folder) => entries[folder] as ReadonlyMap<string, number>,
    parentOf: (folder) => parents[folder] as number,
    hasFile: (folder, name) => (tree.entries[folder]?.get(name) ?? -1) >= 0,
    manifestOf: (folder) => {
      const known = manifests[folder];
      if (known !== null) return known;
      const file = entries[folder]?.get('package.json');
      const manifest = file !== undefined && file >= 0 ? readManifest(`${pathOf(folder)}/package.json`) : undefined;
      manifests[folder] = manifest;
      return manifest;
    },
    locate: (path) => {
      if (path === root) return 0;
      if (!path.startsWith(`${root}/`)) return -1;
      let folder = 0;
      for (const segment of path.slice(root.length + 1).split('/')) {
        const entry = entries[folder]?.get(segment);
        if (entry === undefined || entry >= 0) return -1;
        folder = ~entry;
      }
      return folder;
    },
    pathOf,
    pathOfFile: (file) => `${root}/${pathOfFile(tree, file)}`,
  };
}
