import { describe, expect, test } from 'vitest';
import type { Language, Scan } from '#types/extraction';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import { createEngineScanner } from './create-engine-scanner';
import { createScanner } from './create-scanner';
import { createTwinEngine } from './create-twin-engine';
import { createWasmEngine } from './create-wasm-engine';
import { SCANNED_BY_TOKENS, SCANNED_UNDECIDED } from './lexer/scan-source';
import { describeScan, scanText } from './testing';

const wasm = createWasmEngine();
const twin = createTwinEngine();
let outcome = -1;
const byTokens = createEngineScanner({
  ...wasm,
  scan: (start, end, language) => (outcome = wasm.scan(start, end, language)),
});
const byTwin = createEngineScanner(twin);

/** What tokens alone tell, in WebAssembly and in JavaScript. */
function read(text: string, language: Language = 'ts'): readonly string[] {
  const lines = describeScan(scanText(byTokens, text, language), text);
  expect(describeScan(scanText(byTwin, text, language), text)).toEqual(lines);
  return lines;
}

/** Forms that tokens decide: the source, and the record that it gives. */
const FORMS: readonly (readonly [source: string, record: string, languages?: readonly Language[]])[] = [
  [`import 'x';`, 'side-effect-import x at import'],
  [`import a from 'x';`, 'import x at import'],
  [`import { a } from "x";`, 'import x at import'],
  [`import { a as b, "c d" as e } from 'x';`, 'import x at import'],
  [`import {} from 'x';`, 'import x at import'],
  [`import * as a from 'x';`, 'import x at import'],
  [`import a, { b } from 'x';`, 'import x at import'],
  [`import a, * as b from 'x';`, 'import x at import'],
  [`import type from 'x';`, 'import x at import'],
  [`import type, { a } from 'x';`, 'import x at import'],
  [`import type A from 'x';`, 'import type x at import'],
  [`import type from from 'x';`, 'import type x at import'],
  [`import type { A } from 'x';`, 'import type x at import'],
  [`import type * as a from 'x';`, 'import type x at import'],
  [`import { type A } from 'x';`, 'import inline-type x at import'],
  [`import { type A, type B as C } from 'x';`, 'import inline-type x at import'],
  [`import { type A, b } from 'x';`, 'import x at import'],
  [`import a, { type B } from 'x';`, 'import x at import'],
  [`import { type } from 'x';`, 'import x at import'],
  [`import { type as } from 'x';`, 'import inline-type x at import'],
  [`import { type as as } from 'x';`, 'import x at import'],
  [`import { type as as as } from 'x';`, 'import inline-type x at import'],
  [`import { type as b } from 'x';`, 'import x at import'],
  [`import { type type } from 'x';`, 'import inline-type x at import'],
  [`import defer * as a from 'x';`, 'import x at import'],
  [`import defer from 'x';`, 'import x at import'],
  [`import source a from 'x';`, 'import x at import'],
  [`import a from 'x' with { type: 'json' };`, 'import x at import'],
  [`import a from 'x' assert { type: 'json' };`, 'import x at import'],
  [`import 'x' with { "a-b": "c", };`, 'side-effect-import x at import'],
  [`export { a } from 'x';`, 're-export x at export'],
  [`export { default as a, b as "c d" } from 'x';`, 're-export x at export'],
  [`export {} from 'x';`, 're-export x at export'],
  [`export type { A } from 'x';`, 're-export type x at export'],
  [`export { type A } from 'x';`, 're-export inline-type x at export'],
  [`export * from 'x';`, 'export-star x at export'],
  [`export * as a from 'x';`, 'export-star-as x at export'],
  [`export * as "a b" from 'x';`, 'export-star-as x at export'],
  [`export type * from 'x';`, 'export-star type x at export'],
  [`export type * as a from 'x';`, 'export-star-as type x at export'],
  [`export * from 'x' with { type: 'json' };`, 'export-star x at export'],
  [`import a = require('x');`, 'import-equals x at import', ['ts', 'tsx']],
  [`import type a = require('x');`, 'import-equals type x at import', ['ts', 'tsx']],
  [`export import a = require('x');`, 'import-equals x at export', ['ts', 'tsx']],
  [`import type = require('x');`, 'import-equals x at import', ['ts', 'tsx']],
  [`void import('x');`, 'dynamic-import x at import'],
  [`void import(\`x\`);`, 'dynamic-import x at import'],
  [`void import('x', { with: { type: 'json' } });`, 'dynamic-import x at import'],
  [`void import(/* webpackChunkName: "x" */ 'x',);`, 'dynamic-import x at import'],
  [`const p = async () => await import('x');`, 'dynamic-import x at import'],
  [`lazy(() => import('x'));`, 'dynamic-import x at import'],
  [`import('x').then((m) => m.default);`, 'dynamic-import x at import'],
  [`void Promise.all([import('x')]);`, 'dynamic-import x at import'],
  [`const all = [...import('x')];`, 'dynamic-import x at import'],
  [`type A = import('x').T;`, 'import-type type x at import', ['ts', 'tsx']],
  [`let a: Promise<import('x').T[]>;`, 'import-type type x at import', ['ts', 'tsx']],
  [`let a: import('x', { with: { 'resolution-mode': 'import' } }).T;`, 'import-type type x at import', ['ts', 'tsx']],
  [`const a = b as import('x').T;`, 'import-type type x at import', ['ts', 'tsx']],
  [`type A = typeof import('x');`, 'typeof-import type x at import', ['ts', 'tsx']],
  [`type A = keyof typeof import('x');`, 'typeof-import type x at import', ['ts', 'tsx']],
  [`require('x');`, 'require x at require'],
  [`const a = require('x').b;`, 'require x at require'],
  [`require?.('x');`, 'require x at require'],
  [`require(\`x\`);`, 'require x at require'],
  [`if (typeof require === 'function') require('x');`, 'require x at require'],
  [`module.require('x');`, 'module-require x at module'],
  [`module?.require('x');`, 'module-require x at module'],
  [`require.resolve('x');`, 'require-resolve x at require'],
  [`require . resolve ('x', {});`, 'require-resolve x at require'],
  [`import.meta.resolve('x');`, 'import-meta-resolve x at import'],
  [`new URL('x', import.meta.url);`, 'new-url x at new'],
  [`new URL('x', import.meta.url,).href;`, 'new-url x at new'],
  [`new Worker(new URL('x', import.meta.url), { type: 'module' });`, 'worker x at new'],
  [`new SharedWorker(new URL('x', import.meta.url));`, 'worker x at new'],
  [`import.meta.glob('x');`, 'import-meta-glob x at import'],
  [`import.meta.glob<T>('x', { eager: true });`, 'import-meta-glob x at import', ['ts', 'tsx']],
  [`import.meta.globEager('x');`, 'import-meta-glob x at import'],
  [`vi.mock('x');`, 'mock x at vi'],
  [`vi.mock('x', () => ({ a: 1 }));`, 'mock x at vi'],
  [`vi.mock(import('x'), async (original) => await original());`, 'mock x at vi'],
  [`vi.doMock('x');`, 'mock x at vi'],
  [`vi.unmock('x');`, 'mock x at vi'],
  [`vi.doUnmock('x');`, 'mock x at vi'],
  [`vitest.mock('x');`, 'mock x at vitest'],
  [`vi.importMock('x');`, 'mock x at vi'],
  [`vi.importActual('x');`, 'import-actual x at vi'],
  [`jest.mock('x');`, 'mock x at jest'],
  [`jest\n  .doMock('x');`, 'mock x at jest'],
  [`jest.unmock('x');`, 'mock x at jest'],
  [`jest.dontMock('x');`, 'mock x at jest'],
  [`jest.deepUnmock('x');`, 'mock x at jest'],
  [`jest.setMock('x', {});`, 'mock x at jest'],
  [`jest.unstable_mockModule('x', () => ({}));`, 'mock x at jest'],
  [`jest.unstable_unmockModule('x');`, 'mock x at jest'],
  [`jest.createMockFromModule('x');`, 'mock x at jest'],
  [`jest.genMockFromModule('x');`, 'mock x at jest'],
  [`jest.requireMock('x');`, 'mock x at jest'],
  [`jest.requireActual('x');`, 'import-actual x at jest'],
  [`/** @type {import('x').T} */`, 'jsdoc-import-type type x at import'],
  [`/** @import { A } from 'x' */`, 'jsdoc-import-tag type x at @import'],
];

const DEFAULT_LANGUAGES: readonly Language[] = ['ts', 'tsx', 'js'];
const CASES = FORMS.flatMap(([source, record, languages = DEFAULT_LANGUAGES]) =>
  languages.map((language) => ({ source, record, language })),
);

describe('every form that tokens decide', () => {
  test.each(CASES)('$language: $source', ({ source, record, language }) => {
    expect(read(source, language)).toEqual([record]);
    expect(outcome).not.toBe(SCANNED_UNDECIDED);
  });

  test.each([
    ['after other code', (source: string) => `const before = 1;\n${source}`],
    ['after a statement without semicolon', (source: string) => `call()\n${source}`],
    ['on the line of other code', (source: string) => `call(); ${source}`],
    ['after an import', (source: string) => `import y from './y';\n${source}\nimport z from './z'`],
    ['after a template with a hole', (source: string) => `const t = \`'\${\`"\${1}\`}/*\`;\n${source}`],
    ['after a regular expression', (source: string) => `const r = /["'\`/]{2}\\//g.exec(a) / 2;\n${source}`],
    ['after a comment with a quote', (source: string) => `f(); // don't\n/* it's \` */\n${source}`],
    ['after text outside of ASCII', (source: string) => `const ü = 'é\u2028☃💩';\n${source}`],
  ])('is found %s', (_name, wrap) => {
    for (const { source, record, language } of CASES) {
      const text = wrap(source);
      const expected = [record, ...neighbours(text)];
      expect([...read(text, language)].sort(), text).toEqual([...expected].sort());
      if (!text.startsWith('import y')) expect(outcome, text).toBe(SCANNED_BY_TOKENS);
    }
  });

  test.each([
    ['windows line ends', (source: string) => source.replaceAll('\n', '\r\n').replaceAll(' ', '\r\n')],
    ['comments for blanks', (source: string) => source.replaceAll(' ', '/* ’ */')],
    ['a line comment for blanks', (source: string) => source.replaceAll(' ', ' // it\n')],
  ])('is found with %s', (_name, wrap) => {
    for (const { source, record, language } of CASES) {
      if (source.includes('/*') || source.includes('require . ') || /'a b'|"a b"|c d/.test(source)) continue;
      for (const before of ['', 'call();\n']) {
        expect(read(before + wrap(source), language), wrap(source)).toEqual([record]);
      }
    }
  });

  function neighbours(text: string): readonly string[] {
    return text.startsWith('import y') ? ['import ./y at import', 'import ./z at import'] : [];
  }
});

describe('text that looks like a request', () => {
  const SOURCES = FORMS.map(([source]) => source);

  test('is none in a string', () => {
    for (const source of SOURCES) {
      expect(read(`call();\nconst s = ${JSON.stringify(source)};`), source).toEqual([]);
      if (!source.includes('\n')) expect(read(`call();\nconst s = '${source.replaceAll("'", "\\'")}';`)).toEqual([]);
    }
  });

  test('is none in a template', () => {
    for (const source of SOURCES) {
      expect(read(`call();\nconst s = \`${source.replaceAll('`', '\\`')}\`;`), source).toEqual([]);
    }
  });

  test('is none in a comment', () => {
    for (const source of SOURCES) {
      expect(read(`call();\n// ${source.replaceAll('\n', ' ')}\ncall();`), source).toEqual([]);
      expect(read(`call();\n/*\n${source.replaceAll('*/', '')}\n*/\ncall();`), source).toEqual([]);
    }
  });

  test('is none in the text and the attributes of an element', () => {
    for (const source of SOURCES) {
      if (/[{}<>]/.test(source)) continue;
      const quoted = source.replaceAll('"', "'");
      for (const language of ['tsx', 'js'] as const) {
        expect(read(`const e = <p title="${quoted}">${source}</p>;`, language), source).toEqual([]);
      }
    }
  });

  test('is none in a regular expression', () => {
    expect(read(`const r = /import a from 'x'/;`)).toEqual([]);
    expect(read(`const r = a.replace(/require\\('x'\\)[/'"]/, "");`)).toEqual([]);
  });

  test.each([
    'const a = { import: 1, export: 2, require: 3 };',
    'a.import("x"); a.require("x"); a.export; a?.import("x"); this.require("x");',
    'console.log(import.meta.env, import.meta.url);',
    'run(import.meta); run(import.meta, 1); run(1, import.meta);',
    'a.vi.x; b.mock("x"); fn.mock.calls.length; vi.fn().mock.calls; vi.mocked("x"); jest.fn();',
    'enum E { import, export }',
    'interface I { import: string; export?: number }',
    'type T = { import(): void };',
    'export const required = 1; importFoo("x"); reimport("x"); __webpack_require__("x");',
    'const a = b.new, c = new URL("x"), d = new URL("x", base), e = new URL("./x", location.href);',
    'import A = B.C; export import D = B.E;',
    'namespace module {} const m = module.exports;',
    'require.main === module; require.cache; require.extensions[".x"]; require.resolve.paths("x");',
    'declare global { interface Window { a: 1 } } declare module Foo {}',
  ])('is none: %s', (source) => {
    expect(read(source)).toEqual([]);
  });
});

describe('what a file says about its exports', () => {
  test.each([
    ['export const a = 1;', 0],
    ['export {};', 0],
    ['export default function () {}', 0],
    ['export default class A {}', 0],
    ['export default connect(a);', 0],
    ['export default { a };', 0],
    ['export { a };', 32],
    ['call(); export { a, b as default };', 32],
    ['export type { A };', 32],
    ['export default a;', 32],
    ['call(); export default a', 32],
    ['export = a;', 32],
    ['export import a = b.c;', 32],
    [`export * from 'x';`, 16],
    [`call(); export { a } from 'x';`, 16],
    [`export { a } from 'x'; export { b };`, 48],
    [`const s = 'export { a }'; require('x');`, 0],
  ])('%s', (text, flags) => {
    expect(scanText(byTokens, text).fileFlags).toBe(flags);
    expect(scanText(byTwin, text).fileFlags).toBe(flags);
  });
});

describe('createScanner', () => {
  test('keeps the source of the caller as it is', () => {
    const scanner = createScanner();
    const bytes = new TextEncoder().encode(`import 'a';import('b')`);
    const room = scanner.reserve(bytes.length + 8);
    room.set(bytes);
    room.fill(0x41, bytes.length, bytes.length + 8);
    expect(scanner.scan(bytes.length, 'ts').count).toBe(2);
    expect(room.subarray(0, bytes.length)).toEqual(bytes);
    expect([...room.subarray(bytes.length, bytes.length + 8)]).toEqual(new Array(8).fill(0x41));
  });
});

describe('a source that breaks off', () => {
  test.each([
    [`import { a from 'x';`, 'source/malformed-import 0'],
    [`import { a } 'x';`, 'source/malformed-import 0'],
    [`import * from 'x';`, 'source/malformed-import 0'],
    [`import a from;`, 'source/malformed-import 0'],
    [`import a 'x';`, 'source/malformed-import 0'],
    [`import a { b } from 'x';`, 'source/malformed-import 0'],
    [`call();\nimport a, from 'x';`, 'source/malformed-import 8'],
    [`call();\nimport foo;`, 'source/malformed-import 8'],
    [`call(); import`, 'source/malformed-import 8'],
    [`import a = require(b);`, 'source/malformed-import 0'],
    [`import.`, 'source/malformed-import 0'],
    [`export * 'x';`, 'source/malformed-export 0'],
    [`export { a`, 'source/malformed-export 0'],
    [`export { a } from;`, 'source/malformed-export 0'],
    [`call(); export * as from 'x'`, 'source/malformed-export 8'],
    [`call(); export`, 'source/malformed-export 8'],
    [`import a from 'x`, 'source/unterminated-string 14'],
    [`require('a');\nconst s = 'x\n;`, 'source/unterminated-string 24'],
    [`require('a');\nconst s = \`x \${a} y`, 'source/unterminated-template 24'],
    [`require('a');\nconst s = \`x \${ a`, 'source/unterminated-template 24'],
    [`require('a');\n/* it ends`, 'source/unterminated-comment 14'],
    [`/* it ends`, 'source/unterminated-comment 0'],
    [`const s = 'x\n;`, 'source/unterminated-string 10'],
    ['const s = `x ${a + `y`} z', 'source/unterminated-template 10'],
    ['const s = `x ${ { a: {} }', 'source/unterminated-template 10'],
    [`const a = (b) / c;\nd(); /* it ends`, 'source/unterminated-comment 24'],
    [`const r = /[/'"\`]/;\nconst s = "x`, 'source/unterminated-string 30'],
  ])('is a fault: %s', (text, fault) => {
    expect(read(text).filter((line) => line.startsWith('source/'))).toEqual([fault]);
  });

  test.each<readonly [string, Language, number]>([
    ['const a = b / c, d = /[\'"`/*]/.test(e),\nf = (g) / h,\ni = j[0] / k,\nl = m! / n,\no = p++ / 2;', 'ts', 0],
    ["const a = `${{ b: {} } && '`'} it's`;", 'ts', 0],
    ["const a = `${`'${{ b: '}' }}`} \\``; // don't\n/* it's \" ` */ const c = 'it\\\n ends';", 'ts', 0],
    [`if (a) /'/.test(b);`, 'ts', SCANNED_BY_TOKENS],
    [`const a = <p title='"'>don't {b} / "</p>;`, 'tsx', SCANNED_BY_TOKENS],
    [`const a = <p title="x">{b}</p>;`, 'tsx', 0],
  ])('is none in %s', (text, language, expected) => {
    expect(read(text, language)).toEqual([]);
    expect(outcome).toBe(expected);
  });

  test('keeps what could be read', () => {
    const text = `import a from './a';\nimport { b from './b';\nimport c from './c';\nconst s = 'x\nrequire('./d');\nconst t = \``;
    expect(read(text)).toEqual([
      'import ./a at import',
      'import ./c at import',
      'require ./d at require',
      'source/malformed-import 21',
      'source/unterminated-string 75',
      'source/unterminated-template 104',
    ]);
  });

  test('is none where the exact parse understands it', () => {
    const scanner = createEngineScanner(wasm, () => ({ ...scanText(byTokens, ''), fileFlags: 32 }));
    expect(scanText(scanner, `import { a } 'x';`)).toMatchObject({ faults: [], fileFlags: 32 });
  });
});

describe('escapes', () => {
  test.each([
    [`import './\\u0061\\x62\\u{63}';`, `side-effect-import ./abc from './\\u0061\\x62\\u{63}' at import`],
    [`require('./it\\'s')`, `require ./it's from './it\\'s' at require`],
    [`require('./a\\\nb')`, `require ./ab from './a\\\nb' at require`],
    ['require(`./a\r\nb`)', 'require ./a\nb from `./a\r\nb` at require'],
  ])('%s', (text, record) => {
    expect(read(text)).toEqual([record]);
  });

  test('are not needed outside of ASCII', () => {
    expect(read(`import './ä/☃/💩';`)).toEqual(['side-effect-import ./ä/☃/💩 at import']);
  });
});

describe('declare module', () => {
  test.each<readonly [string, readonly string[], Language]>([
    [`declare module './x' { interface A {} }\nexport {};`, ['declare-module type ./x at declare'], 'ts'],
    [
      `declare module 'x' { interface A {} }\nimport 'y';`,
      ['declare-module type x at declare', 'side-effect-import y at import'],
      'ts',
    ],
    [`declare module 'x';`, ['ambient x'], 'dts'],
    [`declare module '*.css' {}\nexport {};`, ['ambient *.css'], 'ts'],
    [`declare module './x' {}`, ['declare-module type ./x at declare'], 'ts'],
    [
      `declare module "x" { import a from 'y'; export { b } from 'z'; }`,
      ['import type y at import', 're-export type z at export', 'ambient x'],
      'ts',
    ],
    [
      `declare module "x" { import a from 'y'; }\nimport 'z';`,
      ['declare-module type x at declare', 'import type y at import', 'side-effect-import z at import'],
      'ts',
    ],
  ])('%s', (text, lines, language) => {
    expect(read(text, language)).toEqual(lines);
  });
});

describe('reference paths', () => {
  test.each([
    [`/// <reference path="./x.d.ts" />`, ['reference-path type ./x.d.ts at /']],
    [
      `#!/usr/bin/env node\n// a\n///<reference   path = './x' />\n/* b */ /// <reference path="./y"/>\nimport 'z';`,
      ['reference-path type ./x at /', 'reference-path type ./y at /', 'side-effect-import z at import'],
    ],
    [`/// <reference types="node" />\n/// <reference types="node" path="x" />\n/// <reference lib="dom" />`, []],
    [`'use strict';\n/// <reference path="./x" />`, []],
    [`// <reference path="./x" />\n//// <reference path="./x" />\n/// <amd-module name="x" />`, []],
  ])('%s', (text, lines) => {
    expect(read(text)).toEqual(lines);
  });
});

describe('JSDoc', () => {
  test.each([
    [
      `/** @param {import('x').T} a @returns {Promise<import("y")>} */ function f(a) {}`,
      ['jsdoc-import-type type x at import', 'jsdoc-import-type type y at import'],
    ],
    [
      `/**\n * @param a {import('x').T}\n * @param [b=1] {typeof import('y')}\n */`,
      ['jsdoc-import-type type x at import', 'jsdoc-import-type type y at import'],
    ],
    [
      `/**\n * @typedef {{\n *   a: import('x').T,\n *   b: import(\n *     'y')\n * }} A\n */`,
      ['jsdoc-import-type type x at import', 'jsdoc-import-type type y at import'],
    ],
    [
      `/**\n * @import A, {\n *   B as C,\n * } from 'x'\n * @import * as n from "y"\n */`,
      ['jsdoc-import-tag type x at @import', 'jsdoc-import-tag type y at @import'],
    ],
    [
      `/** import('x') {@link import('x')} @see {@link import('x')} \`@type {import('x')}\` me@type {import('x')} */`,
      [],
    ],
    [`/** @type import('x').T */`, ['jsdoc-import-type type x at import']],
    [
      `/**\n * @type typeof import('x') | Map<string, import("y").T>\n * and import('z')\n */`,
      ['jsdoc-import-type type x at import', 'jsdoc-import-type type y at import'],
    ],
    [`/** @param {A} a {import('x')} import('y') */`, []],
    [`/** @type the import('x') @param import('y') a */`, []],
    [`/** @example {import('x')} */`, []],
    [`/* @type {import('x').T} */ // @type {import('x').T}`, []],
    [`/** @import is a word, and { from 'x' } is none */`, []],
  ])('%s', (text, lines) => {
    for (const before of ['', 'call();\n']) {
      for (const language of ['ts', 'js'] as const) expect(read(before + text, language)).toEqual(lines);
    }
  });
});

describe('what only a parse can decide', () => {
  const UNDECIDED: readonly (readonly [source: string, language?: Language])[] = [
    [`import('./a' + b);`],
    ['import(`./${a}`);'],
    [`{ const a = './b'; } import(a);`],
    [`for (const a = './b';;) {} import(a);`],
    [`const a = './b'; import(a); function f(a) {}`],
    [`const a = './b' + c; import(a); const c = 'd';`],
    [`const a = 'module'; require(a);`],
    [`const a = './\\x62'; import(a);`],
    [`const a = './b'\n  .c; import(a); const d = e / f;`],
    [`{ const a = './b'; const c = <p>it's</p>; } import(a); d('e');`, 'tsx'],
    [`f(a)(require)('x');`],
    [`call(); const b = globalThis.require; b('x');`],
    [`const b = (module as any).require\nb('x')`],
    [`call(); const { require: r } = window; r('x')`],
    [`let r = self?.require, c; r('x')`],
    [`!function (r) {}(require)('x');`],
    [`f<T>(require)('x');`],
    [`const require = a\nconst b = (globalThis as any).require;`],
    [`const require = b = (globalThis as any).require;`],
    [`const require: R = a, b = (globalThis as any).require;`],
    [`const require = (globalThis as any).require; require('x');`],
    [`const c = 1, a = './b'; import(a);`],
    [`const // b\n  a = './b';\nimport(a);`],
    [`function f(b: string) { const a: string = './b'; import(a); }`],
    [`import('./a' + 'b');`],
    ['import(`./${a}/${b.c}`);'],
    [`import(<T>a.b);`],
    [`import((a.b));`],
    [`import.meta.glob([a.b]);`],
    [`require('x' as string);`],
    [`import { createRequire } from 'node:module';\nconst r = createRequire(import.meta.url);\nr('x');`],
    [`import { createRequire as c } from 'module'; c(a)('x');`],
    [`import module, { createRequire } from 'module'; const require = createRequire(a);`],
    [`import { default as m, createRequire } from 'module'; const require = createRequire(a);`],
    [`import { createRequire } from './module'; const require = createRequire(a);`],
    [`import { createRequire } from 'module'; const require = createRequire(a)('x');`],
    [`import { createRequire } from 'module'; const require = createRequire(a)\n('x');`],
    [`import { createRequire } from 'module'; const require = createRequire(a) as any;`],
    [`import { createRequire } from 'module'; let require = createRequire(a); require('x');`],
    [`import { createRequire } from 'module'; { const require = createRequire(a); } require('x');`],
    [`import { createRequire } from 'module'; const require = createRequire(a); const r = createRequire(b);`],
    [`import { createRequire } from 'module'; const require = createRequire(a); function f(require) { require('x'); }`],
    [`const require = createRequire(a); require('x');`],
    [`const m = require('module'); m['create' + 'Require'](a)('x');`],
    [`const m = require('module'); const { [a]: c } = m; c(a)('x');`],
    [`const m = require('module')['x'];`],
    [`const m = require('module'); m.default[b](a)('x');`],
    [`import m from 'module'; m['createRequire'](a)('x');`],
    [`function f(require) { require('x'); }`],
    [`const require = load; require('x');`],
    [`const r = require; r('x');`],
    [`(require as any)('x');`],
    [`window.require('x');`],
    [`window['require']('x');`],
    [`requ\\u0069re('x');`],
    [`call(); requ\\u{69}re('x');`],
    [`import { vi as v } from 'vitest'; v.mock('x');`],
    [`import { vi } from './vi'; vi.mock('x');`],
    [`const { vi } = import.meta.vitest; vi.mock('x');`],
    [`import * as vitest from 'vitest'; vitest.vi.mock('x');`],
    [`import { mock } from 'node:test'; mock.module('x');`],
    [`vi['mock']('x');`],
    [`(vi as any).mock('x');`],
    [`const a = ('./b'); vi.mock(a);`],
    [`import { URL } from './url'; new URL('x', import.meta.url);`],
    [`new URL(a, import.meta.url);`],
    [`const base = import.meta.url; new URL('x', base);`],
    [`new window.URL('x', import.meta.url);`],
    [`call(); const a = ('./b'); new Worker(a);`],
    [`(import.meta as any).glob('x');`],
    [`import.meta.glob(['x', a]);`],
    [`const a = { b: import('x') };`],
    [`const f = <T>(a: T) => a; require('x');`, 'tsx'],
    [`if (a) {} /'/.test(b); require('x');`],
    [`require('x'); )`],
  ];

  test.each(UNDECIDED.map(([text, language = 'ts']) => ({ text, language })))('is left to it: $text', (sample) => {
    const { text, language } = sample;
    read(text, language);
    expect(outcome).toBe(SCANNED_UNDECIDED);
    const asked: string[] = [];
    const scanner = createEngineScanner(wasm, (source, kind) => {
      asked.push(`${kind} ${source}`);
      return { ...scanText(byTwin, ''), fileFlags: 16 };
    });
    expect(scanText(scanner, text, language).fileFlags).toBe(16);
    expect(asked).toEqual([`${language} ${text}`]);
  });

  test('is computed where there is no parser, or it fails', () => {
    const text = `import(a, b); require( b.c(d, e) ); vi.mock(\`\${f}\`, g);`;
    const lines = [
      'dynamic-import computed a at import',
      'require computed b.c(d, e) at require',
      'mock computed `${f}` at vi',
    ];
    expect(read(text)).toEqual(lines);
    const failing = createEngineScanner(wasm, () => {
      throw new Error('no');
    });
    expect(describeScan(scanText(failing, text), text)).toEqual(lines);
    expect(
      describeScan(
        scanText(
          createEngineScanner(wasm, () => undefined),
          text,
        ),
        text,
      ),
    ).toEqual(lines);
  });

  test.each([
    'import(a.b);',
    `let a: string; call();\na = './b';\nvar c = './d'; import(a); import(c);`,
    'require(a as string); require(module.b); import(url.c);',
    '!require || f(); require && g(); if (!require) h(); import(a);',
    'import(a);',
    'let b = c; function f(a: string, { d }) { return import(a); }',
    'const a = b.c; import(a, d);',
    'const a = [b].join(); vi.mock(a); for (const a of b) import(a);',
    'import { a } from "b"; require(a); new Worker(a);',
    'import(a?.b);',
    'import(a(b));',
    'import(a[b] + c);',
    'import(a ?? b);',
    'import(a ? b : c, d);',
    'import(new URL(a, b).href);',
    'import(await a);',
    "import([a, b].join('/') /* c, d */ );",
    "import('./a' + b.c // d\n);",
    'import(`./${a.b}`);',
    'import(`./${/* c */ a(b)}/${c}`);',
    'import(tag`x`);',
    'require(a.b);',
    'require.resolve(a(b), c);',
    'vi.mock(a.b);',
    'new Worker(a ? b : c);',
    'new Worker(a.b, { type: `module` });',
    'import.meta.resolve(a.b);',
  ])('is not asked for a target that is clearly computed: %s', (text) => {
    const asked: string[] = [];
    const scanner = createEngineScanner(wasm, (source) => {
      asked.push(source);
      return undefined;
    });
    for (const before of ['', 'call();\n']) {
      expect(describeScan(scanText(scanner, before + text), before + text)).toEqual(
        describeScan(extractFromTree(before + text, 'ts') as Scan, before + text),
      );
    }
    expect(asked).toEqual([]);
  });

  test.each([
    `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nrequire('x'); require.resolve('y');`,
    `function f() { return require('x'); }\nimport { register, createRequire } from 'module';\nexport const require = createRequire(a, b)\nconst c = require(d.e)`,
    `import { isMainThread, Worker } from 'node:worker_threads';\nnew Worker('x');`,
    `import 'module';\nrequire('x');`,
    `const Module = require('module');\nModule._load = load;\nrequire('x');`,
    `{ const Module = require('node:module'); Module.register(a); }\n{ const Module = require('module')\nModule.b(); }`,
    `const a = './b'; async function f() { (c || [d]).e("(", () => {}); return import(a); }`,
    `function f() { const a = 'node:fs'; /* ) */ require(a); }`,
    `(require)('x'); const a = <any>(require)(b.c); f(1, (require)('y'));`,
    `self['require'] = undefined; m['createRequire'] = a; require('x');`,
    `const require: { a?(): any } | undefined = (globalThis as any).require;\nrequire?.a().b; (globalThis as any).require.c;`,
    `(globalThis as any).require.config({}); if (window.require !== undefined) require('x');`,
    `class A { import(target: A): void; import(source?: A, b) {} }\nrequire('x');`,
  ])('is not asked for what the imports tell: %s', (text) => {
    const asked: string[] = [];
    const scanner = createEngineScanner(wasm, (source) => {
      asked.push(source);
      return undefined;
    });
    expect(describeScan(scanText(scanner, text), text)).toEqual(
      describeScan(extractFromTree(text, 'ts') as Scan, text),
    );
    expect(asked).toEqual([]);
  });

  test('is not asked for where tokens can tell', () => {
    const asked: string[] = [];
    const scanner = createEngineScanner(wasm, (source) => {
      asked.push(source);
      return undefined;
    });
    const text = `declare const require: any;\nimport { vi } from 'vitest';\nimport { jest } from '@jest/globals';\nvi.mock('./a', () => ({ b: vi.fn().mock.calls }));\njest.mock('./c').resetModules().mock('./d');\nconst e = await vi.importActual<typeof import('./f')>('./g');\nrun(import.meta); run(1, import.meta);\nrequire('./h');`;
    expect(describeScan(scanText(scanner, text), text)).toEqual([
      'import vitest at import',
      'import @jest/globals at import',
      'mock ./a at vi',
      'mock ./c at jest',
      'mock ./d at jest',
      'typeof-import type ./f at import',
      'import-actual ./g at vi',
      'require ./h at require',
    ]);
    expect(asked).toEqual([]);
  });

  test('keeps offsets where the source is no UTF-8', () => {
    const asked: string[] = [];
    const scanner = createEngineScanner(wasm, (source) => {
      asked.push(source);
      return undefined;
    });
    const bytes = new Uint8Array([...Buffer.from(`import(+a); // `), 0xff, 0xe9]);
    scanner.reserve(bytes.length).set(bytes);
    scanner.scan(bytes.length, 'ts');
    expect(asked).toEqual(['import(+a); // __']);
  });
});

describe('elements', () => {
  test.each<readonly [string, readonly string[]]>([
    [
      `const e = <A b="'" c={require('x')} {...d}>it's {import('y')} <B /> \`</A>;\nrequire('z');`,
      ['require x at require', 'dynamic-import y at import', 'require z at require'],
    ],
    [`const e = <><A.B c=<D>don't</D> /></>; require('x');`, ['require x at require']],
    [`const f = <T,>(a: T) => a; const g = <T extends U>(a: T) => a; require('x');`, ['require x at require']],
    [`const e = a < b; const f = c > (d); require('x');`, ['require x at require']],
    [`const e = <A<B> c="'">don't</A>; require('x');`, ['require x at require']],
    [`return <p>{/* it's */}{a ? <b>'</b> : \`\${<i>"</i>}\`}</p>; require('x')`, ['require x at require']],
  ])('%s', (text, lines) => {
    expect(read(text, 'tsx')).toEqual(lines);
    expect(outcome).toBe(SCANNED_BY_TOKENS);
  });

  test('are none in a `.ts` file', () => {
    expect(read(`const a = <any>b; const c = <T>(d: T) => d; require('x');`)).toEqual(['require x at require']);
    expect(outcome).toBe(SCANNED_BY_TOKENS);
  });
});
