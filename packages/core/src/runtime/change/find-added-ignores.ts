import type { AddedIgnore } from '#types/change';
import { DEBT_NAME } from '#types/debt';
import type { Git } from '#types/providers';
import { CONFIG_NAMES } from '#repo/find-config';
import { findIgnorePatterns } from '#repo/change/find-ignore-patterns';
import { languageOf } from '#repo/language-of';
import { createPathMatcher } from '#repo/places/compile-pattern-list';
import type { PlacedPaths } from './read-placed-files';

/**
 * Files that a change takes out of sight: of linters, by patterns that were not there before, or of git, which then shows nobody
 * what is new among them.
 *
 * @param before,after path relative to the root → text, of what the change touched
 */
export function findAddedIgnores(
  root: string,
  readFiles: () => Pick<PlacedPaths, 'judged'>,
  git: Git,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly AddedIgnore[] {
  const found: AddedIgnore[] = [];
  for (const [file, text] of after) {
    const known = new Set(findIgnorePatterns(file, before.get(file) ?? '').map(({ pattern }) => pattern));
    for (const { pattern, line } of findIgnorePatterns(file, text)) {
      if (known.has(pattern) || pattern.startsWith('!')) continue;
      const plain = pattern.replace(/^\/|\/$/g, '');
      const matches = createPathMatcher([plain, `${plain}/**`]);
      const example = readFiles().judged.find((path) => matches(path) !== undefined);
      if (example !== undefined) found.push({ file, line, pattern, example });
    }
  }
  return [...found, ...findHidden(root, git, before, after)];
}

/** What git tracks and ignores at once, where the change touched what it ignores. */
function findHidden(
  root: string,
  git: Git,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly AddedIgnore[] {
  return [...after]
    .filter(([file]) => /(?:^|\/)\.gitignore$/.test(file))
    .flatMap(([file, text]) => {
      const known = new Set((before.get(file) ?? '').split('\n').map((line) => line.trim()));
      return text.split('\n').flatMap((raw, index): readonly AddedIgnore[] => {
        const pattern = raw.trim();
        if (pattern === '' || /^[#!]/.test(pattern) || known.has(pattern)) return [];
        const listed = git.run(root, ['ls-files', '--cached', '--ignored', '-z', `--exclude=${pattern}`]) ?? '';
        const example = listed.split('\0').find(isGuarded);
        return example === undefined ? [] : [{ file, line: index + 1, pattern, example }];
      });
    });
}

function isGuarded(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return path !== '' && (languageOf(path) !== undefined || name === DEBT_NAME || CONFIG_NAMES.includes(name));
}
