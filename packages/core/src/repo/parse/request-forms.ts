import { FORM } from '#types/form';

/** Path of a callee (see `identifyValue`) → the form of its call. */
export const FORM_OF_CALL: ReadonlyMap<string, number> = new Map([
  ['require', FORM.require],
  ['module.require', FORM['module-require']],
  ['require.resolve', FORM['require-resolve']],
  ['module.require.resolve', FORM['require-resolve']],
  ['created', FORM['create-require']],
  ['created.resolve', FORM['require-resolve']],
  ['import.meta.resolve', FORM['import-meta-resolve']],
  ['bun:test#mock.module', FORM.mock],
  ['node:test#mock.module', FORM.mock],
]);

export const MOCK_OBJECTS = new Set([
  'jest',
  'vi',
  'vitest',
  'vitest#vi',
  'vitest#vitest',
  'import.meta.vitest.vi',
  '@jest/globals#jest',
  'bun:test#jest',
  'bun:test#vi',
]);

export const FORM_OF_MOCK: ReadonlyMap<string, number> = new Map([
  ...[
    ...['mock', 'doMock', 'unmock', 'doUnmock', 'dontMock', 'deepUnmock', 'setMock'],
    ...[
      'unstable_mockModule',
      'unstable_unmockModule',
      'createMockFromModule',
      'genMockFromModule',
      'importMock',
      'requireMock',
    ],
  ].map((name) => [name, FORM.mock] as const),
  ['importActual', FORM['import-actual']],
  ['requireActual', FORM['import-actual']],
]);

export const URLS = new Set(['URL', 'url#URL']);
export const WORKERS = new Set(['Worker', 'SharedWorker', 'worker_threads#Worker']);
export const GLOBS = new Set(['import.meta.glob', 'import.meta.globEager']);
