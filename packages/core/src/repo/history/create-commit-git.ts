import type { Git } from '#types/providers';

/**
 * Git as it would answer in a checkout of a commit: its HEAD is the commit, everything in the tree is tracked, and nothing else
 * is there.
 *
 * @param listFiles paths relative to a folder
 */
export function createCommitGit(git: Git, commit: string, listFiles: (folder: string) => readonly string[]): Git {
  return {
    ...git,
    run: (cwd, args) => {
      if (args[0] === 'ls-files') return args.includes('--others') ? '' : listFiles(cwd).join('\0');
      const end = args.indexOf('--');
      if (args[0] === 'log' || args[0] === 'diff') {
        const at = end < 0 ? args.length : end;
        return git.run(cwd, [...args.slice(0, at), commit, ...args.slice(at)]);
      }
      return git.run(cwd, args);
    },
  };
}
