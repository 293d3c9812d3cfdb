import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RECORD_SIZE } from '#types/extraction';
import { FORM } from '#types/form';
import { FILE_FLAG } from '#types/graph';
import { createExportTracer } from './create-export-tracer';
import { extractFromTree } from './extract-from-tree';
import { readModuleNames } from './read-module-names';

/** What the text says of a name beside what the tree says. */
function ask(text: string, name: string): { readonly byText: unknown; readonly byTree: unknown } {
  const scan = extractFromTree(text, 'ts');
  if (scan === undefined) throw new Error(`does not parse: ${text}`);
  const sites = Array.from({ length: scan.count }, (_, row) => {
    const [start = 0, end = 0, statement = 0, kind = 0] = scan.records.subarray(row * RECORD_SIZE);
    return { form: kind & 0xff, statement, start, end };
  });
  const names = readModuleNames(text, 'ts')?.exports ?? [];
  return {
    byText: createExportTracer(Buffer.from(text).toString('latin1'), sites).trace(name),
    byTree: names.filter(({ exported, start }) => exported === name && start !== undefined),
  };
}

describe('the text tells', () => {
  test.for([
    [`export { a } from './a';`, 'a'],
    [`export { a as b, c } from './a';`, 'b'],
    [`export { default } from './default';`, 'default'],
    [`export { default as a } from './a';`, 'a'],
    [`export type { A } from './a'; export const B = 1;`, 'A'],
    [`export { type A, b } from './a';`, 'A'],
    [`export * as ns from './a';`, 'ns'],
    [`export * from './a'; export { b } from './b';`, 'b'],
    [`export { a } from './a'; export { b } from './b';`, 'c'],
    [`export { a } from './a'; export const b = 1;`, 'b'],
    [`import { x } from './x'; export { x }; export function b() {}`, 'b'],
    [`import { x } from './x'; export default function b() {} export { x };`, 'default'],
    [`import { x } from './x'; export { x as y };`, 'y'],
    [`import d, { x as y } from './x'; export { y, d as z };`, 'z'],
    [`import type { X } from './x'; export { X };`, 'X'],
    [`import { X, type Y } from './x'; export type { X as Z, Y };`, 'Z'],
    [`import * as ns from './x'; export default ns;`, 'default'],
    [`import f from './f'; export default f(1);`, 'default'],
    [`import async from './a'; export default async function b() {}`, 'default'],
    [`export { // a,\n b as /* c */ d } from './a';`, 'd'],
  ] as const)('%s: %s', ([text, name]) => {
    const { byText, byTree } = ask(text, name);
    expect(byText).toEqual(byTree);
  });
});

describe('only a tree tells', () => {
  test.for([
    ['what a variable may hold', `const x = require('./x'); export { x as y };`, 'y'],
    ['what two imports bring in', `import { x } from './x'; import { x as z } from './y'; export { x };`, 'x'],
    ['a name that may come through a star', `export * from './a'; export const b = 1;`, 'b'],
    ['a name that is declared, too', `export { A } from './a'; export type A = 1;`, 'A'],
    ['what an ambient module hands on', `declare module 'x' { export { a } from 'y'; }`, 'a'],
    ['a name with an escape', `export { \\u0061 } from './a';`, 'a'],
    ['a name beyond ASCII', `export { ä } from './a';`, 'ä'],
    ['a module that is what it requires', `export = require('./a');`, 'default'],
  ] as const)('%s', ([, text, name]) => {
    expect(ask(text, name).byText).toBeUndefined();
  });
});

/** What the text says beside what the tree says. */
function askWhole(text: string): { readonly byText: boolean; readonly byTree: boolean } {
  const scan = extractFromTree(text, 'tsx');
  if (scan === undefined) throw new Error(`does not parse: ${text}`);
  const sites = Array.from({ length: scan.count }, (_, row) => {
    const [start = 0, end = 0, statement = 0, kind = 0] = scan.records.subarray(row * RECORD_SIZE);
    return { form: kind & 0xff, statement, start, end };
  });
  const names = readModuleNames(text, 'tsx');
  const reexported = new Set(
    sites
      .filter(({ form }) => [FORM['re-export'], FORM['export-star'], FORM['export-star-as']].includes(form as 0))
      .map(({ start }) => start),
  );
  return {
    byText:
      (scan.fileFlags & FILE_FLAG.mayReexportImports) !== 0 &&
      createExportTracer(Buffer.from(text).toString('latin1'), sites).handsOnImports(),
    byTree: names?.exports.some(({ start }) => start !== undefined && !reexported.has(start)) === true,
  };
}

describe('a module that hands on what it imports', () => {
  test.for([
    `import a from './a'; export default a;`,
    `import { a } from './a'; export { a };`,
    `import { x as a } from './a'; export { a as b };`,
    `import * as ns from './a'; export { ns };`,
    `import type { A } from './a'; export type { A };`,
    `import { type A } from './a'; export { type A };`,
    `import { type } from './a'; export { type };`,
    `import { type as as } from './a'; export { as };`,
    `import a = require('./a'); export = a;`,
    `export import a = require('./a');`,
    `import * as ns from './a'; export import A = ns.A;`,
    `export = require('./a');`,
    `const a = require('./a'); export { a };`,
    `const { a } = require('./a'); export { a };`,
    `const a = await import('./a'); export default a;`,
    `const a = // why\\n require('./a');\\nexport { a };`.replaceAll('\\n', '\n'),
    `import { ä } from './a'; export { ä };`,
    `import { \\u0061 } from './a'; export { a };`,
    `import\u00a0a from './a'; export default\u00a0a;`,
    `import { /* b, */ a } from './a'; export /* why */ { // }\n a, };`,
    `import { 'a-b' as a } from './a'; export { a as 'c-d' };`,
    `export { a }; import { a } from './a';`,
  ])('%s', (text) => {
    expect(askWhole(text)).toEqual({ byText: true, byTree: true });
  });
});

describe('a module whose exports are its own', () => {
  test.for([
    `import { b } from './b'; const a = b(); export default a;`,
    `import { b } from './b'; const a = b(); export { a };`,
    `import { b as c } from './b'; const b = c; export { b as d, b };`.replace('b as c', 'x as c'),
    `import { b } from './b'; const type = b; export { type };`,
    `import type { B } from './b'; const a = {} as B; export { a as B };`,
    `import { b } from './b'; const lazy = () => import('./c'); export { lazy };`,
    `import './b'; const a = 1; export { a };`,
    `import { b } from './b'; export { c } from './c'; const d = b; export default d;`,
    `const c = f(require('./c')); export { c as d };`,
    `import { b } from './b'; if (b === require('./c')) b(); const a = 1; export { a };`,
  ])('%s', (text) => {
    expect(askWhole(text)).toEqual({ byText: false, byTree: false });
  });
});

test('what only a tree could tell is taken for handing on', () => {
  expect(askWhole(`const a = require('./a').b(); export { a };`)).toEqual({ byText: true, byTree: false });
  expect(askWhole(`const a = /* why */ (await import('./a')); export { a };`)).toEqual({ byText: true, byTree: false });
});

test('never says no where the tree says yes', () => {
  const name = fc.constantFrom('a', 'b', 'type', 'as', 'from', 'ä', '$c', 'async');
  const gap = fc.constantFrom(' ', '\n', ' /* export { b } */ ', ' // x, }\n ', '\u00a0');
  const brought = fc.oneof(
    fc.tuple(name, gap).map(([local, space]) => `import${space}{ x as${space}${local} } from './m';`),
    fc.tuple(name, gap).map(([local, space]) => `const${space}${local} =${space}require('./m');`),
    fc.tuple(name, gap).map(([local, space]) => `const ${local} =${space}await${space}import('./m');`),
    fc.tuple(name, gap).map(([local, space]) => `import${space}${local}${space}from './m';`),
    name.map((local) => `const ${local} = 1;`),
  );
  const handed = fc.oneof(
    fc.tuple(name, gap).map(([local, space]) => `export${space}{${space}${local}${space}as z };`),
    fc.tuple(name, gap).map(([local, space]) => `export${space}default${space}${local};`),
    fc.tuple(name, gap).map(([local, space]) => `export {${space}type ${local} };`),
  );
  fc.assert(
    fc.property(fc.tuple(brought, handed, fc.boolean()), ([first, second, isTurned]) => {
      const text = isTurned ? `${second}\n${first}` : `${first}\n${second}`;
      fc.pre(readModuleNames(text, 'tsx') !== undefined);
      const { byText, byTree } = askWhole(text);
      expect(byText || !byTree).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
