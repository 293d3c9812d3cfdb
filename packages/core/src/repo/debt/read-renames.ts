import type { Git } from '#types/providers';
import { listChanged } from '../list-changed';

/** Old name → new name of the files that git takes for the same, since a commit. Paths relative to the root. */
export function readRenames(root: string, commit: string, git: Git): ReadonlyMap<string, string> {
  const parts = listChanged(root, commit, git, ['--find-renames', '--name-status']) ?? [];
  const renames = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length;) {
    const [status = '', before = '', after = ''] = parts.slice(at, at + 3);
    if (status.startsWith('R')) renames.set(before, after);
    at += /^[RC]/.test(status) ? 3 : 2;
  }
  return renames;
}
