import type { Git } from '#types/providers';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/**
 * Git of a repository with one commit, whose working tree differs from it.
 *
 * @param root absolute, POSIX
 * @param now path relative to the root → text
 * @param before what was otherwise: path → text, `undefined` where no file was
 */
export function createTestGit(
  root: string,
  now: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string | undefined>>,
): Git {
  const lines = Object.entries(before).flatMap(([path, text]) => {
    const status = text === undefined ? 'A' : path in now ? 'M' : 'D';
    return text === now[path] ? [] : [status, path];
  });
  return {
    run: (_cwd, [command, ...args]) => {
      if (command === 'merge-base') return `${COMMIT}\n`;
      if (command === 'rev-parse') return args.includes('--show-toplevel') ? `${root}\n` : COMMIT;
      if (command === 'diff') return lines.map((part) => `${part}\0`).join('');
      return command === 'ls-files' || command === 'log' ? '' : undefined;
    },
    readObjects: (_cwd, names) =>
      names.map((name) => {
        const path = name.slice(name.indexOf(':./') + 3);
        const text = path in before ? before[path] : now[path];
        return text === undefined ? undefined : new TextEncoder().encode(text);
      }),
  };
}
