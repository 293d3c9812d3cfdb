import type { Git } from '#types/providers';

/**
 * The files that git does not track, as paths relative to `cwd`; none where the index stands for the working tree.
 *
 * @param options what is left out, and where is looked
 * @returns `undefined` where git cannot tell
 */
export function listUntracked(cwd: string, git: Git, options: readonly string[]): readonly string[] | undefined {
  if (git.sees === 'index') return [];
  return git
    .run(cwd, ['ls-files', '--others', '-z', ...options])
    ?.split('\0')
    .filter(Boolean);
}
