import { expect, test } from 'vitest';
import { extractFromTree } from './extract-from-tree';
import { findGlobalUses } from './find-global-uses';
import { isTooDeep } from './is-too-deep';
import { readModuleNames } from './read-module-names';

const PARENTHESES = `export const x = ${'('.repeat(50_000)}process.env${')'.repeat(50_000)};`;
const ANGLES = `${'f<a,'.repeat(10_000)} require('./x' + y)`;

test.for([
  ['parentheses', PARENTHESES],
  ['brackets', '['.repeat(2000)],
  ['type arguments', ANGLES],
] as const)('nested %s are left alone', ([, text]) => {
  expect(isTooDeep(text)).toBe(true);
  expect(extractFromTree(text, 'ts')).toBeUndefined();
  expect(readModuleNames(text, 'ts')).toBeUndefined();
  expect(findGlobalUses(text, 'ts', ['process.env'])).toBeUndefined();
});

test.for([
  ['a long list of calls', 'f(a[0], { b: [c] });\n'.repeat(20_000)],
  ['a long list of loops', 'for (let i = 0; i < n; i++) { a(i); }\n'.repeat(5000)],
  ['comparisons in a row', Array.from({ length: 5000 }, (_, index) => `if (a < ${String(index)}) return;`).join('\n')],
])('%s is not deep', ([, text = '']) => {
  expect(isTooDeep(text)).toBe(false);
});
