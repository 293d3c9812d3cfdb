import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIntMemo } from './create-int-memo';

test('remembers what a map remembers', () => {
  const numbers = fc.integer({ min: -5, max: 40 });
  fc.assert(
    fc.property(fc.array(fc.tuple(numbers, numbers, numbers, fc.integer({ min: 0, max: 127 }))), (entries) => {
      const memo = createIntMemo();
      const map = new Map<string, number>();
      for (const [a, b, c, value] of entries) {
        expect(memo.get(a, b, c)).toBe(map.get(`${String(a)} ${String(b)} ${String(c)}`) ?? -1);
        memo.set(a, b, c, value);
        map.set(`${String(a)} ${String(b)} ${String(c)}`, value);
        expect(memo.get(a, b, c)).toBe(value);
      }
    }),
  );
});

test('keeps everything while it grows', () => {
  const memo = createIntMemo();
  for (let at = 0; at < 20_000; at++) memo.set(at, at * 7, ~at, at % 128);
  for (let at = 0; at < 20_000; at++) if (memo.get(at, at * 7, ~at) !== at % 128) throw new Error(`lost ${String(at)}`);
  expect(memo.get(20_000, 0, 0)).toBe(-1);
});
