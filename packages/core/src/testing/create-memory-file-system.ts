import type { FileStat, FileSystem, FolderEntry } from '#types/providers';

/** A file system in memory, for tests. */
export interface MemoryFileSystem extends FileSystem {
  /** Absolute path → text; what `writeFile` writes appears here. */
  readonly files: ReadonlyMap<string, string>;
  /** Removes a file. */
  readonly remove: (path: string) => void;
}

export interface MemoryFileSystemOptions {
  /** Symbolic links: absolute path → absolute target. */
  readonly links?: Readonly<Record<string, string>>;
  /** Folders that hold nothing, absolute. */
  readonly folders?: readonly string[];
}

/**
 * Holds files in memory. Reading what is not there throws an error with the `code` that Node gives (`ENOENT`, `ENOTDIR`, `EISDIR`).
 *
 * @param root absolute, POSIX; `files` are relative to it
 */
export function createMemoryFileSystem(
  root: string,
  files: Readonly<Record<string, string>>,
  options: MemoryFileSystemOptions = {},
): MemoryFileSystem {
  const texts = new Map(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]));
  const mtimes = new Map<string, number>();
  const links = new Map(Object.entries(options.links ?? {}));
  let ticks = 1;
  for (const path of texts.keys()) mtimes.set(path, ticks);

  const realPath = (path: string): string => {
    let real = path;
    for (let hops = 0; hops < 32; hops++) {
      const link = [...links.keys()].find((candidate) => real === candidate || real.startsWith(`${candidate}/`));
      if (link === undefined) return real;
      real = (links.get(link) as string) + real.slice(link.length);
    }
    throw fail('ELOOP', path);
  };
  const isFolder = (path: string): boolean =>
    path === root ||
    options.folders?.some((folder) => folder === path || folder.startsWith(`${path}/`)) === true ||
    [...texts.keys(), ...links.keys()].some((file) => file.startsWith(`${path}/`));
  const read = (path: string): string => {
    const real = realPath(path);
    const text = texts.get(real);
    if (text === undefined) throw fail(isFolder(real) ? 'EISDIR' : 'ENOENT', path);
    return text;
  };
  const stat = (path: string): FileStat | undefined => {
    const real = realPath(path);
    const text = texts.get(real);
    if (text !== undefined) return { kind: 'file', size: Buffer.byteLength(text), mtimeMs: mtimes.get(real) ?? 0 };
    return isFolder(real) ? { kind: 'folder', size: 0, mtimeMs: 0 } : undefined;
  };
  const readFolder = (path: string): readonly FolderEntry[] => {
    const real = realPath(path);
    if (!isFolder(real)) throw fail(texts.has(real) ? 'ENOTDIR' : 'ENOENT', path);
    const kinds = new Map<string, FolderEntry['kind']>();
    const add = (full: string, kind: FolderEntry['kind']): void => {
      if (!full.startsWith(`${real}/`)) return;
      const [name = '', ...rest] = full.slice(real.length + 1).split('/');
      kinds.set(name, rest.length > 0 ? 'folder' : kind);
    };
    for (const file of texts.keys()) add(file, 'file');
    for (const folder of options.folders ?? []) add(folder, 'folder');
    for (const link of links.keys()) add(link, 'link');
    return [...kinds].map(([name, kind]) => ({ name, kind }));
  };

  return {
    files: texts,
    remove: (path) => texts.delete(realPath(path)),
    removeFile: (path) => void texts.delete(realPath(path)),
    readFolder,
    readFile: (path) => Buffer.from(read(path)),
    readInto: (path, target, offset) => {
      const bytes = Buffer.from(read(path));
      if (offset + bytes.length >= target.length) return -1;
      target.set(bytes, offset);
      return bytes.length;
    },
    stat,
    realPath: (path) => {
      const real = realPath(path);
      if (!texts.has(real) && !isFolder(real)) throw fail('ENOENT', path);
      return real;
    },
    writeFile: (path, contents) => {
      const real = realPath(path);
      texts.set(real, contents);
      mtimes.set(real, ++ticks);
    },
  };
}

function fail(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: '${path}'`), { code });
}
