import { expect, test } from 'vitest';
import type { Finding } from '#types/finding';
import { leadsTo } from './leads-to';

const finding: Finding = {
  id: 'one',
  rule: 'misdirected-import',
  from: { file: 'src/a.ts', line: 1, column: 1, endLine: 1, endColumn: 2 },
  to: { file: 'src/b.ts' },
  names: [],
  chain: [],
  what: '',
  why: '',
  remedies: [],
  known: false,
  docs: '',
};
const edited = new Set(['src/b.ts']);

test('what leads to an edited file, through one, or round by one, could have come about by the edit', () => {
  expect(leadsTo(finding, edited, false)).toBe(true);
  expect(
    leadsTo({ ...finding, to: { file: 'src/c.ts' }, chain: ['src/a.ts', 'src/b.ts', 'src/c.ts'] }, edited, false),
  ).toBe(true);
  const cycle: Finding = { ...finding, listSteps: () => [{ from: 'src/b.ts', to: 'src/a.ts', count: 1 }] };
  Reflect.deleteProperty(cycle, 'to');
  expect(leadsTo(cycle, edited, false)).toBe(true);
});

test('what stands in an edited file, or leads elsewhere, could not', () => {
  expect(leadsTo(finding, new Set(['src/a.ts']), false)).toBe(false);
  expect(leadsTo({ ...finding, to: { file: 'src/c.ts' } }, edited, true)).toBe(false);
  expect(leadsTo({ ...finding, to: { package: 'pg' } }, edited, true)).toBe(false);
});

test('an import that leads nowhere could where a file is gone', () => {
  const broken = { ...finding, to: { specifier: './b' } };
  expect(leadsTo(broken, edited, true)).toBe(true);
  expect(leadsTo(broken, edited, false)).toBe(false);
});
