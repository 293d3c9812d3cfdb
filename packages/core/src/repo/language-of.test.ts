import { expect, test } from 'vitest';
import { languageOf } from './language-of';

test.for([
  ['a.ts', 'ts'],
  ['a.d.ts', 'dts'],
  ['a.d.mts', 'dts'],
  ['theme.d.css.ts', 'dts'],
  ['a.d.x.mts', 'ts'],
  ['a.tsx', 'tsx'],
  ['a.cjs', 'js'],
  ['a.jsx', 'js'],
  ['a.vue', 'vue'],
  ['a.mdx', 'mdx'],
  ['a.css', undefined],
  ['ts', undefined],
  ['Makefile', undefined],
  ['constructor', undefined],
] as const)('%s is read as %s', ([name, expected]) => {
  expect(languageOf(name)).toBe(expected);
});
