import { describe, expect, test } from 'vitest';
import { readClause } from './read-clause';
import { readModuleNames } from './read-module-names';

const CLAUSES = [
  'import a from',
  'import { a } from',
  'import { a as b, c } from',
  'import d, { a as b } from',
  'import d, * as ns from',
  'import * as ns from',
  'import type { A, B } from',
  'import type D from',
  'import type from from',
  'import type, { a } from',
  'import { type A, b } from',
  'import { type } from',
  'import { type as as } from',
  'import { type as } from',
  'import { type as x } from',
  'import { type as as x } from',
  'import { type type } from',
  'import { type type as x } from',
  "import { default as x, 'string name' as y } from",
  'import {} from',
  'import { a, } from',
  'import /* { no } */ { // x from\n a } from',
  'import defer * as ns from',
  'import typeOf from',
  'import { from } from',
  'import from from',
  'import as, { as as from } from',
  'export { a } from',
  'export { a as b, default as c } from',
  'export { type A, b } from',
  'export type { A } from',
  'export * as ns from',
  'export type * as ns from',
  'export { default } from',
  "export { a as 'b c', default as default } from",
  "export * as 'b c' from",
] as const;

describe('readClause', () => {
  test.for(CLAUSES)('reads the same names as a full parse of %s', (clause) => {
    const parsed = readModuleNames(`${clause} './x';`, 'ts');
    const expected = clause.startsWith('import') ? parsed?.imports : parsed?.exports;
    expect(expected).toBeDefined();
    const names = readClause(`${clause} `);
    expect(names).toEqual(
      expected?.map((entry) => ({
        imported: entry.imported,
        alias: 'local' in entry ? entry.local : entry.exported,
        typeOnly: entry.typeOnly,
      })),
    );
  });

  test.for([
    'require(',
    'import(',
    'import x = require(',
    'export const a = from',
    "import '",
    'import { \\u0061 } from',
  ])('leaves %s to a full parse', (text) => {
    expect(readClause(text)).toBeUndefined();
  });
});
