import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DebtEntry } from '#types/debt';
import { mergeDebt } from './merge-debt';

const entry = (symbol: string, count: number): DebtEntry => ({
  rule: 'deep-import',
  from: 'src/orders/service.ts',
  to: 'src/billing/repo.ts',
  symbol,
  count,
});
const lists = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
  .chain((symbols) =>
    fc.tuple(...symbols.map((symbol) => fc.integer({ min: 1, max: 4 }).map((count) => entry(symbol, count)))),
  );
const toCounts = (entries: readonly DebtEntry[]) =>
  Object.fromEntries(entries.map(({ symbol, count }) => [symbol, count]));

describe('a merge', () => {
  test('takes what either side paid', () => {
    const base = [entry('a', 1), entry('b', 2), entry('c', 1)];
    expect(
      toCounts(mergeDebt(base, [entry('b', 2), entry('c', 1)], [entry('a', 1), entry('b', 1), entry('c', 1)])),
    ).toEqual({
      b: 1,
      c: 1,
    });
  });

  test('keeps what both sides left, and adds what both added', () => {
    expect(toCounts(mergeDebt([entry('a', 1)], [entry('a', 2)], [entry('a', 3)]))).toEqual({ a: 4 });
    expect(toCounts(mergeDebt([], [entry('a', 1)], [entry('b', 1)]))).toEqual({ a: 1, b: 1 });
  });

  test('of a side that changed nothing is the other side, whichever it is', () => {
    fc.assert(
      fc.property(lists, lists, (base, theirs) => {
        expect(toCounts(mergeDebt(base, base, theirs))).toEqual(toCounts(theirs));
        expect(toCounts(mergeDebt(base, theirs, base))).toEqual(toCounts(theirs));
      }),
    );
  });

  test('never grows where both sides only paid', () => {
    fc.assert(
      fc.property(lists, fc.array(fc.nat(4), { minLength: 8, maxLength: 8 }), (base, cuts) => {
        const cut = (from: number) =>
          base.flatMap((one, index) => {
            const count = one.count - (cuts[index * 2 + from] ?? 0);
            return count > 0 ? [{ ...one, count }] : [];
          });
        const merged = toCounts(mergeDebt(base, cut(0), cut(1)));
        for (const { symbol } of base) {
          const sides = [toCounts(cut(0))[symbol] ?? 0, toCounts(cut(1))[symbol] ?? 0];
          expect(merged[symbol] ?? 0).toBe(Math.min(...sides));
        }
      }),
    );
  });
});
