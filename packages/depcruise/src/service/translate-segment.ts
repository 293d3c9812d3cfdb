import { escapeRegex } from './escape-regex';

/**
 * One segment of a glob as a regular expression, in the words of a reader: `*.ts` becomes `[^/]*\.ts`.
 *
 * @returns `undefined` for what needs the glob library: extended globs, ranges, alternatives with slashes
 */
export function translateSegment(segment: string): string | undefined {
  if (segment === '*') return '[^/]+';
  if (/[!@+*?]\(/.test(segment)) return undefined;
  let regex = '';
  for (let at = 0; at < segment.length;) {
    const rest = segment.slice(at);
    const [piece, translated] = translateToken(rest);
    if (translated === undefined) return undefined;
    regex += translated;
    at += piece.length;
  }
  return regex;
}

/** The first token of a text, and what it becomes. */
function translateToken(text: string): readonly [token: string, regex: string | undefined] {
  const stars = /^\*+/.exec(text)?.[0];
  if (stars !== undefined) return [stars, '[^/]*'];
  if (text.startsWith('?')) return ['?', '[^/]'];
  const characters = /^\[[\w-]+\]/.exec(text)?.[0];
  if (characters !== undefined) return [characters, characters];
  const braces = /^\{([^{}]*)\}/.exec(text);
  if (braces !== null) {
    const [whole, inner = ''] = braces;
    if (!inner.includes(',') || inner.includes('/')) return [whole, undefined];
    const alternatives = inner.split(',').map(translateSegment);
    const known = alternatives.filter((alternative) => alternative !== undefined);
    return [whole, known.length < alternatives.length ? undefined : `(?:${known.join('|')})`];
  }
  const [plain = text.charAt(0)] = /^[^*?[\]{}]+/.exec(text) ?? [];
  return [plain, /^[[\]{}]/.test(plain) ? undefined : escapeRegex(plain)];
}
