import { describe, expect, test } from 'vitest';
import { RECORD_SIZE } from '#types/extraction';
import { extractFromTree } from './extract-from-tree';
import { readModuleNames } from './read-module-names';
import { traceExport } from './trace-export';

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
    byText: traceExport(Buffer.from(text).toString('latin1'), sites, name),
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
