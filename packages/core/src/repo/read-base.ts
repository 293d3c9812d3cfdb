import { FaultError } from '#types/fault';
import type { FileSystem, Git } from '#types/providers';
import { listChanged } from './list-changed';
import { listUntracked } from './list-untracked';

/** How a project was before a change: at the merge base with another branch. */
export interface Base {
  /** The commit. */
  readonly commit: string;
  /** Paths relative to the root, sorted. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** Absolute path → contents at the base, `undefined` where no file was: every file that the change touched. */
  readonly files: ReadonlyMap<string, Uint8Array | undefined>;
}

/**
 * Reads from git's objects what a change touched, in commits, in the index and in the working tree, untracked files among it.
 * Nothing is checked out.
 *
 * @param ref a branch, a tag or a commit
 * @throws FaultError where there is no git, no such ref, or no merge base
 */
export function readBase(
  root: string,
  ref: string,
  machine: { readonly git: Git; readonly fileSystem: FileSystem },
): Base {
  const { git } = machine;
  const commit = git.run(root, ['merge-base', ref, 'HEAD'])?.trim();
  if (commit === undefined || commit === '') throw new FaultError([missingBase(root, ref, git)]);
  const diff = listChanged(root, commit, git, ['--name-status', '--no-renames']);
  const untracked = listUntracked(root, git, ['--exclude-standard']);
  if (diff === undefined || untracked === undefined) throw new Error(`git cannot tell what changed since ${commit}.`);
  const added = [...untracked];
  const removed: string[] = [];
  const changed: string[] = [];
  for (let at = 0; at + 1 < diff.length; at += 2) {
    const path = diff[at + 1] as string;
    if (diff[at] === 'A') added.push(path);
    else if (diff[at] === 'D') removed.push(path);
    else changed.push(path);
  }
  // A file that was taken out of the index and is still there is both deleted and untracked.
  const both = new Set(removed.filter((path) => added.includes(path)));
  changed.push(...both);
  const earlier = [...new Set([...removed, ...changed])];
  const contents = git.readObjects(
    root,
    earlier.map((path) => `${commit}:./${path}`),
  );
  if (contents === undefined) throw new Error(`git cannot read the files of ${commit}.`);
  const files = new Map<string, Uint8Array | undefined>();
  for (const path of added) files.set(`${root}/${path}`, undefined);
  for (const [index, path] of earlier.entries()) files.set(`${root}/${path}`, contents[index]);
  const isOne = (path: string): boolean => !both.has(path);
  return {
    commit,
    added: added.filter(isOne).sort(),
    removed: removed.filter(isOne).sort(),
    changed: changed.sort(),
    files,
  };
}

function missingBase(root: string, ref: string, git: Git) {
  if (git.run(root, ['rev-parse', '--git-dir']) === undefined) {
    return { code: 'machine/no-git', what: `${root} is in no git repository.`, mend: 'Compare within a clone.' };
  }
  if (git.run(root, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]) === undefined) {
    return { code: 'machine/no-ref', what: `git knows no \`${ref}\`.`, mend: `Fetch it, or name another branch.` };
  }
  return {
    code: 'machine/no-merge-base',
    what: `\`${ref}\` and HEAD have no commit in common.`,
    mend: 'Fetch more of the history; a shallow clone has none.',
  };
}
