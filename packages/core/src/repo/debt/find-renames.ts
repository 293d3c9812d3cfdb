import type { DebtFile } from '#types/debt';
import { type FileTree, pathOfFile } from '#types/file-tree';
import type { FileSystem, Git } from '#types/providers';
import { listChanged } from '../list-changed';
import { listUntracked } from '../list-untracked';
import { measureSimilarity } from './measure-similarity';

/** What git takes for the same file under another name: half of it is the same. */
const SIMILAR = 0.5;

/**
 * Where the files lie now that known debt names and that are gone. Git tells, by similarity, against the commit that last
 * changed the file of known debt: there its paths were right. What git does not track yet is compared here.
 */
export function findRenames(
  tree: FileTree,
  files: readonly DebtFile[],
  machine: { readonly fileSystem: FileSystem; readonly git: Git },
): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  for (const { path, entries } of files) {
    const named = new Set(entries.flatMap(({ from, to }) => [from, to]));
    // What has no extension is a package, a builtin or a domain.
    const gone = [...named].filter((name) => /\.\w+$/.test(name) && !renames.has(name) && !isThere(tree, name));
    if (gone.length > 0) follow(path, new Set(gone));
  }
  return renames;

  function follow(path: string, gone: Set<string>): void {
    const { git } = machine;
    const commit = git.run(tree.root, ['log', '-1', '--format=%H', '--', path])?.trim() || 'HEAD';
    const deleted: string[] = [];
    const parts = listChanged(tree.root, commit, git, ['--find-renames', '--name-status']) ?? [];
    for (let at = 0; at + 1 < parts.length;) {
      const [status = '', before = '', after = ''] = parts.slice(at, at + 3);
      if (status === 'D' && gone.has(before)) deleted.push(before);
      if (status.startsWith('R') && gone.has(before)) renames.set(before, after);
      at += /^[RC]/.test(status) ? 3 : 2;
    }
    if (deleted.length > 0) followUntracked(commit, deleted);
  }

  function followUntracked(commit: string, deleted: readonly string[]): void {
    const { fileSystem, git } = machine;
    const untracked = listUntracked(tree.root, git, ['--exclude-standard']) ?? [];
    const candidates = untracked.filter((path) => isThere(tree, path));
    if (candidates.length === 0) return;
    const before = git.readObjects(
      tree.root,
      deleted.map((path) => `${commit}:./${path}`),
    );
    const texts = candidates.map((path) => fileSystem.readFile(`${tree.root}/${path}`));
    for (const [index, path] of deleted.entries()) {
      const contents = before?.[index];
      if (contents === undefined) continue;
      const scores = texts.map((text) => measureSimilarity(contents, text));
      const best = scores.indexOf(Math.max(...scores));
      if ((scores[best] as number) >= SIMILAR) renames.set(path, candidates[best] as string);
    }
  }
}

function isThere(tree: FileTree, path: string): boolean {
  let folder = 0;
  const segments = path.split('/');
  for (const [index, segment] of segments.entries()) {
    const found = tree.entries[folder]?.get(segment);
    if (found === undefined) return false;
    if (index === segments.length - 1) return found >= 0 && pathOfFile(tree, found) === path;
    if (found >= 0) return false;
    folder = ~found;
  }
  return false;
}
