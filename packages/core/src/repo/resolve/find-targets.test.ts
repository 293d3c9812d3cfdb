import { describe, expect, test } from 'vitest';
import { findTargets } from './find-targets';

const holds = (condition: string): boolean => condition === 'import' || condition === 'types';

describe('the targets of a subpath', () => {
  test('come in the order of the conditions, and go on after those that lead nowhere', () => {
    const table = {
      '.': {
        browser: './b.js',
        types: ['./a.d.ts', './b.d.ts'],
        import: { node: './n.js', default: './a.mjs' },
        default: null,
      },
    };
    expect(findTargets(table, '.', holds)).toEqual(['./a.d.ts', './b.d.ts', './a.mjs']);
  });

  test('may stand for the package alone, or for every subpath', () => {
    expect(findTargets('./a.js', '.', holds)).toEqual(['./a.js']);
    expect(findTargets('./a.js', './b', holds)).toBeUndefined();
    expect(findTargets(['./a.js', './b.js'], '.', holds)).toEqual(['./a.js', './b.js']);
    expect(findTargets({ './b': './b.js' }, '.', holds)).toBeUndefined();
  });

  test('belong to the most specific key', () => {
    const table = {
      './*': './all/*.js',
      './a/*': './a/*.js',
      './a/*.css': './css/*.css',
      './a/private/*': null,
      './a/b': './exact.js',
      './old/': './old/',
    };
    const subpaths = ['./x/y', './a/c', './a/c.css', './a/private/d', './a/b', './old/e.js', './'];
    expect(subpaths.map((subpath) => findTargets(table, subpath, holds))).toEqual([
      ['./all/x/y.js'],
      ['./a/c.js'],
      ['./css/c.css'],
      [],
      ['./exact.js'],
      ['./old/e.js'],
      undefined,
    ]);
  });

  test('repeat what the star stands for, whatever its characters', () => {
    expect(findTargets({ '#x/*': './$1/*/*.js' }, '#x/$&', holds)).toEqual(['./$1/$&/$&.js']);
  });
});
