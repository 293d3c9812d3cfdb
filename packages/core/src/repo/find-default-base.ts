import type { Git } from '#types/providers';

/** The names that a default branch mostly has: asked where no remote says which it is. */
const USUAL = ['main', 'master', 'trunk', 'develop'];

/**
 * The branch that changes are made against: the default branch of the remote that the current branch follows, else of `origin`,
 * else of any other; without a remote, a local branch with a usual name.
 *
 * @returns `undefined` where there is no git, no commit yet, or no such branch
 */
export function findDefaultBase(root: string, git: Git): string | undefined {
  const read = (...args: readonly string[]): string | undefined => git.run(root, args)?.trim() || undefined;
  if (read('rev-parse', '--verify', '--quiet', 'HEAD^{commit}') === undefined) return undefined;
  const refs = read('for-each-ref', '--format=%(refname) %(symref)', 'refs/remotes', 'refs/heads')?.split('\n') ?? [];
  const known = new Map(refs.map((line): [string, string] => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? '']));
  const branch = read('symbolic-ref', '--quiet', '--short', 'HEAD');
  const followed = branch === undefined ? undefined : read('config', `branch.${branch}.remote`);
  const others = [...known.keys()].flatMap((ref) => /^refs\/remotes\/([^/]+)\//.exec(ref)?.[1] ?? []);
  for (const remote of new Set([...(followed === undefined ? [] : [followed]), 'origin', ...others])) {
    const named = known.get(`refs/remotes/${remote}/HEAD`);
    const candidates = [
      ...(named === undefined ? [] : [named]),
      ...USUAL.map((name) => `refs/remotes/${remote}/${name}`),
    ];
    const found = candidates.find((ref) => known.has(ref));
    if (found !== undefined) return found.replace('refs/remotes/', '');
  }
  return USUAL.find((name) => known.has(`refs/heads/${name}`));
}
