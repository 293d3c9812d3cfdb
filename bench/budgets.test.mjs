import { expect, test } from 'vitest';
import { budgetLines } from './budgets.mjs';

const row = (name, wall, rss) => ({ tool: { name }, wall, rss });
const SUMMARY = [
  row('storypole', 0.3, 100),
  row('storypole, warm', 0.1),
  row('floor', 0.2),
  row('oxlint 1.94.0', 3),
  row('dependency-cruiser 18.7.2', 9),
  row('dependency-cruiser 18.7.2, warm', 1),
  row('node -e 0', 0.025),
];

test('a met budget and a missed one are told apart', () => {
  const text = budgetLines(SUMMARY, 'big').join('\n');
  expect(text).toContain('| cold check against the floor | 1.50 | at most 1.6× | met |');
  expect(text).toContain('| cold check, oxlint | 10.0 | at least 8× | met |');
  expect(text).toContain('| cold check, dependency-cruiser | 30.0 | at least 40× | **missed** |');
});

test('warm runs are compared with warm runs', () => {
  expect(budgetLines(SUMMARY, 'big').join('\n')).toContain(
    '| warm check, dependency-cruiser | 10.0 | at least 9× | met |',
  );
});

test('a tool that was not measured has no line, and neither has a budget of another size', () => {
  const text = budgetLines(SUMMARY, 'app').join('\n');
  expect(text).not.toContain('fallow');
  expect(text).not.toContain('peak memory');
});
