import type { FileSystem, FolderEntry } from '#types/providers';
import { parentOfPath, readRealPath } from './absolute-path';
import type { Ground } from './ground';
import type { Manifest, ManifestReader } from './manifest';

interface DiskFolder {
  readonly path: string;
  entries: Map<string, number> | undefined;
  manifest: Manifest | null | undefined;
}

/**
 * The disk as a ground: a folder is listed when it is first asked for, and once. Asked only after the tree has failed, and for what
 * lies above the root.
 */
export function createDiskGround(fileSystem: FileSystem, readManifest: ManifestReader): Ground {
  const folders: DiskFolder[] = [];
  const files: string[] = [];
  const ids = new Map<string, number>();

  const locate = (path: string): number => {
    const known = ids.get(path);
    if (known !== undefined) return known;
    const id = folders.length;
    folders.push({ path, entries: undefined, manifest: null });
    ids.set(path, id);
    return id;
  };
  const entriesOf = (id: number): ReadonlyMap<string, number> => {
    const folder = folders[id] as DiskFolder;
    if (folder.entries !== undefined) return folder.entries;
    folder.entries = new Map();
    for (const entry of listFolder(fileSystem, folder.path)) {
      const named = `${folder.path}/${entry.name}`;
      // A link stands for its target, so that a circle of links meets itself.
      const path = entry.kind === 'link' ? readRealPath(fileSystem, named) : named;
      const kind = entry.kind === 'link' ? fileSystem.stat(path)?.kind : entry.kind;
      if (kind === 'file') folder.entries.set(entry.name, files.push(path) - 1);
      else if (kind === 'folder') folder.entries.set(entry.name, ~locate(path));
    }
    return folder.entries;
  };
  return {
    entriesOf,
    // Above a project lie folders in which much comes and goes: one that is not listed need not be watched.
    hasFile: (id, name) => {
      const { path, entries } = folders[id] as DiskFolder;
      return entries === undefined
        ? fileSystem.stat(`${path}/${name}`)?.kind === 'file'
        : (entries.get(name) ?? -1) >= 0;
    },
    parentOf: (id) => {
      const parent = parentOfPath((folders[id] as DiskFolder).path);
      return parent === undefined ? -1 : locate(parent);
    },
    manifestOf: (id) => {
      const folder = folders[id] as DiskFolder;
      if (folder.manifest !== null) return folder.manifest;
      const path = `${folder.path}/package.json`;
      folder.manifest = fileSystem.stat(path)?.kind === 'file' ? readManifest(path) : undefined;
      return folder.manifest;
    },
    locate,
    pathOf: (id) => (folders[id] as DiskFolder).path,
    pathOfFile: (file) => files[file] as string,
  };
}

/** A folder that is missing or may not be read holds nothing. */
function listFolder(fileSystem: FileSystem, path: string): readonly FolderEntry[] {
  try {
    return fileSystem.readFolder(path === '' || path.endsWith(':') ? `${path}/` : path);
  } catch {
    return [];
  }
}
