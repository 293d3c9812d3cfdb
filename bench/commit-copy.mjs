import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const AUTHOR = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', '-c', 'commit.gpgsign=false'];

/**
 * Commits what a work copy holds: users have commits, and the hook of an edit asks git what was there before. Does nothing where all is
 * committed. What the benchmark itself leaves, and what is installed, is no part of it, and no ignore file says so: tools read those.
 */
export function commitCopy(root) {
  if (!existsSync(join(root, '.git'))) {
    git(root, 'init', '--quiet');
    writeFileSync(join(root, '.git/info/exclude'), '.bench-*\nnode_modules/\n');
  }
  git(root, 'add', '--all');
  if (git(root, 'status', '--porcelain') !== '')
    git(root, ...AUTHOR, 'commit', '--quiet', '--no-verify', '--message', 'A work copy');
}

/** Takes back what the rounds of an earlier benchmark changed. */
export function restoreCopy(root) {
  git(root, 'checkout', '--quiet', '--', '.');
}

function git(root, ...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 30 });
}
