import { expect, test } from 'vitest';
import { findMostSpecific } from './match-package';

function find(
  patterns: readonly string[],
  kind: 'package' | 'builtin',
  name: string,
  specifier = name,
): readonly string[] {
  const restrictions = patterns.map((pattern) => ({ name: pattern, onlyIn: [], why: '', instead: undefined }));
  return findMostSpecific(restrictions, kind, name, specifier).map((restriction) => restriction.name);
}

test.each([
  [['pg'], 'pg', 'pg', ['pg']],
  [['pg'], 'pg', 'pg/native', ['pg']],
  [['pg'], 'pgg', 'pgg', []],
  [['pg/native'], 'pg', 'pg', []],
  [['pg/native'], 'pg', 'pg/native/more', ['pg/native']],
  [['pg', 'pg/native'], 'pg', 'pg/native', ['pg/native']],
  [['@acme/*'], '@acme/ui', '@acme/ui/button', ['@acme/*']],
  [['@acme/*'], '@other/ui', '@other/ui', []],
  [['@acme/*'], '@acme', '@acme', []],
  [['*'], 'pg', 'pg', ['*']],
  [['*'], '@acme/ui', '@acme/ui', ['*']],
  [['**'], '@acme/ui', '@acme/ui', ['**']],
  [['@acme/*', '@acme/u*', '*'], '@acme/ui', '@acme/ui', ['@acme/u*']],
  [['@acme/ui*', '@acme/ui'], '@acme/ui', '@acme/ui', ['@acme/ui']],
  [['lodash.*'], 'lodashx', 'lodashx', []],
  [['pg', 'pg'], 'pg', 'pg', ['pg', 'pg']],
])('of %j, %s imported as %s matches %j', (patterns, name, specifier, expected) => {
  expect(find(patterns, 'package', name, specifier)).toEqual(expected);
});

test.each([
  [['fs'], 'fs', ['fs']],
  [['node:fs'], 'fs', ['node:fs']],
  [['node:fs'], 'fs/promises', ['node:fs']],
  [['fs', 'node:fs/promises'], 'fs/promises', ['node:fs/promises']],
  [['fs/promises'], 'fs', []],
  [['node:*'], 'fs', ['node:*']],
])('of %j, the builtin %s matches %j', (patterns, name, expected) => {
  expect(find(patterns, 'builtin', name, `node:${name}`)).toEqual(expected);
});
