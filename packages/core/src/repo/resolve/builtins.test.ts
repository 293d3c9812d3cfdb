import { builtinModules } from 'node:module';
import { expect, test } from 'vitest';
import { toBuiltin } from './builtins';

test('every builtin of the running Node is known', () => {
  expect(builtinModules.filter((name) => toBuiltin(name) === undefined)).toEqual([]);
});

test('a builtin that needs its prefix is none without it', () => {
  expect(['node:sqlite', 'sqlite', 'node:test', 'test', 'node:gone', 'buffer/'].map(toBuiltin)).toEqual([
    'sqlite',
    undefined,
    'test',
    undefined,
    undefined,
    undefined,
  ]);
});
