import type { Change } from '#types/change';
import { FILE_FLAG } from '#types/graph';
import type { Policy } from '#types/policy';
import type { Base } from '#repo/read-base';
import { createPathMatcher } from '#repo/places/compile-pattern-list';
import { languageOf } from '#repo/language-of';
import type { Project } from '../read-project';

/**
 * Folders that came with the change, hold modules, and lie where the policy says nothing: outside `include`, and in no pattern of
 * `outside`. What `exclude` leaves out is spoken of.
 */
export function findUnmapped({ graph: { files }, policy }: Project, base: Base): Change['unmapped'] {
  const isSpokenOf = createMatcher(policy);
  const flags = new Map(files.paths.map((path, row) => [path, files.flags[row] as number]));
  const added = new Set(base.added);
  const old = new Set<string>();
  for (const path of [...files.paths, ...base.removed, ...base.changed])
    if (!added.has(path)) for (const folder of foldersOf(path)) old.add(folder);
  const found = new Map<string, string>();
  for (const path of base.added) {
    const folder = foldersOf(path).find((candidate) => !old.has(candidate));
    const isJudged = ((flags.get(path) ?? 0) & FILE_FLAG.included) !== 0;
    if (folder === undefined || isJudged || languageOf(path) === undefined || isSpokenOf(path)) continue;
    if (!flags.has(path) || path.endsWith('.d.ts') || found.has(folder)) continue;
    found.set(folder, path);
  }
  return [...found].map(([folder, example]) => ({ folder, example }));
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
