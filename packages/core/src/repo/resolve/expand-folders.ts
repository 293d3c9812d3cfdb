import picomatch from 'picomatch';
import type { Ground } from './ground';

/** The folders below `folder` that the patterns of a workspace name, in the order of the patterns; `!` takes away. */
export function expandFolders(ground: Ground, folder: number, patterns: readonly string[]): readonly number[] {
  const base = ground.pathOf(folder).length + 1;
  const found = new Set<number>();
  for (const pattern of patterns) {
    if (pattern.startsWith('!')) continue;
    for (const member of expand(ground, folder, toSegments(pattern))) found.add(member);
  }
  const excluded = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => toSegments(pattern.slice(1)).join('/'));
  if (excluded.length === 0) return [...found];
  const isExcluded = picomatch(excluded);
  return [...found].filter((member) => !isExcluded(ground.pathOf(member).slice(base)));
}

function expand(ground: Ground, folder: number, segments: readonly string[]): readonly number[] {
  const [segment, ...rest] = segments;
  if (segment === undefined) return [folder];
  if (segment === '..') {
    const parent = ground.parentOf(folder);
    return parent < 0 ? [] : expand(ground, parent, rest);
  }
  if (segment === '**') {
    return [
      ...expand(ground, folder, rest),
      ...childrenOf(ground, folder).flatMap((child) => expand(ground, child, segments)),
    ];
  }
  if (!/[*?[\]{}()!+@]/u.test(segment)) {
    const entry = ground.entriesOf(folder).get(segment);
    return entry === undefined || entry >= 0 ? [] : expand(ground, ~entry, rest);
  }
  const isMatch = picomatch(segment);
  const matching = childrenOf(ground, folder, isMatch);
  return matching.flatMap((child) => expand(ground, child, rest));
}

function childrenOf(
  ground: Ground,
  folder: number,
  isMatch: (name: string) => boolean = () => true,
): readonly number[] {
  const children: number[] = [];
  for (const [name, entry] of ground.entriesOf(folder)) {
    // A link to a folder elsewhere is found there.
    if (entry >= 0 || ground.parentOf(~entry) !== folder) continue;
    if (name !== 'node_modules' && !name.startsWith('.') && isMatch(name)) children.push(~entry);
  }
  return children;
}

function toSegments(pattern: string): readonly string[] {
  return pattern.split('/').filter((segment) => segment !== '' && segment !== '.');
}
