import type { Form } from '#types/form';

/** In which files a form may be written. */
export type Dialect =
  /** All scripts and all markup. */
  | 'any'
  /** TypeScript, declaration files among it, and markup with `lang="ts"`. */
  | 'typescript'
  /** Scripts, but no declaration files: calls. */
  | 'program'
  /** TypeScript that is no declaration file. */
  | 'typescript-program'
  /** Plain scripts of either kind, no markup: what must stand before the first token. */
  | 'script'
  | 'markup-source';

/** How a form's target is addressed; see `ADDRESSES`. */
export type AddressKind = 'module' | 'url' | 'reference' | 'glob';

export interface FormRow {
  readonly form: Form;
  /** `‹…›` is the range that is reported; `%` the specifier; `%<` and `%>` its two halves. */
  readonly code: string;
  readonly typeOnly: boolean;
  readonly dialect: Dialect;
  /** URLs, reference paths and globs have addresses of their own: no alias leads there, and no extension is guessed. */
  readonly address: AddressKind;
  /** Packages and builtins that the code requests besides. */
  readonly also: readonly string[];
}

type Row = readonly [form: Form, code: string, also?: string];

const declarations: readonly Row[] = [
  ['import', "import page from ‹'%'›;"],
  ['import', 'import { page } from ‹"%"›;'],
  ['import', "import { page as own, 'a b' as other } from ‹'%'›;"],
  ['import', "import {} from ‹'%'›;"],
  ['import', "import * as ui from ‹'%'›;"],
  ['import', "import page, { other } from ‹'%'›;"],
  ['import', "import page, * as ui from ‹'%'›;"],
  ['import', "import type from ‹'%'›;"],
  ['import', "import defer * as ui from ‹'%'›;"],
  ['import', "import page from ‹'%'› with { type: 'json' };"],
  ['import', "import page from ‹'%'› assert { type: 'json' };"],
  ['import', "import/* from 'no' */{page}from‹'%'›"],
  ['import', "import {\n  page, // from './no'\n  other,\n} from\n  ‹'%'›;"],
  ['side-effect-import', "import ‹'%'›;"],
  ['side-effect-import', "import ‹'%'› with { type: 'css' };"],
  ['re-export', "export { page } from ‹'%'›;"],
  ['re-export', "export { default } from ‹'%'›;"],
  ['re-export', "export { default as page, other as 'a b' } from ‹'%'›;"],
  ['re-export', "export {} from ‹'%'›;"],
  ['re-export', "export { page } from ‹'%'› with { type: 'json' };"],
  ['export-star', "export * from ‹'%'›;"],
  ['export-star-as', "export * as ui from ‹'%'›;"],
  ['export-star-as', "export * as default from ‹'%'›;"],
];

const mixedDeclarations: readonly Row[] = [
  ['import', "import { type Page, page } from ‹'%'›;"],
  ['import', "import page, { type Page } from ‹'%'›;"],
  ['import-equals', "import ui = require(‹'%'›);"],
  ['import-equals', "export import ui = require(‹'%'›);"],
];

/** Erased at run time. */
const types: readonly Row[] = [
  ['import', "import type Page from ‹'%'›;"],
  ['import', "import type { Page } from ‹'%'›;"],
  ['import', "import type * as ui from ‹'%'›;"],
  ['import', "import { type Page } from ‹'%'›;"],
  ['import', "import { type Page, type Other as Own } from ‹'%'›;"],
  ['re-export', "export type { Page } from ‹'%'›;"],
  ['re-export', "export { type Page } from ‹'%'›;"],
  ['export-star', "export type * from ‹'%'›;"],
  ['export-star-as', "export type * as ui from ‹'%'›;"],
  ['import-equals', "import type ui = require(‹'%'›);"],
  ['import-type', "export type Own = import(‹'%'›).Page;"],
  ['import-type', "export type Own = Promise<import(‹'%'›).Page[]>;"],
  ['import-type', "export type Own = import(‹'%'›, { with: { 'resolution-mode': 'import' } }).Page;"],
  ['typeof-import', "export type Own = typeof import(‹'%'›);"],
  ['typeof-import', "export type Own = keyof typeof import(‹'%'›);"],
  ['declare-module', "export {};\ndeclare module ‹'%'› {\n  interface Page { own: 1 }\n}"],
];

const typesInPrograms: readonly Row[] = [
  ['import-type', "const own = {} as import(‹'%'›).Page;"],
  ['import-type', "function show(page: import(‹'%'›).Page) { return page; }"],
  ['typeof-import', "let own: typeof import(‹'%'›);"],
];

const comments: readonly Row[] = [
  ['jsdoc-import-type', "/** @type {import(‹'%'›).Page} */\nexport const own = {};"],
  ['jsdoc-import-type', '/** @type {typeof import(‹"%"›)} */\nexport const own = {};'],
  [
    'jsdoc-import-type',
    "/**\n * @param {Array<import(‹'%'›).Page>} page - what is shown\n */\nexport function own(page) {}",
  ],
  ['jsdoc-import-type', "/** @typedef {import(‹'%'›).Page} Page */"],
  ['jsdoc-import-type', "/** @returns {import(‹'%'›)} */\nexport function own() {}"],
  ['jsdoc-import-tag', "/** @import { Page } from ‹'%'› */\nexport const own = {};"],
  ['jsdoc-import-tag', '/**\n * @import * as ui from ‹"%"›\n */\nexport const own = {};'],
  ['jsdoc-import-tag', "/** @import Page, {\n *   Other } from ‹'%'› */"],
];

const calls: readonly Row[] = [
  ['dynamic-import', "export const ui = import(‹'%'›);"],
  ['dynamic-import', 'export const ui = import(‹`%`›);'],
  ['dynamic-import', "export const ui = import(‹'%<' + '%>'›);"],
  ['dynamic-import', "export const ui = import(‹`%<${'%>'}`›);"],
  ['dynamic-import', "const path = '%';\nexport const ui = import(‹path›);"],
  ['dynamic-import', "const from = '%<';\nexport const ui = import(‹from + '%>'›);"],
  ['dynamic-import', "export const ui = import(/* webpackChunkName: 'ui' */ ‹'%'›, { with: { type: 'json' } });"],
  ['dynamic-import', "export const ui = async () => await import((‹'%'›));"],
  ['require', "const ui = require(‹'%'›);"],
  ['require', "const { page } = require(‹'%'›).default;"],
  ['require', 'const ui = require(‹`%`›);'],
  ['require', "const ui = require(‹'%<' + '%>'›);"],
  ['require', "const path = '%';\nconst ui = require(‹path›);"],
  ['require', "const ui = require?.(‹'%'›);"],
  ['require', "const load = require;\nconst ui = load(‹'%'›);"],
  ['module-require', "const ui = module.require(‹'%'›);"],
  ['module-require', "const ui = module['require'](‹'%'›);"],
  ['require-resolve', "const path = require.resolve(‹'%'›);"],
  ['require-resolve', "const path = require.resolve(‹'%'›, { paths: [] });"],
  ['import-meta-resolve', "const path = import.meta.resolve(‹'%'›);"],
  ['import-meta-resolve', "const path = import.meta.resolve(‹'%<' + '%>'›);"],
  [
    'create-require',
    "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nrequire(‹'%'›);",
    'module',
  ],
  [
    'create-require',
    "import { createRequire as make } from 'module';\nconst load = make(import.meta.url);\nload(‹'%'›);",
    'module',
  ],
  ['create-require', "import * as Module from 'node:module';\nModule.createRequire(import.meta.url)(‹'%'›);", 'module'],
  [
    'create-require',
    "const { createRequire: make } = require('module');\nconst load = make(__filename);\nload(‹'%'›);",
    'module',
  ],
  [
    'require-resolve',
    "import { createRequire } from 'node:module';\nconst load = createRequire(import.meta.url);\nload.resolve(‹'%'›);",
    'module',
  ],
  ...['vi', 'vitest', 'jest'].flatMap((object): readonly Row[] => [
    ['mock', `${object}.mock(‹'%'›);`],
    ['mock', `${object}.mock(‹'%'›, () => ({ page: 1 }));`],
    ['mock', `${object}.doMock(‹\`%\`›);`],
    ['mock', `${object}.unmock(‹'%'›);`],
  ]),
  ['mock', "vi.mock(import(‹'%'›), async (original) => await original());"],
  ['mock', "vi.doUnmock(‹'%'›);"],
  ['mock', "await vi.importMock(‹'%'›);"],
  ['mock', "import { vi as mocks } from 'vitest';\nmocks.mock(‹'%'›);", 'vitest'],
  ['mock', "jest.dontMock(‹'%'›);"],
  ['mock', "jest.setMock(‹'%'›, {});"],
  ['mock', "jest.deepUnmock(‹'%'›);"],
  ['mock', "jest.requireMock(‹'%'›);"],
  ['mock', "jest.createMockFromModule(‹'%'›);"],
  ['mock', "jest.unstable_mockModule(‹'%'›, () => ({}));"],
  ['mock', "jest.resetModules().mock(‹'%'›);"],
  ['mock', "import { jest as mocks } from '@jest/globals';\nmocks.mock(‹'%'›);", '@jest/globals'],
  ['mock', "import { mock } from 'node:test';\nmock.module(‹'%'›);", 'test'],
  ['import-actual', "const ui = await vi.importActual(‹'%'›);"],
  ['import-actual', "const ui = jest.requireActual(‹'%'›);"],
];

const typedCalls: readonly Row[] = [
  ['dynamic-import', "export const ui = import(‹'%'› as string);"],
  ['dynamic-import', "const path = '%' as const;\nexport const ui = import(‹path›);"],
  ['dynamic-import', "export const ui = import(‹'%'›!);"],
  ['require', "declare const require: (id: string) => unknown;\nconst ui = require(‹'%'›);"],
  ['require', "const ui = (require as (id: string) => unknown)(‹'%'›);"],
  ['require', "const ui = require(‹'%'› satisfies string);"],
  ['import-actual', "const ui = await vi.importActual<{ page: 1 }>(‹'%'›);"],
];

const urls: readonly Row[] = [
  ['new-url', "const url = new URL(‹'%'›, import.meta.url);"],
  ['new-url', 'const url = new URL(‹`%`›, import.meta.url).href;'],
  ['new-url', "const url = new URL(‹'%<' + '%>'›, import.meta.url);"],
  ['new-url', "import { URL as Address } from 'node:url';\nconst url = new Address(‹'%'›, import.meta.url);", 'url'],
  ['worker', "new Worker(new URL(‹'%'›, import.meta.url));"],
  ['worker', "new Worker(new URL(‹'%'›, import.meta.url), { type: 'module' });"],
  ['worker', "new SharedWorker(new URL(‹'%'›, import.meta.url));"],
  ['worker', "new Worker(‹'%'›);"],
  [
    'worker',
    "import { Worker as Thread } from 'node:worker_threads';\nnew Thread(new URL(‹'%'›, import.meta.url));",
    'worker_threads',
  ],
];

const references: readonly Row[] = [
  ['reference-path', "/// <reference path=‹'%'› />"],
  ['reference-path', '///<reference  path = ‹"%"›/>\nexport const own = 1;'],
  ['reference-path', "// The first comment.\n/// <reference path=‹'%'› />\nexport {};"],
];

const globs: readonly Row[] = [
  ['import-meta-glob', "const pages = import.meta.glob(‹'%'›);"],
  ['import-meta-glob', "const pages = import.meta.glob(‹'%'›, { eager: true });"],
  ['import-meta-glob', "const pages = import.meta.glob([‹'%'›]);"],
  ['import-meta-glob', "const pages = import.meta.globEager(‹'%'›);"],
];

function toRows(
  rows: readonly Row[],
  dialect: Dialect,
  { typeOnly = false, address = 'module' }: { readonly typeOnly?: boolean; readonly address?: AddressKind } = {},
): readonly FormRow[] {
  return rows.map(([form, code, also]) => ({
    form,
    code,
    typeOnly,
    dialect,
    address,
    also: also === undefined ? [] : [also],
  }));
}

/** Every form in every spelling that the design names, except `script-src`, which only markup has. */
export const FORM_TABLE: readonly FormRow[] = [
  ...toRows(declarations, 'any'),
  ...toRows(mixedDeclarations, 'typescript'),
  ...toRows(types, 'typescript', { typeOnly: true }),
  ...toRows(typesInPrograms, 'typescript-program', { typeOnly: true }),
  ...toRows(comments, 'program', { typeOnly: true }),
  ...toRows(calls, 'program'),
  ...toRows(typedCalls, 'typescript-program'),
  ...toRows(urls, 'program', { address: 'url' }),
  ...toRows(references, 'script', { typeOnly: true, address: 'reference' }),
  ...toRows(globs, 'program', { address: 'glob' }),
];

/** What only markup can write. */
export const MARKUP_TABLE: readonly (FormRow & { readonly extension: string })[] = [
  ['vue', '<script lang="ts" src=‹"%"›></script>\n<template><p>it\'s</p></template>'],
  ['vue', "<template><p>it's</p></template>\n<script setup src=‹'%'› />"],
  ['astro', '---\nconst title = 1;\n---\n<p>it\'s</p>\n<script src=‹"%"›></script>'],
].map(([extension = '', code = '']) => ({
  extension,
  form: 'script-src',
  code,
  typeOnly: false,
  dialect: 'markup-source',
  address: 'url',
  also: [],
}));
