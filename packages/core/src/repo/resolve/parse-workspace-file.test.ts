import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseWorkspaceFile } from './parse-workspace-file';

const TEXTS = [
  'packages:\n  - packages/*\n  - "apps/**"\n  - \'!**/test/**\'\n',
  'packages:\n- a\n# comment\n- b # trailing\n\ncatalog:\n  react: ^19\n  - c\n'.replace('  - c\n', ''),
  'catalogs:\n  x:\n    packages: 1\npackages: [ "a/*", b ]\nonlyBuiltDependencies:\n  - esbuild\n',
  'packages:\r\n  - a#b\r\n  - "c # d"\r\n',
  'packages: [\n  a,\n  "b/*",\n]\nother:\n  - z\n',
  'linkWorkspacePackages: true\n',
  '',
];

test.each(TEXTS)('reads the patterns that a YAML parser reads: %j', (text) => {
  const expected = (parse(text) as { packages?: readonly string[] } | null)?.packages ?? [];
  expect(parseWorkspaceFile(text)).toEqual(expected);
});
