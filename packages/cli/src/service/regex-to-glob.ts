/**
 * The paths that a regular expression of dependency-cruiser means, as globs: `^src/(?:a|b)/` becomes `src/{a,b}/**`.
 *
 * @returns `undefined` where it holds what globs cannot say
 */
export function regexToGlob(regex: string): string | undefined {
  const isClosed = regex.endsWith('$');
  const body = regex.replace(/^\^/, '').replace(/\$$/, '');
  let glob = regex.startsWith('^') ? '' : '**/';
  for (let at = 0; at < body.length;) {
    const rest = body.slice(at);
    const piece = TOKENS.map(({ pattern, toGlob }) => ({ match: pattern.exec(rest), toGlob })).find(
      ({ match }) => match !== null,
    );
    if (piece === undefined || piece.match === null) return undefined;
    glob += piece.toGlob(piece.match);
    at += piece.match[0].length;
  }
  const tidy = glob.replaceAll('**/**', '**').replace(/\*{3,}/g, '**');
  if (isClosed || tidy.endsWith('**')) return tidy;
  return tidy.endsWith('/') ? `${tidy}**` : `${tidy}/**`;
}

interface Token {
  readonly pattern: RegExp;
  readonly toGlob: (match: RegExpExecArray) => string;
}

const TOKENS: readonly Token[] = [
  { pattern: /^\(?\[\^\/\]\+\)?/, toGlob: () => '*' },
  { pattern: /^\[\^\/\]\*/, toGlob: () => '*' },
  { pattern: /^\(?\.[*+]\)?\//, toGlob: () => '**/' },
  { pattern: /^\(?\.[*+]\)?$/, toGlob: () => '**' },
  {
    pattern: /^\((?:\?:)?([\w@-]+(?:\|[\w@-]+)+)\)/,
    toGlob: ([, names = '']) => `{${names.split('|').join(',')}}`,
  },
  { pattern: /^\\([./+$()[\]-])/, toGlob: ([, character = '']) => character },
  { pattern: /^[\w/@ -]+/, toGlob: ([text]) => text },
];
