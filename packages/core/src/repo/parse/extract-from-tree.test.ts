import { describe, expect, test } from 'vitest';
import { RECORD_SIZE, SCAN_FLAG } from '#types/extraction';
import { FORMS } from '#types/form';
import { FILE_FLAG } from '#types/graph';
import { extractFromTree } from './extract-from-tree';
import type { ProgramLanguage } from './parse-program';

/** Each dependency as `form specifier flags`. */
function read(text: string, language: ProgramLanguage = 'ts'): readonly string[] {
  return records(text, language).map(({ form, specifier, flags }) => [form, specifier, ...flags].join(' '));
}

/** Each dependency as the source of its range, and what follows where its statement begins. */
function readRanges(text: string, language: ProgramLanguage = 'ts'): readonly (readonly [string, string])[] {
  return records(text, language).map(({ range, statement }) => [range, [...statement].slice(0, 12).join('')] as const);
}

function records(text: string, language: ProgramLanguage) {
  const scan = extractFromTree(text, language);
  if (scan === undefined) throw new Error('not parsed');
  const bytes = new TextEncoder().encode(text);
  const decode = (start: number, end?: number): string => new TextDecoder().decode(bytes.subarray(start, end));
  return Array.from({ length: scan.count }, (_, row) => {
    const [start = 0, end = 0, statement = 0, bits = 0, index = 0] = scan.records.subarray(row * RECORD_SIZE);
    const range = decode(start, end);
    return {
      form: FORMS[bits & 0xff] ?? '',
      specifier: index < 0 ? range.slice(1, -1) : (scan.texts[index] ?? ''),
      range,
      statement: decode(statement),
      flags: Object.entries(SCAN_FLAG).flatMap(([name, bit]) => (((bits >> 8) & bit) === 0 ? [] : [name])),
    };
  });
}

describe('declarations', () => {
  test.each([
    ["import a from './a'", 'import ./a'],
    ["import * as a from './a'", 'import ./a'],
    ["import a, { type B } from './a'", 'import ./a'],
    ["import {} from './a'", 'import ./a'],
    ["import defer * as a from './a'", 'import ./a'],
    ["import a from './a' with { type: 'json' }", 'import ./a'],
    ["import './a'", 'side-effect-import ./a'],
    ["import /* { */ './a'", 'side-effect-import ./a'],
    ["import type { A } from './a'", 'import ./a typeOnly'],
    ["import { type A, type B as C } from './a'", 'import ./a inlineTypeOnly'],
    ["import { type A, b } from './a'", 'import ./a'],
    ["import { type } from './a'", 'import ./a'],
    ["import { type as } from './a'", 'import ./a inlineTypeOnly'],
    ["import { type as as } from './a'", 'import ./a'],
    ["import { type as as as } from './a'", 'import ./a inlineTypeOnly'],
    ["import type from './a'", 'import ./a'],
    ["import type type from './a'", 'import ./a typeOnly'],
    ["import type A = require('./a')", 'import-equals ./a typeOnly'],
    ["import a = require('./a')", 'import-equals ./a'],
    ["export import a = require('./a')", 'import-equals ./a'],
    ["export * from './a'", 'export-star ./a'],
    ["export type * from './a'", 'export-star ./a typeOnly'],
    ["export * as a from './a'", 'export-star-as ./a'],
    ["export type * as a from './a'", 'export-star-as ./a typeOnly'],
    ["export { a as 'b c' } from './a'", 're-export ./a'],
    ["export type { A } from './a'", 're-export ./a typeOnly'],
    ["export { type A } from './a'", 're-export ./a inlineTypeOnly'],
    ["export {} from './a'", 're-export ./a'],
    ["import a from './\\u{61}\\x62'", 'import ./ab'],
  ])('reads %s', (source, expected) => {
    expect(read(source)).toEqual([expected]);
  });

  test('reads no alias of a namespace and no list without a module', () => {
    expect(read('import a = b.c; export { a }; export {}')).toEqual([]);
  });

  test('takes an augmentation for a dependency in a module, and for a declaration in a script', () => {
    expect(read("export {}; declare module 'vue' {}")).toEqual(['declare-module vue typeOnly']);
    const script = extractFromTree("declare module 'vue' { import { a } from './a'; }", 'ts');
    expect(script?.ambient).toEqual(['vue']);
    expect(read("declare module 'vue' { import { a } from './a'; }")).toEqual(['import ./a typeOnly']);
    expect(read("import.meta.url; declare module 'vue' {}")).toEqual(['declare-module vue typeOnly']);
    expect(read("declare module './a' {}")).toEqual(['declare-module ./a typeOnly']);
    expect(extractFromTree("import './a'; declare module '*.svg' {}", 'ts')?.ambient).toEqual(['*.svg']);
    expect(read('declare global { const a: 1 } namespace b {}')).toEqual([]);
  });

  test('takes everything in a declaration file for erased', () => {
    expect(read("import { a } from './a'; export * from './b'; declare const c: typeof import('./c')", 'dts')).toEqual([
      'import ./a typeOnly',
      'export-star ./b typeOnly',
      'typeof-import ./c typeOnly',
    ]);
  });
});

describe('types', () => {
  test('reads import types wherever a type may stand', () => {
    expect(
      read("let a: import('./a').A<import('./b').B>; type C = typeof import('./c'); f<import('./d').D>()"),
    ).toEqual([
      'import-type ./a typeOnly',
      'import-type ./b typeOnly',
      'typeof-import ./c typeOnly',
      'import-type ./d typeOnly',
    ]);
  });

  test('begins the statement of an import type at import, and of an augmentation at declare', () => {
    expect(readRanges("type A = typeof import('./a'); export {}; declare module './b' {}")).toEqual([
      ["'./a'", "import('./a'"],
      ["'./b'", 'declare modu'],
    ]);
  });
});

describe('calls', () => {
  test.each([
    ["import('./a')", 'dynamic-import ./a'],
    ['import(`./a`)', 'dynamic-import ./a'],
    ["import('./a', { with: { type: 'json' } })", 'dynamic-import ./a'],
    ["import(('./a' as string)!)", 'dynamic-import ./a'],
    ["import('./' + 'a')", 'dynamic-import ./a'],
    ["import(`./${'a'}/${`b`}`)", 'dynamic-import ./a/b'],
    ["const a = './a'; import(a)", 'dynamic-import ./a'],
    ["const a = './a', b = a + '/b'; () => { import(b) }", 'dynamic-import ./a/b'],
    ["let a = './a'; import(a)", 'dynamic-import  computed'],
    ["const a = './a'; (a) => import(a)", 'dynamic-import  computed'],
    ['const a = a; import(a)', 'dynamic-import  computed'],
    ['import(a ? b : c)', 'dynamic-import  computed'],
    ["import('./a' + 1)", 'dynamic-import  computed'],
    ['import(String.raw`./a`)', 'dynamic-import  computed'],
    ["import('')", 'dynamic-import '],
    ["require('./a')", 'require ./a'],
    ["require?.('./a')", 'require ./a'],
    ["(require as any)('./a')", 'require ./a'],
    ["new require('./a')", 'require ./a'],
    ['require(...a)', 'require  computed'],
    ["globalThis.require('./a')", 'require ./a'],
    ["const r = require; r('./a')", 'require ./a'],
    ["module.require('./a')", 'module-require ./a'],
    ["module['require']('./a')", 'module-require ./a'],
    ["require.resolve('./a')", 'require-resolve ./a'],
    ["const { resolve } = require; resolve('./a')", 'require-resolve ./a'],
    ["import.meta.resolve('./a')", 'import-meta-resolve ./a'],
    ["import.meta.glob('./a/*.ts')", 'import-meta-glob ./a/*.ts'],
    ["new URL('./a', import.meta.url)", 'new-url ./a'],
    ["new Worker('./a')", 'worker ./a'],
    ["new Worker(new URL('./a', import.meta.url), { type: 'module' })", 'worker ./a'],
    ["new SharedWorker(new URL('./a', import.meta.url))", 'worker ./a'],
    ['new Worker(a)', 'worker  computed'],
    ["vi.mock('./a')", 'mock ./a'],
    ["vi.mock(import('./a'), factory)", 'mock ./a'],
    ["vi.importActual<typeof A>('./a')", 'import-actual ./a'],
    ["jest.requireActual('./a')", 'import-actual ./a'],
    ["jest.unstable_mockModule('./a')", 'mock ./a'],
    ["jest['doMock']('./a')", 'mock ./a'],
    ["const { vi } = import.meta.vitest; vi.mock('./a')", 'mock ./a'],
  ])('reads %s', (source, expected) => {
    expect(read(source)).toEqual([expected]);
  });

  test.each([
    "a.require('./a')",
    'require()',
    'require`./a`',
    "require.resolve.paths('./a')",
    "({ require(a) {} }).require('./a')",
    "const a = 'import(./a)'; // import('./a')",
    "/* import('./a') */ `import('./a')`",
    "new URL('./a', base)",
    "new URL('./a')",
    "vi.fn('./a')",
    "mock('./a')",
  ])('reads nothing in %s', (source) => {
    expect(read(source)).toEqual([]);
  });

  test('gives one record for each glob, with the statement of the call', () => {
    const source = "const m = import.meta.glob(['./a/*.ts', '!./a/b.ts', name] as const)";
    expect(read(source)).toEqual([
      'import-meta-glob ./a/*.ts',
      'import-meta-glob !./a/b.ts',
      'import-meta-glob  computed',
    ]);
    expect(readRanges(source).map(([, statement]) => statement)).toEqual([
      'import.meta.',
      'import.meta.',
      'import.meta.',
    ]);
  });

  test('reads chained mocks', () => {
    expect(read("jest.mock('./a').mock('./b', () => ({})).unmock('./c')")).toEqual([
      'mock ./a',
      'mock ./b',
      'mock ./c',
    ]);
  });

  test('gives the literal with its quotes, and for every other constant the whole argument', () => {
    expect(
      readRanges("const p = './p'; import(('./a')); import( /* c */ './b' + '/c' , {}); import(p); import((x))"),
    ).toEqual([
      ["'./a'", "import(('./a"],
      ["'./b' + '/c'", 'import( /* c'],
      ['p', 'import(p); i'],
      ['(x)', 'import((x))'],
    ]);
  });

  test('counts in bytes of UTF-8', () => {
    expect(readRanges("/* é€😀 */ import('./é😀'); import('./b')")).toEqual([
      ["'./é😀'", "import('./é😀"],
      ["'./b'", "import('./b'"],
    ]);
  });
});

describe('createRequire', () => {
  const made = ['create-require ./a'];

  test.each([
    "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); require('./a')",
    "import { createRequire as make } from 'module'; const load = make(import.meta.url); load('./a')",
    "import { createRequire } from 'module'; createRequire(import.meta.url)('./a')",
    "import * as module from 'node:module'; const r = module.createRequire(import.meta.url); r('./a')",
    "import Module from 'node:module'; let r; r = Module.createRequire(import.meta.url); function f() { r('./a') }",
    "const { createRequire } = process.getBuiltinModule('module'); createRequire(import.meta.url)('./a')",
    "const { createRequire } = await import('node:module'); const make = createRequire; make(import.meta.url)('./a')",
  ])('is known in %s', (source) => {
    expect(read(source).filter((line) => !line.includes('module'))).toEqual(made);
  });

  test('gives a function whose resolve resolves', () => {
    const source = "import { createRequire } from 'module'; const r = createRequire(import.meta.url); r.resolve('./a')";
    expect(read(source)).toEqual(['import module', 'require-resolve ./a']);
  });

  test('of another module is not known', () => {
    const source = "import { createRequire } from './own'; const r = createRequire(import.meta.url); r('./a')";
    expect(read(source)).toEqual(['import ./own']);
  });
});

describe('shadowing', () => {
  test.each([
    "function f(require) { require('./a') }",
    "(require => require('./a'))",
    "const require = other; require('./a')",
    "if (a) { var require = other } require('./a')",
    "require('./a'); function require() {}",
    "import { require } from './own'; require('./a')",
    "try {} catch (require) { require('./a') }",
    "class require { m() { require('./a') } }",
    "for (const require of list) require('./a')",
    "const { a: [require] } = b; require('./a')",
    "(function require() { require('./a') })",
    "namespace N { const require = other; require('./a') }",
    "const module = {}; module.require('./a')",
    "const vi = {}; vi.mock('./a')",
    "import { vi } from './own'; vi.mock('./a')",
    "function f(URL) { new URL('./a', import.meta.url) }",
    "import { Worker } from 'bullmq'; new Worker('./a')",
    "import { URL } from './own'; new URL('./a', import.meta.url)",
  ])('hides the global in %s', (source) => {
    expect(read(source).filter((line) => line.endsWith('./a'))).toEqual([]);
  });

  test.each([
    "declare const require: any; require('./a')",
    "declare function require(id: string): any; require('./a')",
    "declare global { namespace jest { interface Matchers {} } } jest.mock('./a'); export {}",
    "interface require {} require('./a')",
    "{ const require = other } require('./a')",
    "type T = (require: string) => void; require('./a')",
    "import { vi as mocks } from 'vitest'; mocks.mock('./a')",
    "import * as vitest from 'vitest'; vitest.vi.mock('./a')",
    "import { jest } from '@jest/globals'; jest.mock('./a')",
    "const { jest: j } = require('@jest/globals'); j.mock('./a')",
    "import { mock } from 'node:test'; mock.module('./a')",
    "import { URL } from 'node:url'; new URL('./a', import.meta.url)",
    "import { Worker } from 'node:worker_threads'; new Worker('./a')",
  ])('leaves or names the global in %s', (source) => {
    expect(read(source).filter((line) => line.endsWith('./a'))).toHaveLength(1);
  });
});

describe('comments', () => {
  test.each([
    ["/** @type {import('./a').A} */", ['jsdoc-import-type ./a typeOnly']],
    ['/** @param {Array<import("./a")>} b - and {import(\'./c\')} */', ['jsdoc-import-type ./a typeOnly']],
    ["/** @param b {import('./a').A} */", ['jsdoc-import-type ./a typeOnly']],
    ["/** @param [b=1] {import('./a').A} */", ['jsdoc-import-type ./a typeOnly']],
    [
      "/**\n * @type {{\n *   a: import('./a').A,\n *   b: typeof import(\n *     './b')\n * }}\n */",
      ['jsdoc-import-type ./a typeOnly', 'jsdoc-import-type ./b typeOnly'],
    ],
    ["/** @type import('./a').A */", ['jsdoc-import-type ./a typeOnly']],
    [
      "/** @type Map<string, import('./a').A<1>> | typeof import('./b') see import('./c') */",
      ['jsdoc-import-type ./a typeOnly', 'jsdoc-import-type ./b typeOnly'],
    ],
    ["/** text @returns {import('./a').A} */", ['jsdoc-import-type ./a typeOnly']],
    ["/** @import { A, B as C } from './a' */", ['jsdoc-import-tag ./a typeOnly']],
    [
      '/**\n * @import D, * as ns from \'./a\'\n * @import {\n *   E,\n * } from "./b"\n */',
      ['jsdoc-import-tag ./a typeOnly', 'jsdoc-import-tag ./b typeOnly'],
    ],
    ["/** @import type { A } from './a' */", ['jsdoc-import-tag ./a typeOnly']],
    ["/// <reference path='./a.ts' />", ['reference-path ./a.ts typeOnly']],
    ['#!/usr/bin/env node\n// c\n///<reference  path = "./a.ts"/>\n', ['reference-path ./a.ts typeOnly']],
  ])('reads %s', (source, expected) => {
    expect(read(source)).toEqual(expected);
    expect(read(source, 'js')).toEqual(expected);
  });

  test.each([
    "/* @type {import('./a').A} */",
    "// @type {import('./a').A}",
    "/** See import('./a') */",
    "/** {import('./a')} {@link import('./a')} */",
    "/** `@type {import('./a').A}` and ` @type {import('./a').A}` */",
    "/** @type a, or see import('./a') */",
    "/** @returns import('./a').A */",
    "/** me@type {import('./a').A} */",
    '/** @type {\'import("./a")\'} */',
    "/** @type {Ximport('./a')} */",
    "/** @example\n * { a: import('./a') }\n */",
    "/** @import the './a' module */",
    "let a;\n/// <reference path='./a.ts' />",
    "// / <reference path='./a.ts' />",
    "/// <reference types='./a' />",
    "/// <reference path='./a.ts'>",
  ])('reads nothing in %s', (source) => {
    expect(read(source)).toEqual([]);
  });

  test('gives the specifier with its quotes, and where the request begins', () => {
    expect(
      readRanges(
        "/// <reference path='./a' />\n/** @type {import('./b').B} */ let a;\n/** @import { C } from './c' */",
      ),
    ).toEqual([
      ["'./a'", '/// <referen'],
      ["'./b'", "import('./b'"],
      ["'./c'", '@import { C '],
    ]);
  });
});

describe('the file', () => {
  test.each([
    ["export { a } from './a'", FILE_FLAG.reexports],
    ["export * from './a'", FILE_FLAG.reexports],
    ['export { a }', FILE_FLAG.mayReexportImports],
    ['export default a', FILE_FLAG.mayReexportImports],
    ['export = a', FILE_FLAG.mayReexportImports],
    ['export import a = b.c', FILE_FLAG.mayReexportImports],
    ["export { a }; export type { B } from './b'", FILE_FLAG.mayReexportImports | FILE_FLAG.reexports],
    ['export default class {}; export const b = a; export {}', 0],
  ])('is flagged for %s', (source, flags) => {
    expect(extractFromTree(source, 'ts')?.fileFlags).toBe(flags);
  });

  test('may hold JSX where it is JavaScript, never where it is .ts', () => {
    expect(read("const a = <b c={import('./a')}>{require('./b')} import('./c')</b>", 'js')).toEqual([
      'dynamic-import ./a',
      'require ./b',
    ]);
    expect(read("const a = <b>import('./a')", 'ts')).toEqual(['dynamic-import ./a']);
    expect(extractFromTree("const a = <b c={import('./a')} />", 'ts')).toBeUndefined();
  });

  test('may be a script that no module can be', () => {
    expect(read("with (a) require('./a'); var await = 010; delete b;", 'js')).toEqual(['require ./a']);
    expect(read("if (a) return; import './a'", 'js')).toEqual(['side-effect-import ./a']);
  });

  test('may be JavaScript with annotations', () => {
    expect(read("import type { A } from './a'; function f(a: A): string { return require('./b') }", 'js')).toEqual([
      'import ./a typeOnly',
      'require ./b',
    ]);
  });

  test('is not read where it cannot be parsed', () => {
    expect(extractFromTree("import a from './a'; let = ;", 'ts')).toBeUndefined();
  });

  test('may hold chains of any length', () => {
    const chain = Array.from({ length: 3000 }, () => "'a'").join(' + ');
    expect(read(`import(${chain.slice(0, 6 * 700 - 3)})`)[0]).toMatch(/^dynamic-import a{600,}$/);
    expect(read(`const a = ${chain}; import('./a')`)).toEqual(['dynamic-import ./a']);
    const doubling = Array.from({ length: 60 }, (_, index) => `const a${index + 1} = a${index} + a${index};`).join('');
    expect(read(`const a0 = './a'; ${doubling} import(a60)`)).toEqual(['dynamic-import  computed']);
    const assigned = Array.from({ length: 40 }, (_, index) => `a = a.b(${index});`).join('');
    expect(read(`let a; ${assigned} a('./a')`)).toEqual([]);
  });
});
