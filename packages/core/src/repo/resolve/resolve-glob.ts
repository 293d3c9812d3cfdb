import picomatch from 'picomatch';
import { toAbsolutePath } from './absolute-path';
import type { Context } from './context';
import { findTargets } from './find-targets';
import type { Ground } from './ground';
import { matchPattern } from './match-pattern';

/** A pattern below a folder, which is taken literally whatever characters its path holds. */
interface RootedGlob {
  readonly folder: string;
  readonly pattern: string;
}

/** Finds the files that the patterns of an `import.meta.glob` match, as ascending rows of the tree. */
export function resolveGlob(
  ground: Ground,
  folder: number,
  globs: readonly string[],
  context: Context,
): readonly number[] {
  const found = new Set<number>();
  const root = (glob: string): readonly RootedGlob[] => toRootedGlobs(glob, ground, folder, context);
  const refused = globs.filter((glob) => glob.startsWith('!')).flatMap((glob) => root(glob.slice(1)).map(toMatcher));
  for (const glob of globs) {
    for (const rooted of glob.startsWith('!') ? [] : root(glob)) {
      const { base, glob: rest } = picomatch.scan(rooted.pattern);
      const path = base === '' ? rooted.folder : toAbsolutePath(rooted.folder, base);
      const start = ground.locate(path);
      if (start >= 0) collect(ground, start, toMatcher(rooted), toFolderMatchers(rest), found);
      else if (rest === '') collectFile(ground, path, found);
    }
  }
  const rows = [...found].sort((left, right) => left - right);
  return rows.filter((file) => !refused.some((isMatch) => isMatch(ground.pathOfFile(file))));
}

/** Relative to the file, from the root of the project, or by an alias. */
function toRootedGlobs(glob: string, ground: Ground, folder: number, context: Context): readonly RootedGlob[] {
  if (glob.startsWith('./') || glob.startsWith('../')) return [toRooted(ground.pathOf(folder), glob)];
  const { config, scope } = context;
  const match = config?.paths === undefined ? undefined : matchPattern(config.patterns, glob);
  if (match !== undefined && config !== undefined) {
    const { key, star } = match;
    const targets = config.paths?.[key] ?? [];
    return targets.map((target) =>
      toRooted(config.pathsBase, star === undefined ? target : target.replace('*', () => star)),
    );
  }
  const site = scope?.ground === ground ? ground.pathOf(scope.folder) : ground.pathOf(0);
  if (glob.startsWith('#') && scope !== undefined) {
    const targets = findTargets(scope.manifest.imports, glob, () => true) ?? [];
    return targets.filter((target) => target.startsWith('./')).map((target) => toRooted(site, target));
  }
  const root = ground.pathOf(0);
  if (glob.startsWith(`${root}/`)) return [toRooted(root, glob.slice(root.length + 1))];
  if (glob.startsWith('/')) return [toRooted(site, glob.slice(1))];
  if (glob.startsWith('**')) return [toRooted(site, glob)];
  return config?.baseUrl === undefined ? [] : [toRooted(config.baseUrl, glob)];
}

function toRooted(folder: string, glob: string): RootedGlob {
  let base = folder;
  let pattern = glob;
  for (;;) {
    if (pattern.startsWith('./')) pattern = pattern.slice(2);
    else if (pattern.startsWith('../')) {
      pattern = pattern.slice(3);
      base = toAbsolutePath(base, '..');
    } else return { folder: base, pattern };
  }
}

function toMatcher({ folder, pattern }: RootedGlob): (path: string) => boolean {
  const isMatch = picomatch(pattern);
  return (path) => path.startsWith(`${folder}/`) && isMatch(path.slice(folder.length + 1));
}

/** What matches the names of folders on the way, level by level; `undefined` where a part may span several levels. */
function toFolderMatchers(pattern: string): readonly ((name: string) => boolean)[] | undefined {
  const segments = pattern.split('/').slice(0, -1);
  const isPlain = segments.every((segment) => !['', '.', '..'].includes(segment) && !/\*\*|[(){}[\]\\]/u.test(segment));
  return isPlain ? segments.map((segment) => picomatch(segment)) : undefined;
}

/** @param levels matchers of the folders from here on; `undefined` for any folder at any depth */
function collect(
  ground: Ground,
  folder: number,
  isMatch: (path: string) => boolean,
  levels: readonly ((name: string) => boolean)[] | undefined,
  found: Set<number>,
): void {
  for (const [name, entry] of ground.entriesOf(folder)) {
    if (entry >= 0) {
      if ((levels?.length ?? 0) === 0 && isMatch(ground.pathOfFile(entry))) found.add(entry);
      continue;
    }
    // A link to a folder elsewhere is matched there.
    if (ground.parentOf(~entry) !== folder) continue;
    if (levels === undefined || levels[0]?.(name) === true) collect(ground, ~entry, isMatch, levels?.slice(1), found);
  }
}

function collectFile(ground: Ground, path: string, found: Set<number>): void {
  const slash = path.lastIndexOf('/');
  const folder = ground.locate(path.slice(0, slash));
  const file = folder < 0 ? -1 : (ground.entriesOf(folder).get(path.slice(slash + 1)) ?? -1);
  if (file >= 0) found.add(file);
}
