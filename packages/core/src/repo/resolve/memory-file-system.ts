import type { FileSystem, FolderEntry } from '#types/providers';

/** A file system for tests: absolute path → contents. `links` maps the path of a symbolic link to its absolute target. */
export function createMemoryFileSystem(
  files: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>> = {},
): FileSystem & { readonly reads: readonly string[] } {
  const folders = new Map<string, Map<string, FolderEntry['kind']>>();
  const reads: string[] = [];
  const add = (path: string, kind: FolderEntry['kind']): void => {
    const slash = path.lastIndexOf('/');
    if (slash < 0) return;
    const parent = path.slice(0, slash);
    let entries = folders.get(parent);
    if (entries === undefined) {
      folders.set(parent, (entries = new Map()));
      add(parent, 'folder');
    }
    entries.set(path.slice(slash + 1), kind);
  };
  for (const path of Object.keys(files)) add(path, 'file');
  for (const path of Object.keys(links)) add(path, 'link');

  const realPath = (path: string): string => {
    let real = '';
    for (const segment of path.split('/').slice(1)) {
      real = `${real}/${segment}`;
      while (Object.hasOwn(links, real)) real = links[real] as string;
    }
    if (!Object.hasOwn(files, real) && !folders.has(real)) throw new Error(`ENOENT: ${path}`);
    return real;
  };
  const tryRealPath = (path: string): string | undefined => {
    try {
      return realPath(path);
    } catch {
      return undefined;
    }
  };
  const readFile = (path: string): Uint8Array => {
    reads.push(path);
    const text = files[realPath(path)];
    if (text === undefined) throw new Error(`EISDIR: ${path}`);
    return new TextEncoder().encode(text);
  };
  return {
    reads,
    readFolder: (path) => {
      const entries = folders.get(realPath(path === '/' ? '' : path));
      if (entries === undefined) throw new Error(`ENOTDIR: ${path}`);
      return [...entries].map(([name, kind]) => ({ name, kind }));
    },
    readFile,
    readInto: (path, target, offset) => {
      const bytes = readFile(path);
      if (bytes.length > target.length - offset) return -1;
      target.set(bytes, offset);
      return bytes.length;
    },
    stat: (path) => {
      const real = tryRealPath(path);
      if (real === undefined) return undefined;
      const text = files[real];
      return { kind: text === undefined ? 'folder' : 'file', size: text?.length ?? 0, mtimeMs: 0 };
    },
    realPath,
    writeFile: () => {
      throw new Error('EROFS: this file system is only read');
    },
  };
}
