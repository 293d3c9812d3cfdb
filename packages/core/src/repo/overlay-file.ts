import type { FileSystem, FolderEntry } from '#types/providers';

/**
 * A file system in which one file holds other bytes than on disk, as in an editor whose buffer is not saved. A file that is
 * not on disk at all is listed in its folder, and the folders above it in theirs.
 *
 * @param path absolute, POSIX
 */
export function overlayFile(fileSystem: FileSystem, path: string, bytes: Uint8Array): FileSystem {
  return {
    ...fileSystem,
    readFolder: (folder) => {
      if (!path.startsWith(folder === '/' ? folder : `${folder}/`)) return fileSystem.readFolder(folder);
      const rest = path.slice(folder === '/' ? 1 : folder.length + 1).split('/');
      const own: FolderEntry = { name: rest[0] as string, kind: rest.length === 1 ? 'file' : 'folder' };
      const entries = listFolder(fileSystem, folder);
      return entries.some(({ name }) => name === own.name) ? entries : [...entries, own];
    },
    readFile: (file) => (file === path ? bytes : fileSystem.readFile(file)),
    readInto: (file, target, offset) => {
      if (file !== path) return fileSystem.readInto(file, target, offset);
      if (offset + bytes.length >= target.length) return -1;
      target.set(bytes, offset);
      return bytes.length;
    },
    stat: (file) => (file === path ? { kind: 'file', size: bytes.length, mtimeMs: 0 } : fileSystem.stat(file)),
    realPath: (file) => (file === path ? path : fileSystem.realPath(file)),
  };
}

/** A folder that is not on disk either holds nothing else. */
function listFolder(fileSystem: FileSystem, folder: string): readonly FolderEntry[] {
  return fileSystem.stat(folder) === undefined ? [] : fileSystem.readFolder(folder);
}
