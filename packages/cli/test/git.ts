import { execFileSync } from 'node:child_process';

/** Runs git in a folder as an author of its own, whatever the machine's configuration says. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync(
    'git',
    ['-c', 'user.name=t', '-c', 'user.email=t@localhost', '-c', 'commit.gpgsign=false', ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    },
  );
}

/** Makes a repository of a folder, with one commit on `main` and a branch on which the change is made. */
export function startBranch(folder: string): void {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'Begin');
  git(folder, 'switch', '--quiet', '--create', 'feature');
}
