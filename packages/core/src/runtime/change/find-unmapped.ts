import type { Change } from '#types/change';
import { buildFileTree, pathOfFile } from '#types/file-tree';
import { FILE_FLAG } from '#types/graph';
import type { Policy } from '#types/policy';
import type { Base } from '#repo/read-base';
import { assignPlaces } from '#repo/places/assign-places';
import { createPathMatcher } from '#repo/places/compile-pattern-list';
import { languageOf } from '#repo/language-of';
import type { PlacedPaths } from './read-placed-files';

/**
 * Folders that came with the change, hold modules, and lie where the policy says nothing: outside `include`, and in no pattern of
 * `outside`. What `exclude` leaves out is spoken of.
 *
 * @param readFiles lists all files, which few changes need
 */
export function findUnmapped(
  root: string,
  policy: Policy,
  readFiles: () => Pick<PlacedPaths, 'paths'>,
  base: Base,
): Change['unmapped'] {
  const suspects = findSuspects(root, policy, base);
  if (suspects.length === 0) return [];
  const listed = new Set(readFiles().paths);
  const added = new Set(base.added);
  const old = new Set<string>();
  for (const path of [...listed, ...base.removed, ...base.changed])
    if (!added.has(path)) for (const folder of foldersOf(path)) old.add(folder);
  const found = new Map<string, string>();
  for (const path of suspects) {
    const folder = foldersOf(path).find((candidate) => !old.has(candidate));
    if (folder !== undefined && listed.has(path) && !found.has(folder)) found.set(folder, path);
  }
  return [...found].map(([folder, example]) => ({ folder, example }));
}

/** Modules that came and are not judged. */
function findSuspects(root: string, policy: Policy, { added }: Base): readonly string[] {
  const isSpokenOf = createMatcher(policy);
  const modules = added.filter((path) => languageOf(path) !== undefined && !path.endsWith('.d.ts'));
  const tree = buildFileTree(root, modules);
  const { flags } = assignPlaces(tree, policy);
  const isJudged = (row: number): boolean => ((flags[row] as number) & FILE_FLAG.included) !== 0;
  return tree.names
    .flatMap((_, row) => (isJudged(row) ? [] : [pathOfFile(tree, row)]))
    .filter((path) => !isSpokenOf(path))
    .sort();
}

function createMatcher({ outside, exclude, tests }: Policy): (path: string) => boolean {
  const lists = [outside.flatMap((rule) => rule.files), exclude, tests].filter((list) => list.length > 0);
  const matchers = lists.map(createPathMatcher);
  return (path) => matchers.some((matches) => matches(path) !== undefined);
}

/** From the outermost inward. */
function foldersOf(path: string): readonly string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}
