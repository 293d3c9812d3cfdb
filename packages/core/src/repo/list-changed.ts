import type { Git } from '#types/providers';

/**
 * What git says of the changes since a commit, in the working tree, or in the index where that stands for it.
 *
 * @param cwd paths are relative to it; what lies outside of it is left out
 * @returns `undefined` where git cannot tell
 */
export function listChanged(
  cwd: string,
  commit: string,
  git: Git,
  options: readonly string[],
  paths: readonly string[] = [],
): readonly string[] | undefined {
  const staged = git.sees === 'index' ? ['--cached'] : [];
  const said = git.run(cwd, ['diff', ...staged, ...options, '--relative', '-z', commit, '--', ...paths]);
  return said?.split('\0').filter(Boolean);
}
