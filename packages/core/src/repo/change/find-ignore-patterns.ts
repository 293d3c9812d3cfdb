/** A list of what a tool does not look at: `ignores: […]` of ESLint, `ignorePatterns: […]` of oxlint. */
const LIST = /["']?(?:ignores|ignorePatterns|globalIgnores)["']?\s*[:(]\s*\[(?<list>[^\]]*)\]/g;
const LINTER = /(?:^|\/)(?:\.?eslint|\.?oxlint)(?:\.config\.[a-z]+|rc(?:\.[a-z]+)?)$/;
const LINES = /(?:^|\/)\.eslintignore$/;

/**
 * The patterns of what a linter does not look at, as its config says. A file that is no linter's config has none.
 *
 * @param file relative to the root
 */
export function findIgnorePatterns(
  file: string,
  text: string,
): readonly { readonly pattern: string; readonly line: number }[] {
  if (LINES.test(file)) {
    return text
      .split('\n')
      .map((line, index) => ({ pattern: line.trim(), line: index + 1 }))
      .filter(({ pattern }) => pattern !== '' && !pattern.startsWith('#'));
  }
  if (!LINTER.test(file)) return [];
  return [...text.matchAll(LIST)].flatMap(({ index, groups }) => {
    const patterns = [...(groups?.['list'] ?? '').matchAll(/["'`]([^"'`]+)["'`]/g)];
    return patterns.map(([, pattern = '']) => ({ pattern, line: text.slice(0, index).split('\n').length }));
  });
}
