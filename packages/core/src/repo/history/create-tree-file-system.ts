import { baseNameOf, folderOf } from '#types/module-path';
import type { FileStat, FileSystem } from '#types/providers';
import type { TreeEntry, TreeFolders } from './create-commit-tree';

/** As deep as links lead to links. */
const MOST_LINKS = 40;
/** What a package manager installed is no part of a commit. */
const INSTALLED = /\/node_modules(?:\/|$)/;

/**
 * Reads a tree of git's objects. What lies outside the repository, and what is installed in it, is read from the disk.
 *
 * @param hasLinks without links, a path is found where it says
 */
export function createTreeFileSystem(
  top: string,
  folders: TreeFolders,
  hasLinks: () => boolean,
  read: (object: string) => Uint8Array,
  below: FileSystem,
): FileSystem {
  const own = `${top}/`;
  const isOnDisk = (path: string): boolean => path !== top && (!path.startsWith(own) || INSTALLED.test(path));

  const lookUp = (path: string): TreeEntry | undefined => {
    if (path === top || path === `${top}/.git`) return { kind: 'folder', object: '' };
    return folders.get(folderOf(path))?.get(baseNameOf(path));
  };
  /** Where a path leads once links are followed; `undefined` where nothing is. */
  const follow = (path: string, left = MOST_LINKS): string | undefined => {
    if (!hasLinks() || isOnDisk(path)) return path;
    let at = top;
    const segments = path.slice(own.length).split('/');
    for (const [index, segment] of segments.entries()) {
      if (segment === '') continue;
      const next = `${at}/${segment}`;
      const entry = lookUp(next);
      if (entry?.kind !== 'link') {
        at = next;
        continue;
      }
      if (left === 0) return undefined;
      const target = join(at, Buffer.from(read(entry.object)).toString('utf8'));
      return follow([target, ...segments.slice(index + 1)].join('/'), left - 1);
    }
    return at;
  };
  const open = (path: string): Uint8Array => {
    const real = follow(path);
    if (real !== undefined && isOnDisk(real)) return below.readFile(real);
    const entry = real === undefined ? undefined : lookUp(real);
    if (entry?.kind !== 'file') throw missing(path);
    return read(entry.object);
  };

  return {
    ...below,
    readFolder: (path) => {
      const real = follow(path);
      if (real !== undefined && isOnDisk(real)) return below.readFolder(real);
      const entries = real === undefined ? undefined : folders.get(real);
      if (entries === undefined) throw missing(path);
      return [...entries].map(([name, { kind }]) => ({ name, kind }));
    },
    readFile: (path) => (isOnDisk(path) ? below.readFile(path) : open(path)),
    readInto: (path, target, offset) => {
      if (isOnDisk(path)) return below.readInto(path, target, offset);
      const contents = open(path);
      if (offset + contents.length >= target.length) return -1;
      target.set(contents, offset);
      return contents.length;
    },
    stat: (path) => {
      if (isOnDisk(path)) return below.stat(path);
      const real = follow(path);
      if (real === undefined) return undefined;
      if (isOnDisk(real)) return below.stat(real);
      const entry = lookUp(real);
      return entry === undefined ? undefined : toStat(entry, read);
    },
    realPath: (path) => {
      const real = follow(path);
      if (real !== undefined && isOnDisk(real)) return below.realPath(real);
      if (real === undefined || lookUp(real) === undefined) throw missing(path);
      return real;
    },
  };
}

function toStat({ kind, object }: TreeEntry, read: (object: string) => Uint8Array): FileStat {
  if (kind === 'folder') return { kind, size: 0, mtimeMs: 0 };
  return {
    kind: 'file',
    // Most only ask whether something is there: nothing is read for them.
    get size() {
      return read(object).length;
    },
    mtimeMs: 0,
  };
}

function join(folder: string, target: string): string {
  if (target.startsWith('/')) return target;
  const segments = folder.split('/');
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}

function missing(path: string): Error {
  return Object.assign(new Error(`ENOENT: no such file or directory, '${path}'`), { code: 'ENOENT' });
}
