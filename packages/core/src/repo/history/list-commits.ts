import { FaultError } from '#types/fault';
import type { Git } from '#types/providers';

export interface Commit {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly subject: string;
}

/**
 * The commits from a merge base to HEAD, the oldest first: by first parents, so that a branch that was merged is one step.
 *
 * @throws FaultError where there is no git, no such ref, or no commit in common
 */
export function listCommits(root: string, since: string, git: Git): readonly Commit[] {
  const first = git.run(root, ['merge-base', since, 'HEAD'])?.trim();
  if (first === undefined || first === '') throw new FaultError([describeMissing(root, since, git)]);
  const read = (...range: readonly string[]): readonly Commit[] => {
    const said = git.run(root, ['log', '--first-parent', '--reverse', '-z', '--format=%H %ct %s', ...range, '--']);
    if (said === undefined) throw new Error(`git cannot list the commits since ${first}.`);
    return said
      .split('\0')
      .filter((line) => line !== '')
      .map(parseCommit);
  };
  return [...read('-1', first), ...read(`${first}..HEAD`)];
}

function parseCommit(line: string): Commit {
  const [id = '', seconds = '', ...words] = line.split(' ');
  return { id, date: new Date(Number(seconds) * 1000).toISOString(), subject: words.join(' ') };
}

function describeMissing(root: string, ref: string, git: Git) {
  if (git.run(root, ['rev-parse', '--git-dir']) === undefined) {
    return { code: 'machine/no-git', what: `${root} is in no git repository.`, mend: 'Look back within a clone.' };
  }
  if (git.run(root, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]) === undefined) {
    return { code: 'machine/no-ref', what: `git knows no \`${ref}\`.`, mend: 'Fetch it, or name another commit.' };
  }
  return {
    code: 'machine/no-merge-base',
    what: `\`${ref}\` and HEAD have no commit in common.`,
    mend: 'Fetch more of the history; a shallow clone has little.',
  };
}
