import type { Fault } from '#types/fault';
import type { FileTree } from '#types/file-tree';
import type { FileSystem, FolderEntry, Git } from '#types/providers';
import { createIgnoreRules, type FolderRules } from './create-ignore-rules';
import { SKIPPED } from './skipped';

interface Link {
  readonly folder: number;
  readonly name: string;
}

/**
 * Lists every file below `root` that git does not ignore. Symbolic links to files and folders of the tree become second
 * names of their targets; they are never walked, so a loop of links ends here. A folder that cannot be read is a fault.
 *
 * @param root absolute, POSIX
 * @param isRelevant whether an ignored path could be judged if git tracked it all the same
 */
export function readFileTree(
  root: string,
  machine: { readonly fileSystem: FileSystem; readonly git: Git },
  isRelevant: (path: string) => boolean = () => true,
): { readonly tree: FileTree; readonly faults: readonly Fault[] } {
  const { fileSystem } = machine;
  const folders: string[] = [''];
  const parents: number[] = [-1];
  const entries: Map<string, number>[] = [];
  const names: string[] = [];
  const folderOfFile: number[] = [];
  const links: Link[] = [];
  const faults: Fault[] = [];
  const ignoreRules = createIgnoreRules(root, machine, isRelevant);
  const rulesOf: FolderRules[] = [];

  for (let folder = 0; folder < folders.length; folder++) {
    const path = folders[folder] as string;
    const known = new Map<string, number>();
    entries.push(known);
    let rules = rulesOf[parents[folder] as number] ?? ignoreRules.above;
    let list: readonly FolderEntry[];
    try {
      list = fileSystem.readFolder(path === '' ? root : `${root}/${path}`);
    } catch (error) {
      faults.push(unreadableFolder(path, error));
      rulesOf.push(rules);
      continue;
    }
    const sorted = [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
    if (list.some((entry) => entry.name === '.gitignore' && entry.kind !== 'folder'))
      rules = ignoreRules.enter(rules, path);
    rulesOf.push(rules);
    for (const entry of sorted) {
      const { name, kind } = entry;
      if (kind === 'other' || SKIPPED.has(name)) continue;
      const child = path === '' ? name : `${path}/${name}`;
      if (rules.length > 0 && ignoreRules.isIgnored(rules, child, name, path, kind === 'folder')) continue;
      if (kind === 'file') {
        known.set(name, names.length);
        names.push(name);
        folderOfFile.push(folder);
      } else if (kind === 'folder') {
        known.set(name, ~folders.length);
        folders.push(child);
        parents.push(folder);
      } else {
        links.push({ folder, name });
      }
    }
  }
  const tree: FileTree = {
    root,
    folders,
    parents,
    entries,
    names,
    folderOfFile,
  };
  for (const link of links) addLink(link, tree, entries, fileSystem);
  return { tree, faults };
}

/** Gives the target of a link one more name. Broken links and links that leave the tree stay out: resolution finds the latter on disk. */
function addLink(link: Link, tree: FileTree, entries: readonly Map<string, number>[], fileSystem: FileSystem): void {
  const folder = tree.folders[link.folder] as string;
  let target: string;
  try {
    target = fileSystem.realPath(`${tree.root}/${folder === '' ? '' : `${folder}/`}${link.name}`);
  } catch {
    return;
  }
  const real = findEntry(tree, target);
  if (real !== undefined) entries[link.folder]?.set(link.name, real);
}

function findEntry(tree: FileTree, absolute: string): number | undefined {
  if (absolute === tree.root) return ~0;
  if (!absolute.startsWith(`${tree.root}/`)) return undefined;
  let entry = ~0;
  for (const segment of absolute.slice(tree.root.length + 1).split('/')) {
    if (entry >= 0) return undefined;
    const next = tree.entries[~entry]?.get(segment);
    if (next === undefined) return undefined;
    entry = next;
  }
  return entry;
}

function unreadableFolder(path: string, error: unknown): Fault {
  const reason = error instanceof Error ? error.message.split(',')[0] : String(error);
  return {
    code: 'machine/unreadable-folder',
    file: path === '' ? '.' : path,
    what: `The folder ${path === '' ? '.' : path} cannot be read (${reason ?? 'unknown error'}).`,
    mend: 'Grant read permission to it, or let .gitignore name it.',
  };
}
