import { describe, expect, test } from 'vitest';
import type { Language } from '#types/extraction';
import { readModuleNames } from './read-module-names';

/** Each import as `imported as local of specifier`, with `type` and the members of a namespace. */
function readImports(text: string, language: Language = 'ts'): readonly string[] {
  return read(text, language).imports.map(({ imported, local, typeOnly, start, ...rest }) => {
    const members = 'members' in rest ? ` {${rest.members?.join(' ') ?? 'everything'}}` : '';
    const words = [
      ...(typeOnly ? ['type'] : []),
      imported,
      ...(local === imported ? [] : ['as', local]),
      'of',
      specifierAt(text, start),
    ];
    return `${words.join(' ')}${members}`;
  });
}

/** Each export as `exported`, with `= imported of specifier` where it is handed on. */
function readExports(text: string, language: Language = 'ts'): readonly string[] {
  return read(text, language).exports.map(({ exported, typeOnly, start, imported }) => {
    const origin = start === undefined ? '' : ` = ${imported} of ${specifierAt(text, start)}`;
    if (start === undefined) expect(imported).toBe(exported);
    return `${typeOnly ? 'type ' : ''}${exported}${origin}`;
  });
}

function read(text: string, language: Language) {
  const names = readModuleNames(text, language);
  if (names === undefined) throw new Error('not parsed');
  return names;
}

function specifierAt(text: string, start: number): string {
  const rest = new TextDecoder().decode(new TextEncoder().encode(text).subarray(start));
  return /^(["'`])(.*?)\1/.exec(rest)?.[2] ?? `no specifier at ${rest}`;
}

describe('imports', () => {
  test.each([
    [
      "import a, { b, c as d, default as e, 'f g' as h } from './x'",
      ['default as a of ./x', 'b of ./x', 'c as d of ./x', 'default as e of ./x', 'f g as h of ./x'],
    ],
    ["import type { A } from './x'; import { type B, c } from './y'", ['type A of ./x', 'type B of ./y', 'c of ./y']],
    ["import './x'; import {} from './y'", []],
    ["/* é */ import { a } from './x'", ['a of ./x']],
    ["type A = import('./x').B.C; type D = typeof import('./y')", ['type B of ./x', 'type * as  of ./y {everything}']],
    ["/** @type {import('./x').A} @param {import('./y')} b */", ['type A of ./x', 'type * as  of ./y {everything}']],
    [
      "/** @import { A, B as C } from './x' */ /** @import D, * as E from './y' */",
      ['type A of ./x', 'type B as C of ./x', 'type default as D of ./y', 'type * as E of ./y {everything}'],
    ],
    ["declare module 'm' { import { a } from './x' }", ['type a of ./x']],
  ])('reads %s', (source, expected) => {
    expect(readImports(source)).toEqual(expected);
  });

  test('reads what is taken of a module that is loaded', () => {
    expect(readImports("const { a, b: c, 'd': [e] } = require('./x')", 'js')).toEqual([
      'a of ./x',
      'b as c of ./x',
      'd as e of ./x',
    ]);
    expect(readImports("const { a } = await import('./x')")).toEqual(['a of ./x']);
    expect(readImports("const a = (await import('./x')).b")).toEqual(['b of ./x']);
    expect(readImports("f(require('./x').a())")).toEqual(['a of ./x']);
    expect(readImports("const x = require('./x'); x.a(); x.b = 1")).toEqual(['* as x of ./x {a b}']);
    expect(readImports("const x = await import('./x'); f(x)")).toEqual(['* as x of ./x {everything}']);
  });

  test('reads nothing of a module that is loaded as a whole', () => {
    expect(readImports("const { a, ...rest } = require('./x'); const { [b]: c } = require('./y')")).toEqual([]);
    expect(
      readImports("import('./x').then(f); require('./y'); f(require('./z')); const { a } = import('./w')"),
    ).toEqual([]);
    expect(readImports('require(a)')).toEqual([]);
  });
});

describe('namespaces', () => {
  test.each([
    ['ns.a; ns?.b(); ns["c"]; delete ns.d', 'a b c d'],
    ['const { a, b: { c } } = ns; ({ d } = ns);', 'a b d'],
    [
      'let x: ns.A<ns.B.C>; type D = typeof ns.d; class E extends ns.E implements ns.F {} interface G extends ns.G {}',
      'A B d E F G',
    ],
    ['(ns as any).a; ns!.b', 'a b'],
    ['import x = ns.a.b', 'a'],
    ['{ const ns = 1; f(ns) } (ns) => f(ns); ({ ns: 1 }).ns; type T = (ns: string) => void; ns.a', 'a'],
    ['', ''],
    ['ns', ''],
    ['f(ns)', 'everything'],
    ['const x = { ns }', 'everything'],
    ['const x = { ...ns }', 'everything'],
    ['ns[a]', 'everything'],
    ['const { a, ...rest } = ns', 'everything'],
    ['export { ns }', 'everything'],
    ['export default ns', 'everything'],
    ['let x: typeof ns', 'everything'],
    ['const x = ns; x.a', 'everything'],
    ['for (const x in ns) {}', 'everything'],
  ])('give the members that `%s` uses', (source, members) => {
    expect(readImports(`import * as ns from './x';${source}`)[0]).toBe(`* as ns of ./x {${members}}`);
    expect(readImports(`import ns = require('./x');${source}`)[0]).toBe(`* as ns of ./x {${members}}`);
  });

  test('give the members that JSX uses', () => {
    expect(readImports("import * as ns from './x'; <ns.A b={ns.c}><ns.D.E /></ns.A>", 'tsx')).toEqual([
      '* as ns of ./x {A c D}',
    ]);
    expect(readImports("import * as Ns from './x'; <Ns />", 'tsx')).toEqual(['* as Ns of ./x {everything}']);
  });

  test('escape in markup, whose template may use them', () => {
    expect(readImports("<script setup>import * as ns from './x'; ns.a</script>", 'vue')).toEqual([
      '* as ns of ./x {everything}',
    ]);
  });
});

describe('exports', () => {
  test.each([
    ['export const a = 1, { b, c: { d }, ...e } = f, [g, , h = 1, ...i] = j', ['a', 'b', 'd', 'e', 'g', 'h', 'i']],
    [
      'export function a() {} export class B {} export enum C {} export namespace D.E {} export async function* f() {}',
      ['a', 'B', 'C', 'D', 'f'],
    ],
    [
      'export interface A {} export type B = 1; export declare const c: 1; export abstract class D {}',
      ['type A', 'type B', 'c', 'D'],
    ],
    ['export default function a() {}', ['default']],
    ['export default class {}', ['default']],
    ['export default interface A {}', ['type default']],
    ['export default 1', ['default']],
    ['const a = 1, b = 2; export { a, b as default, a as "c d" }', ['a', 'default', 'c d']],
    ['type A = 1; interface B {} const B = 1; export { A, B }; export type { B as C }', ['type A', 'B', 'type C']],
    [
      "export * from './x'; export * as a from './y'; export type * from './z'",
      ['* = * of ./x', 'a = * of ./y', 'type * = * of ./z'],
    ],
    [
      "export { a, b as c, default as d, e as default } from './x'",
      ['a = a of ./x', 'c = b of ./x', 'd = default of ./x', 'default = e of ./x'],
    ],
    ["export type { A } from './x'; export { type B } from './y'", ['type A = A of ./x', 'type B = B of ./y']],
    ['export = a', ['default']],
    ['export as namespace a', []],
    ["namespace A { export const b = 1 } declare module './x' { export const c = 1 } export {}", []],
  ])('reads %s', (source, expected) => {
    expect(readExports(source)).toEqual(expected);
  });

  test('joins what is imported and then exported', () => {
    expect(
      readExports("import a, { b as c } from './x'; import * as d from './y'; export { a, c, d, c as e }"),
    ).toEqual(['a = default of ./x', 'c = b of ./x', 'd = * of ./y', 'e = b of ./x']);
    expect(
      readExports(
        "import type { A } from './x'; import { type B, c } from './y'; export { A, B, c }; export type { c as C }",
      ),
    ).toEqual(['type A = A of ./x', 'type B = B of ./y', 'c = c of ./y', 'type C = c of ./y']);
    expect(readExports("import a from './x'; export default a")).toEqual(['default = default of ./x']);
    expect(readExports("const { a } = require('./x'), b = require('./y'); export { a, b }")).toEqual([
      'a = a of ./x',
      'b = * of ./y',
    ]);
  });

  test('joins what import-equals and export-equals hand on', () => {
    expect(readExports("export import a = require('./x')")).toEqual(['a = * of ./x']);
    expect(readExports("import * as ns from './x'; export import a = ns.b.c")).toEqual(['a = b of ./x']);
    expect(readExports("import { b } from './x'; export import a = b.c")).toEqual(['a = b of ./x']);
    expect(readExports('namespace b {} export import a = b.c')).toEqual(['a']);
    expect(readExports("import a = require('./x'); export = a")).toEqual(['* = * of ./x', 'default = * of ./x']);
    expect(readExports("import { a } from './x'; export = a")).toEqual(['default = a of ./x']);
  });

  test('takes a variable with an imported value for a declaration of its own', () => {
    expect(
      readExports("import { a } from './x'; const b = a; export { b }; export const c = a; export default a()"),
    ).toEqual(['b', 'c', 'default']);
  });
});

describe('languages', () => {
  test('reads the scripts of a component as one program, with the offsets of the file', () => {
    const vue =
      "<!-- é -->\n<template><p>it's</p></template>\n<script>import { a } from './x'</script>\n<script setup lang=\"ts\">\nimport type { B } from './y'\nexport { a }</script>";
    expect(readImports(vue, 'vue')).toEqual(['a of ./x', 'type B of ./y']);
    expect(readExports(vue, 'vue')).toEqual(['a = a of ./x']);
    expect(readImports("<script lang='ts' module>import { a } from './x'</script><p>{a}</p>", 'svelte')).toEqual([
      'a of ./x',
    ]);
  });

  test('reads the frontmatter and the scripts of an Astro page, and the blocks of MDX', () => {
    expect(
      readImports("---\nimport A from './x';\nreturn 1\n---\n<A /><script>import { b } from './y'</script>", 'astro'),
    ).toEqual(['default as A of ./x', 'b of ./y']);
    expect(readImports("import A from './x'\n\n# It's\n\nexport const b = <A />", 'mdx')).toEqual([
      'default as A of ./x',
    ]);
    expect(readExports("import A from './x'\n\n# It's\n\nexport const b = <A />", 'mdx')).toEqual(['b']);
  });

  test('takes what a declaration file imports for types', () => {
    expect(readImports("import { a } from './x'", 'dts')).toEqual(['type a of ./x']);
    expect(
      readExports('export declare const a: 1; declare const b: 2; export { b }; export type C = 1', 'dts'),
    ).toEqual(['a', 'b', 'type C']);
  });

  test('reads nothing that cannot be parsed', () => {
    expect(readModuleNames('import {', 'ts')).toBeUndefined();
    expect(readModuleNames('<script>import {</script>', 'vue')).toBeUndefined();
    expect(readModuleNames('', 'ts')).toEqual({ imports: [], exports: [] });
  });
});
