import picomatch from 'picomatch';

const OPTIONS = { dot: true, nobrace: true, noextglob: true, nonegate: true } as const;

/**
 * What the lines of one rule file say of a path itself, leaving the folders around it aside: the last line that matches decides.
 * For the rare path in a folder that was ignored and taken in again.
 *
 * @param path relative to the rule file; a folder ends in a slash
 * @returns `undefined` where no line matches
 */
export function matchLines(text: string, path: string): boolean | undefined {
  const isFolder = path.endsWith('/');
  const name = isFolder ? path.slice(0, -1) : path;
  let verdict: boolean | undefined;
  for (const line of text.split(/\r?\n/)) {
    const pattern = line.replace(/(?<!\\)\s+$/, '');
    if (pattern === '' || pattern.startsWith('#')) continue;
    const isNegative = pattern.startsWith('!');
    const body = isNegative ? pattern.slice(1) : pattern;
    if (body.endsWith('/') && !isFolder) continue;
    const glob = body.replace(/\/$/, '');
    const anchored = glob.includes('/') ? glob.replace(/^\//, '') : `**/${glob}`;
    if (picomatch.isMatch(name, anchored, OPTIONS)) verdict = !isNegative;
  }
  return verdict;
}
