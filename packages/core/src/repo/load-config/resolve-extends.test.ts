import { describe, expect, test } from 'vitest';
import { createMemoryFileSystem } from '@storypole/core/testing';
import { resolveExtends } from './resolve-extends';

function resolve(name: string, files: Readonly<Record<string, string>>, folder = '/repo/apps/web') {
  const fileSystem = createMemoryFileSystem('/repo', { 'apps/web/storypole.config.json': '{}', ...files });
  return resolveExtends(name, folder, fileSystem);
}

const manifest = (value: unknown): Readonly<Record<string, string>> => ({
  'node_modules/@acme/preset/package.json': JSON.stringify(value),
});
const at = (file: string): string => `/repo/node_modules/@acme/preset/${file}`;

describe('a path', () => {
  test('is relative to the folder of the config', () => {
    expect(resolve('./team.json', { 'apps/web/team.json': '{}' })).toEqual({ path: '/repo/apps/web/team.json' });
    expect(resolve('../../team.json', { 'team.json': '{}' })).toEqual({ path: '/repo/team.json' });
    expect(resolve('..\\..\\team.json', { 'team.json': '{}' })).toEqual({ path: '/repo/team.json' });
  });

  test('may be absolute', () => {
    expect(resolve('/repo/team.json', { 'team.json': '{}' })).toEqual({ path: '/repo/team.json' });
  });

  test('that leads nowhere, or to a folder, says what was looked for', () => {
    expect(resolve('./team.json', {})).toEqual({ tried: ['/repo/apps/web/team.json'] });
    expect(resolve('../web', {})).toEqual({ tried: ['/repo/apps/web'] });
  });
});

describe('a package', () => {
  test.each([
    ['a text', './preset.json', 'preset.json'],
    ['a dot', { '.': './preset.json' }, 'preset.json'],
    ['conditions', { require: './a.cjs', import: './b.mjs', default: './c.mjs' }, 'b.mjs'],
    ['conditions of a dot', { '.': { types: './d.d.ts', node: { import: './n.mjs' } } }, 'n.mjs'],
    ['a list', { '.': [{ browser: './x.js' }, './preset.json'] }, 'preset.json'],
    ['a condition of its own', { storypole: './policy.json', default: './lint.js' }, 'policy.json'],
  ])('with exports as %s leads to its target', (_, exports, file) => {
    expect(resolve('@acme/preset', { ...manifest({ exports }), [`node_modules/@acme/preset/${file}`]: '{}' })).toEqual({
      path: at(file),
    });
  });

  test.each([
    ['by name', { './strict': './strict.json' }, 'strict.json'],
    ['by pattern', { './*': './configs/*.json' }, 'configs/strict.json'],
    ['by the longest pattern', { './*': './a/*.json', './str*': './b/*.json' }, 'b/ict.json'],
  ])('with a subpath in exports %s leads to its target', (_, exports, file) => {
    expect(
      resolve('@acme/preset/strict', { ...manifest({ exports }), [`node_modules/@acme/preset/${file}`]: '{}' }),
    ).toEqual({ path: at(file) });
  });

  test('hides what its exports do not name', () => {
    const files = { ...manifest({ exports: { '.': './a.json' } }), 'node_modules/@acme/preset/strict.json': '{}' };
    expect(resolve('@acme/preset/strict.json', files)).toEqual({ tried: [] });
  });

  test.each([
    ['main', { main: './lib/preset.js' }, 'lib/preset.js'],
    ['a main without extension', { main: 'lib/preset' }, 'lib/preset.js'],
    ['a main that is a folder', { main: 'lib' }, 'lib/index.js'],
    ['no entry', {}, 'index.json'],
  ])('with %s leads there', (_, value, file) => {
    expect(resolve('@acme/preset', { ...manifest(value), [`node_modules/@acme/preset/${file}`]: '{}' })).toEqual({
      path: at(file),
    });
  });

  test('without exports opens each of its files', () => {
    expect(
      resolve('@acme/preset/strict.json', { ...manifest({}), 'node_modules/@acme/preset/strict.json': '{}' }),
    ).toEqual({ path: at('strict.json') });
  });

  test('is looked for upward, and the nearest counts', () => {
    const files = { 'node_modules/acme/index.json': '{}', 'apps/node_modules/acme/index.json': '{}' };
    expect(resolve('acme', files)).toEqual({ path: '/repo/apps/node_modules/acme/index.json' });
  });

  test('that is missing says every folder that was looked in', () => {
    expect(resolve('acme', {})).toEqual({
      tried: [
        '/repo/apps/web/node_modules/acme',
        '/repo/apps/node_modules/acme',
        '/repo/node_modules/acme',
        '/node_modules/acme',
      ],
    });
  });

  test('that has no entry says what was looked for', () => {
    expect(resolve('@acme/preset', { 'node_modules/@acme/preset/package.json': 'no JSON' })).toEqual({
      tried: [at('index.js'), at('index.json')],
    });
  });
});
