import picomatch from 'picomatch';
import type { FileTree } from '#types/file-tree';
import { isAbsolutePath, toAbsolutePath } from './absolute-path';
import type { Context } from './context';
import { findTargets } from './find-targets';
import type { Ground } from './ground';
import { matchPattern } from './match-pattern';

/** Finds the files that the patterns of an `import.meta.glob` match, as ascending rows of the tree. */
export function resolveGlob(
  tree: FileTree,
  ground: Ground,
  folder: number,
  globs: readonly string[],
  context: Context,
): readonly number[] {
  const found = new Set<number>();
  const negated: ((path: string) => boolean)[] = [];
  for (const glob of globs) {
    if (glob.startsWith('!'))
      negated.push(...toAbsoluteGlobs(glob.slice(1), ground, folder, context).map((pattern) => picomatch(pattern)));
  }
  for (const glob of globs) {
    if (glob.startsWith('!')) continue;
    for (const pattern of toAbsoluteGlobs(glob, ground, folder, context)) {
      const { base } = picomatch.scan(pattern);
      const start = ground.locate(base.replace(/\/$/u, ''));
      if (start >= 0) collect(ground, start, picomatch(pattern), found);
      else if (base === pattern) collectFile(ground, pattern, found);
    }
  }
  const isNegated = (file: number): boolean => {
    const path = ground.pathOfFile(file);
    return negated.some((isMatch) => isMatch(path));
  };
  const rows = [...found].sort((left, right) => left - right);
  return negated.length === 0 ? rows : rows.filter((file) => !isNegated(file));
}

/** Relative to the file, from the root of the project, or by an alias. */
function toAbsoluteGlobs(glob: string, ground: Ground, folder: number, context: Context): readonly string[] {
  if (glob.startsWith('./') || glob.startsWith('../')) return [joinGlob(ground.pathOf(folder), glob)];
  const { config, scope } = context;
  const match = config?.paths === undefined ? undefined : matchPattern(config.pathKeys, glob);
  if (match !== undefined && config !== undefined) {
    const targets = config.paths?.[match.key] ?? [];
    return targets.map((target) =>
      joinGlob(config.pathsBase, match.star === undefined ? target : target.replace('*', () => match.star as string)),
    );
  }
  const site = scope?.ground === ground ? ground.pathOf(scope.folder) : ground.pathOf(0);
  if (glob.startsWith('#') && scope !== undefined) {
    const targets = findTargets(scope.manifest.imports, glob, () => true) ?? [];
    return targets.filter((target) => target.startsWith('./')).map((target) => joinGlob(site, target));
  }
  if (glob.startsWith(`${ground.pathOf(0)}/`)) return [glob];
  if (glob.startsWith('/')) return [joinGlob(site, glob.slice(1))];
  if (glob.startsWith('**')) return [joinGlob(site, glob)];
  return config?.baseUrl === undefined ? [] : [joinGlob(config.baseUrl, glob)];
}

/** Joins with the folder's own name taken literally, whatever characters it holds. */
function joinGlob(folder: string, glob: string): string {
  let base = folder;
  let rest = glob;
  for (;;) {
    if (rest.startsWith('./')) rest = rest.slice(2);
    else if (rest.startsWith('../')) {
      rest = rest.slice(3);
      base = base.slice(0, Math.max(base.lastIndexOf('/'), 0));
    } else break;
  }
  return `${base.replace(/[\\!*?()[\]{}@+|]/gu, '\\$&')}/${rest}`;
}

function collect(ground: Ground, folder: number, isMatch: (path: string) => boolean, found: Set<number>): void {
  for (const [, entry] of ground.entriesOf(folder)) {
    if (entry < 0) {
      // A link to a folder elsewhere is matched there.
      if (ground.parentOf(~entry) === folder) collect(ground, ~entry, isMatch, found);
    } else if (isMatch(ground.pathOfFile(entry))) found.add(entry);
  }
}

function collectFile(ground: Ground, path: string, found: Set<number>): void {
  const slash = path.lastIndexOf('/');
  const folder = ground.locate(path.slice(0, slash));
  const file = folder < 0 ? -1 : (ground.entriesOf(folder).get(path.slice(slash + 1)) ?? -1);
  if (file >= 0) found.add(file);
}
