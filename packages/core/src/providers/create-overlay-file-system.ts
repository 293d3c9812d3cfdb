import type { FileSystem, FolderEntry } from '#types/providers';

/** Proves nothing: see `FolderRecord`. */
const NO_TIME = -1;

/**
 * A file system in which some files are others than those on disk, or are not there: how a tree looked at another commit, while
 * whatever git does not track stays as it is.
 *
 * @param files absolute path → contents, `undefined` where no file is
 */
export function createOverlayFileSystem(
  below: FileSystem,
  files: ReadonlyMap<string, Uint8Array | undefined>,
): FileSystem {
  /** Folder → what lies in it here: name → kind, `undefined` where nothing is. */
  const folders = new Map<string, Map<string, FolderEntry['kind'] | undefined>>();
  // What is not there first: where a file was, a folder with files may be.
  for (const [path, contents] of files) if (contents === undefined) note(path, undefined);
  for (const [path, contents] of files) {
    if (contents === undefined) continue;
    addParents(path);
    note(path, 'file');
  }

  return {
    ...below,
    readFolder: (path) => {
      const own = folders.get(path);
      if (own === undefined) return below.readFolder(path);
      const isBelow = below.stat(path)?.kind === 'folder';
      const entries = (isBelow ? below.readFolder(path) : []).filter(({ name }) => !own.has(name));
      return [...entries, ...[...own].flatMap(([name, kind]) => (kind === undefined ? [] : [{ name, kind }]))];
    },
    readFile: (path) => (files.has(path) ? require(path) : below.readFile(path)),
    readInto: (path, target, offset) => {
      if (!files.has(path)) return below.readInto(path, target, offset);
      const contents = require(path);
      if (offset + contents.length >= target.length) return -1;
      target.set(contents, offset);
      return contents.length;
    },
    stat: (path) => {
      if (files.has(path)) {
        const contents = files.get(path);
        if (contents !== undefined) return { kind: 'file', size: contents.length, mtimeMs: 0 };
        return hasFiles(path) ? { kind: 'folder', size: 0, mtimeMs: NO_TIME } : undefined;
      }
      const found = below.stat(path);
      // When the folder below changed says nothing of what is seen in it here.
      if (found?.kind === 'folder' && folders.has(path)) return { kind: 'folder', size: 0, mtimeMs: NO_TIME };
      return found ?? (hasFiles(path) ? { kind: 'folder', size: 0, mtimeMs: NO_TIME } : undefined);
    },
    realPath: (path) => (files.get(path) !== undefined || folders.has(path) ? path : below.realPath(path)),
  };

  function require(path: string): Uint8Array {
    const contents = files.get(path);
    if (contents === undefined) throw Object.assign(new Error(`ENOENT: '${path}'`), { code: 'ENOENT' });
    return contents;
  }

  function note(path: string, kind: FolderEntry['kind'] | undefined): void {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, slash);
    let entries = folders.get(folder);
    if (entries === undefined) folders.set(folder, (entries = new Map<string, FolderEntry['kind'] | undefined>()));
    entries.set(path.slice(slash + 1), kind);
  }

  /** Folders that hold a file here and may not be there on disk. */
  function addParents(path: string): void {
    for (
      let folder = path.slice(0, path.lastIndexOf('/'));
      folder !== '';
      folder = folder.slice(0, folder.lastIndexOf('/'))
    ) {
      if (below.stat(folder)?.kind === 'folder') return;
      note(folder, 'folder');
      if (!folders.has(folder)) folders.set(folder, new Map<string, FolderEntry['kind'] | undefined>());
    }
  }

  function hasFiles(folder: string): boolean {
    return [...(folders.get(folder)?.values() ?? [])].some((kind) => kind !== undefined);
  }
}
