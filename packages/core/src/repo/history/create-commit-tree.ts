import { baseNameOf, folderOf } from '#types/module-path';
import type { FileSystem, FolderEntry, Git } from '#types/providers';
import { languageOf } from '../language-of';
import { createObjectStore } from './create-object-store';
import { createTreeFileSystem } from './create-tree-file-system';

/** An entry of a folder in git's objects. */
export interface TreeEntry {
  readonly kind: FolderEntry['kind'];
  /** Of a file or a link. */
  readonly object: string;
}

/** Absolute folder → name → what lies there. */
export type TreeFolders = ReadonlyMap<string, ReadonlyMap<string, TreeEntry>>;

/** The files of a repository at one commit after another, without a checkout. */
export interface CommitTree {
  /** Only what differs from the commit before is listed and read. */
  readonly moveTo: (commit: string) => void;
  /** The tree at the commit; what lies outside the repository, and what is installed, as it is on disk. */
  readonly fileSystem: FileSystem;
  /** The id of a file's contents. @param path absolute */
  readonly objectOf: (path: string) => string | undefined;
  /** Paths of all files, relative to a folder. */
  readonly listFiles: (root: string) => readonly string[];
}

const FILE_MODE = '100';
const LINK_MODE = '120000';
/** What is read at every commit besides sources. */
const STEERING = /\.jsonc?$|\.ya?ml$|^\.gitignore$/;

/**
 * @param top the root of the working tree; absolute, POSIX
 * @param isWanted whether the contents of a source are read at once; those of others are, when the first of them is asked for
 */
export function createCommitTree(
  top: string,
  machine: { readonly fileSystem: FileSystem; readonly git: Git },
  isWanted: (object: string) => boolean = () => true,
): CommitTree {
  const { git } = machine;
  const folders = new Map<string, Map<string, TreeEntry>>([[top, new Map<string, TreeEntry>()]]);
  const objects = createObjectStore(top, git);
  let links = 0;
  let at: string | undefined;

  const add = (path: string, entry: TreeEntry): void => {
    const folder = folderOf(path);
    let entries = folders.get(folder);
    if (entries === undefined) {
      folders.set(folder, (entries = new Map<string, TreeEntry>()));
      add(folder, { kind: 'folder', object: '' });
    }
    entries.set(baseNameOf(path), entry);
  };
  const remove = (path: string): void => {
    const folder = folderOf(path);
    const entries = folders.get(folder);
    entries?.delete(baseNameOf(path));
    if (entries?.size !== 0 || folder === top) return;
    folders.delete(folder);
    remove(folder);
  };
  const put = (path: string, mode: string, object: string): void => {
    if (mode === LINK_MODE) links++;
    const kind = mode === LINK_MODE ? 'link' : mode.startsWith(FILE_MODE) ? 'file' : 'folder';
    // The commit of another repository is none of this one's objects: its folder is there, and empty.
    if (kind === 'folder') folders.set(path, new Map());
    else objects.hold(object);
    add(path, { kind, object });
  };
  const take = (path: string, mode: string, object: string): void => {
    if (mode === LINK_MODE) links--;
    if (mode === LINK_MODE || mode.startsWith(FILE_MODE)) objects.release(object);
    else folders.delete(path);
    remove(path);
  };
  const list = (...args: readonly string[]): readonly string[] => {
    const said = git.run(top, args);
    if (said === undefined) throw new Error(`git cannot list what ${args.at(-1) ?? ''} holds.`);
    return said.split('\0').filter((line) => line !== '');
  };

  return {
    moveTo: (commit) => {
      const fresh: string[] = [];
      const others: string[] = [];
      const note = (path: string, mode: string, object: string): void => {
        put(path, mode, object);
        const name = baseNameOf(path);
        if (mode !== LINK_MODE && !mode.startsWith(FILE_MODE)) return;
        if (mode === LINK_MODE || STEERING.test(name)) fresh.push(object);
        else if (languageOf(name) !== undefined) (isWanted(object) ? fresh : others).push(object);
      };
      if (at === undefined) {
        for (const line of list('ls-tree', '-r', '-z', '--full-tree', commit)) {
          const [mode = '', , object = ''] = line.split(/[ \t]/, 3);
          note(`${top}/${line.slice(line.indexOf('\t') + 1)}`, mode, object);
        }
      } else {
        const parts = list('diff-tree', '-r', '-z', '--raw', '--no-renames', '--full-index', at, commit);
        const changes: { readonly fields: readonly string[]; readonly path: string }[] = [];
        for (let index = 0; index + 1 < parts.length; index += 2) {
          changes.push({
            fields: (parts[index] as string).slice(1).split(' '),
            path: `${top}/${parts[index + 1] ?? ''}`,
          });
        }
        // What goes first: where a file was, a folder with files may be.
        for (const { fields, path } of changes) {
          if (fields[0] !== '000000') take(path, fields[0] as string, fields[2] as string);
        }
        for (const { fields, path } of changes) {
          if (fields[1] !== '000000') note(path, fields[1] as string, fields[3] as string);
        }
      }
      at = commit;
      objects.load(fresh);
      objects.expect(others);
    },
    fileSystem: createTreeFileSystem(top, folders, () => links > 0, objects.read, machine.fileSystem),
    objectOf: (path) => {
      const entry = folders.get(folderOf(path))?.get(baseNameOf(path));
      return entry?.kind === 'file' ? entry.object : undefined;
    },
    listFiles: (root) => {
      const found: string[] = [];
      for (const [folder, entries] of folders) {
        if (folder !== root && !folder.startsWith(`${root}/`)) continue;
        const prefix = folder === root ? '' : `${folder.slice(root.length + 1)}/`;
        for (const [name, { kind }] of entries) if (kind !== 'folder') found.push(prefix + name);
      }
      return found;
    },
  };
}
