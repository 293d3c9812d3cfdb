import { expect, test } from 'vitest';
import { judgeBudgets, judgeOther, listBudgets } from './budgets.mjs';
import { formatBudgets } from './format-budgets.mjs';

const row = (name, wall, rss) => ({ tool: { name }, wall, rss });
const SUMMARY = [
  row('storypole', 0.3, 100),
  row('storypole, warm', 0.1),
  row('floor', 0.2),
  row('oxlint 1.94.0', 3),
  row('dependency-cruiser 18.7.2', 9),
  row('dependency-cruiser 18.7.2, warm', 1),
  row('node -e 0', 0.025),
  row('storypole guard', 0.08),
];

test('a met budget and a missed one are told apart', () => {
  expect(judgeBudgets(SUMMARY, 'big')).toMatchObject({
    'cold check against the floor': { text: '1.50', met: true },
    'cold check, oxlint': { text: '10.0', met: true },
    'cold check, dependency-cruiser': { text: '30.0', met: false },
    'peak memory of the cold check, MiB': { text: '100', met: true },
    'guard beyond an empty Node, ms': { text: '55', met: false },
  });
});

test('warm runs are compared with warm runs', () => {
  expect(judgeBudgets(SUMMARY, 'big')['warm check, dependency-cruiser']).toEqual({ text: '10.0', met: true });
});

test('a tool that was not measured says nothing, and of another size nothing is asked', () => {
  const cells = judgeBudgets(SUMMARY, 'app');
  expect(cells).not.toHaveProperty('cold check, fallow');
  expect(cells['peak memory of the cold check, MiB']).toEqual({ text: '100' });
  expect(cells['cold check, oxlint']).toEqual({ text: '10.0', met: true });
});

test('a growth beyond linear is missed', () => {
  expect(Object.values(judgeOther('time', 1.02, 'growth'))).toEqual([{ text: '1.02', met: true }]);
  expect(Object.values(judgeOther('room', 1.31, 'growth'))).toEqual([{ text: '1.31', met: false }]);
});

test('one table holds every budget, a column for each repository, and what was not measured stays empty', () => {
  const text = formatBudgets([
    { columns: { fork: { title: 'fork (big)', cells: judgeBudgets(SUMMARY, 'big') } } },
    { columns: { growth: { title: 'power', cells: judgeOther('time', 1.3, 'growth') } } },
    { columns: { fork: { title: 'fork (big)', cells: judgeOther('eslint', 0.4, 'big') } } },
  ]);
  const lines = text.split('\n');
  expect(lines[0]).toBe('| work | asked | fork (big) | power |');
  expect(lines).toHaveLength(2 + listBudgets().length);
  expect(text).toContain('| cold check, dependency-cruiser | at least 40 (big), 40 (app) | 30.0, **missed** |  |');
  expect(text).toContain(
    '| growth of the time of a cold check with files, power | at most 1.1 |  | 1.30, **missed** |',
  );
  expect(text).toContain('| all ESLint rules over parsing, s | at most 1 (big) | 0.40, met |  |');
});
