import type { Restriction } from '#types/policy';

/**
 * The restrictions whose pattern matches and is the most specific to do so.
 *
 * `pg` matches the package and all its subpaths, `pg/native` that subpath and what lies below, `@acme/*` every package of the
 * scope, `*` every package. `fs` and `node:fs` are one builtin and match `fs/promises` too. A pattern without `*` is more specific than one
 * with, a longer one than a shorter one.
 */
export function findMostSpecific(
  restrictions: readonly Restriction[],
  kind: 'package' | 'builtin',
  name: string,
  specifier: string,
): readonly Restriction[] {
  let best: Restriction[] = [];
  let bestScore = -1;
  for (const restriction of restrictions) {
    const pattern = kind === 'builtin' ? restriction.name.replace(/^node:/, '') : restriction.name;
    const score = scorePattern(pattern, name, kind === 'builtin' ? name : specifier);
    if (score < 0 || score < bestScore) continue;
    if (score > bestScore) best = [];
    bestScore = score;
    best.push(restriction);
  }
  return best;
}

/** How specific a matching pattern is; -1 where it does not match. */
function scorePattern(pattern: string, name: string, specifier: string): number {
  if (!pattern.includes('*')) {
    const matches = pattern === name || pattern === specifier || specifier.startsWith(`${pattern}/`);
    return matches ? 1_000_000 + pattern.length : -1;
  }
  const regex = toRegex(pattern);
  return regex.test(name) || regex.test(specifier) ? pattern.replaceAll('*', '').length : -1;
}

const regexes = new Map<string, RegExp>();

/** `*` stands for any characters but `/`, except at the end, where it stands for subpaths too. */
function toRegex(pattern: string): RegExp {
  let regex = regexes.get(pattern);
  if (regex === undefined) {
    const source = pattern
      .split(/(\*+)/)
      .map((part) =>
        part.startsWith('*') ? (part.length > 1 ? '.*' : '[^/]*') : part.replaceAll(/[$()+.?[\\\]^{|}]/g, '\\$&'),
      )
      .join('');
    regex = new RegExp(`^${source}(?:/.*)?$`);
    regexes.set(pattern, regex);
  }
  return regex;
}
