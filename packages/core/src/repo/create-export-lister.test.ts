import { describe, expect, test } from 'vitest';
import { RECORD_SIZE, type Language } from '#types/extraction';
import type { ExportedName } from '#types/graph';
import { createExportLister } from './create-export-lister';
import { extractFromTree } from './parse/extract-from-tree';
import { readModuleNames } from './parse/read-module-names';

const listExports = createExportLister();

/** What the tokens of a module tell beside what its tree tells. */
function ask(text: string, language: Language = 'ts'): { readonly byTokens: unknown; readonly byTree: unknown } {
  const scan = extractFromTree(text, language as 'ts');
  if (scan === undefined) throw new Error(`does not parse: ${text}`);
  const sites = Array.from({ length: scan.count }, (_, row) => {
    const [start = 0, end = 0, statement = 0, kind = 0] = scan.records.subarray(row * RECORD_SIZE);
    return { form: kind & 0xff, statement, start, end };
  });
  const listed = listExports(new TextEncoder().encode(text), language, sites);
  return {
    byTokens: listed && toLines(listed),
    byTree: toLines(readModuleNames(text, language)?.exports ?? []),
  };
}

/** Whether a declaration is one of a type is not told. */
function toLines(exports: readonly ExportedName[]): readonly string[] {
  const lines = exports.map(({ exported, imported, typeOnly, start }) =>
    start === undefined ? exported : `${exported} = ${imported} at ${String(start)}${typeOnly ? ', a type' : ''}`,
  );
  return [...new Set(lines)].sort();
}

describe('the tokens tell', () => {
  test.for([
    `export const a = 1; export let b = 2; export var c;`,
    `export function a() {} export async function b() {} export function* c() {} export async function *d() {}`,
    `export class A {} export abstract class B {} export interface C {} export type D = 1; export enum E {}`,
    `export const enum A {} export declare const b: string; export declare function c(): void; export namespace d {}`,
    `export default function () {}`,
    `export default async function run() {}`,
    `import async from './a'; export default async function run() {}`,
    `export default class extends A {}`,
    `const a = 1; export default a;`,
    `export default { a: 1 };`,
    `import a from './a'; export default a;`,
    `import { a, type B } from './a'; const c = 1; export { a as b, B, c as d };`,
    `export { a, type B as C } from './a'; export * as ns from './b'; export * from './c'; export type * from './d';`,
    `export const { a, b } = take();`,
    `export const a: Map<string, Place> = new Map(); export const b = f<A, B>(c);`,
    `export const a = { b: 1, c: [2, 3] };\nexport const d = (e, f) => e;`,
    `export const a = 1\nconst [b, c] = a\nexport { b, c }`,
    'export const a = `\nexport const no = 1;\n${b}`; export const c = 1;',
    `/*\nexport const no = 1;\n*/ // export const no = 1;\nexport const a = 'export const no';`,
    `const a = /export const no = "/; export const b = "x";`,
    `namespace a { export const no = 1; } declare module 'x' { export const no: 1; } export const b = 1;`,
    `export function a(): void; export function a(b?: string) {}`,
    `const a = { export: 1 }; a.export; export const b = 1;`,
    `import './a';`,
    ``,
  ])('%s', (text) => {
    const { byTokens, byTree } = ask(text);
    expect(byTokens).toEqual(byTree);
  });

  test('what stands among elements', () => {
    const { byTokens, byTree } = ask(
      `export const A = () => <p>it's\nexport const no = 1;</p>;\nexport const B = 1;`,
      'tsx',
    );
    expect(byTokens).toEqual(byTree);
  });
});

describe('only a tree tells', () => {
  test.for([
    [`a declaration of several constants`, `export const a = 1, b = 2;`],
    [`a declaration of several constants with types`, `export const a: A = 1, b: B = 2;`],
    [`a declaration of several variables`, `export let a, b;`],
    [`declarations without values`, `export declare const a, b;`],
    [`a pattern after a constant`, `export const a = 1, { b } = c;`],
    [`a pattern that renames`, `export const { a: b } = c;`],
    [`a list taken apart`, `export const [a, b] = c;`],
    [`what an assignment exports`, `export = a;`],
    [`an alias of a namespace`, `import * as a from './a'; export import b = a.b;`],
    [`a name beyond ASCII`, `export const aä = 1;`],
    [`a name with an escape`, `export const a\\u0062 = 1;`],
    [`a namespace in another`, `export namespace a.b {}`],
    [`what a variable may hold`, `const a = require('./a'); export { a };`],
    [`a decorated class`, `export @a class B {}`],
  ])('%s: %s', ([, text]) => {
    expect(ask(text as string).byTokens).toBeUndefined();
  });

  test('what a block of markup exports', () => {
    expect(listExports(new TextEncoder().encode('<script>export const a = 1;</script>'), 'vue', [])).toBeUndefined();
  });
});
