import { expect, test } from 'vitest';
import type { Finding } from '#types/finding';
import { findCaused } from './find-caused';

const edge: Finding = {
  id: 'one',
  rule: 'misdirected-import',
  from: { file: 'src/orders/service.ts', line: 3, column: 8, endLine: 3, endColumn: 20 },
  to: { file: 'src/orders/ui.ts' },
  form: 'import',
  typeOnly: false,
  names: ['Button'],
  chain: [],
  what: '',
  why: '',
  remedies: [],
  known: false,
  docs: '',
};
const cycleOf = (...steps: readonly string[]): Finding => ({
  ...edge,
  id: steps.join(),
  rule: 'import-cycle',
  to: {},
  listSteps: () => steps.map((step) => ({ from: step.charAt(0), to: step.charAt(1), count: 1 })),
});

test('a finding whose dependency offended before is not caused, whatever its line and its rule', () => {
  const moved = { ...edge, id: 'two', rule: 'deep-import', from: { ...edge.from, line: 90 } };
  expect(findCaused([moved], [edge])).toEqual([]);
});

test('a finding about a dependency that was not there is caused', () => {
  expect(findCaused([edge], [])).toEqual([edge]);
  expect(findCaused([edge], [{ ...edge, id: 'two', to: { file: 'src/orders/runtime.ts' } }])).toEqual([edge]);
  expect(findCaused([edge], [{ ...edge, id: 'two', from: { ...edge.from, file: 'src/orders/repo.ts' } }])).toEqual([
    edge,
  ]);
});

test('another name through a dependency that offended before is caused', () => {
  const wider = { ...edge, id: 'two', names: ['Button', 'Page'] };
  expect(findCaused([wider], [edge])).toEqual([wider]);
  expect(findCaused([{ ...edge, id: 'two' }], [wider])).toEqual([]);
  expect(findCaused([wider], [{ ...edge, names: ['*'] }])).toEqual([]);
});

test('a value where only types offended before is caused, the reverse is not', () => {
  const types = { ...edge, id: 'two', typeOnly: true };
  expect(findCaused([edge], [types])).toEqual([edge]);
  expect(findCaused([types], [edge])).toEqual([]);
});

test('a finding about a file is known by its id', () => {
  const file: Finding = { ...edge, rule: 'unplaced-file' };
  Reflect.deleteProperty(file, 'to');
  expect(findCaused([file], [file])).toEqual([]);
  expect(findCaused([{ ...file, id: 'two' }], [file])).toHaveLength(1);
});

test('a cycle is caused when it has a step that it did not have', () => {
  expect(findCaused([cycleOf('ab', 'ba')], [cycleOf('ab', 'ba', 'ac', 'ca')])).toEqual([]);
  expect(findCaused([cycleOf('ab', 'ba', 'ac', 'ca')], [cycleOf('ab', 'ba')])).toHaveLength(1);
});
