import { expect, test } from 'vitest';
import { compareCounts } from './counted/compare-counts.mjs';

const expected = { cold: { stats: 100, 'files read': 5 } };

test('names what grew by more than a tenth', () => {
  expect(compareCounts(expected, { cold: { stats: 111, 'files read': 5 } })).toEqual([
    'cold: stats 100 → 111 (+11 %).',
  ]);
});

test('lets pass what grew by less, what shrank, and one more of a few', () => {
  expect(compareCounts(expected, { cold: { stats: 110, 'files read': 15 } })).toEqual([]);
  expect(compareCounts(expected, { cold: { stats: 1, 'files read': 0 } })).toEqual([]);
});

test('names what was counted for the first time', () => {
  expect(compareCounts(expected, { cold: { stats: 100, 'files read': 5, calls: 30 } })).toEqual([
    'cold: calls 0 → 30 (none before).',
  ]);
});

test('names scenarios that only one side has', () => {
  expect(compareCounts(expected, { warm: { stats: 1 } })).toEqual([
    'warm: nothing is written down. Run `npm run bench:work -- --write`.',
    'cold: is written down, and was not run.',
  ]);
});
