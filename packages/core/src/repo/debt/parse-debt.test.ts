import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DebtEntry, toDebtText } from '#types/debt';
import { formatDebt } from '#service/debt/format-debt';
import { parseDebt } from './parse-debt';

const word = fc.oneof(
  fc.constantFrom('src/a.ts', 'src/z.ts', '10', '9', '__proto__', 'value *', '𐀀', '\uffff', 'a "quoted" name'),
  fc.string({ minLength: 1, maxLength: 6 }),
);
const entries = fc.uniqueArray(
  fc.record({ rule: word, from: word, to: word, symbol: word, count: fc.integer({ min: 1, max: 9 }) }),
  { selector: toDebtText },
);
const sort = (list: readonly DebtEntry[]): readonly string[] =>
  list.map((entry) => `${toDebtText(entry)} ${String(entry.count)}`).sort();

test('what is written is what is read, in whatever order it is given', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const text = formatDebt(list);
      expect(formatDebt([...list].reverse())).toBe(text);
      expect(sort(parseDebt(text, 'storypole.debt.json').entries ?? [])).toEqual(sort(list));
    }),
  );
});

test('names are in the order of code points', () => {
  const entry = { rule: 'r', from: 'f', to: 't', count: 1 };
  const text = formatDebt(['\uffff', '𐀀', '9', '10'].map((symbol) => ({ ...entry, symbol })));
  expect(text.match(/"(?:10|9|\uffff|𐀀)"/gu)).toEqual(['"10"', '"9"', '"\uffff"', '"𐀀"']);
});

describe('a file is refused', () => {
  test.each([
    ['with the marks of a conflict', '<<<<<<< HEAD\n', 'debt/conflict'],
    ['that is no JSON', '{', 'debt/syntax'],
    ['of another schema', '{ "schema": "storypole/debt@9", "debt": {} }', 'debt/schema'],
    ['whose debt is a list', '{ "schema": "storypole/debt@1", "debt": [] }', 'debt/schema'],
    ['with a half', '{ "schema": "storypole/debt@1", "debt": { "r": { "f": { "t": { "s": 0.5 } } } } }', 'debt/count'],
    ['that is too shallow', '{ "schema": "storypole/debt@1", "debt": { "r": 1 } }', 'debt/depth'],
  ])('%s', (_title, text, code) => {
    expect(parseDebt(text, 'storypole.debt.json').fault?.code).toBe(code);
  });
});
