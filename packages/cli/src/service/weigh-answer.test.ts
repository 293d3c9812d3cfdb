import { rules } from '@storypole/rules';
import { describe, expect, test } from 'vitest';
import type { ProofCopy, WrittenOffence } from '#types/proof-copy';
import type { ToolFinding } from '#types/tool-answer';
import { weighAnswer } from './weigh-answer';

const deep: WrittenOffence = {
  kind: 'domain-entry',
  expected: 'deep-import',
  from: 'billing/service',
  to: 'accounts/repo',
  typeOnly: false,
  isCell: true,
  at: 'line',
  line: 7,
  statements: [{ kind: 'global', file: 'billing.ts', name: 'planted' }],
};
const open: WrittenOffence = { ...deep, kind: undefined, expected: undefined, line: 8 };
const circle: WrittenOffence = {
  ...deep,
  kind: 'file-cycle',
  expected: 'import-cycle',
  isCell: false,
  at: ['a.ts', 'b.ts'],
};

function weigh(offence: WrittenOffence, findings: readonly ToolFinding[], gaps: object = {}) {
  const copy: ProofCopy = {
    root: '/copy',
    forms: new Map([
      ['form-1.ts', 'Imports: named'],
      ['form-2.mdx', 'Where it stands: MDX'],
    ]),
    offences: [offence],
    folders: [],
    findLine: () => undefined,
  };
  const answer = { findings, formGaps: ['Where it stands: MDX'], ruleGaps: [], ...gaps };
  return weighAnswer('a tool', '1.2.3', answer, copy, rules);
}

const at = (rule: string, line: number | undefined, file = 'billing.ts'): ToolFinding => ({ rule, line, file });

describe('an offence at a line', () => {
  test('is caught by the finding of its rule, and by no other', () => {
    expect(weigh(deep, [at('deep-import', 7)]).offences).toMatchObject({ caught: 1, missed: [] });
    expect(weigh(deep, [at('misdirected-import', 7)]).offences?.missed).toMatchObject([
      { expected: 'deep-import', found: ['misdirected-import'] },
    ]);
    expect(weigh(deep, [at('deep-import', 7), at('misdirected-import', 7)]).offences?.missed).toHaveLength(1);
  });

  test('is missed where the finding stands elsewhere', () => {
    expect(weigh(deep, [at('deep-import', 6)]).offences?.missed).toHaveLength(1);
    expect(weigh(deep, [at('deep-import', undefined)]).offences?.missed).toHaveLength(1);
    expect(weigh(deep, [at('deep-import', 7, 'accounts.ts')]).offences?.missed).toHaveLength(1);
  });

  test('is not caught by what is said of the graph', () => {
    expect(weigh(deep, [at('deep-import', 7), at('import-cycle', 7)]).offences).toMatchObject({ caught: 1 });
  });

  test('is a gap where nothing is said of it, and it is known that nothing would be', () => {
    const known = weigh(deep, [], { ruleGaps: ['deep-import'] }).offences;
    expect(known).toMatchObject({ caught: 0, missed: [], gaps: { 'deep-import': 1 } });
    expect(weigh(deep, [], { offenceGaps: ['domain-entry'] }).offences?.missed).toEqual([]);
    const other = weigh(deep, [at('misdirected-import', 7)], { ruleGaps: ['deep-import'] }).offences;
    expect(other?.missed).toHaveLength(1);
  });
});

test('what is open and reported is a false alarm', () => {
  expect(weigh(open, [at('deep-import', 8)]).offences).toMatchObject({ planted: 0, controls: 1 });
  expect(weigh(open, [at('deep-import', 8)]).offences?.falseAlarms).toMatchObject([{ found: ['deep-import'] }]);
  expect(weigh(open, []).offences?.falseAlarms).toEqual([]);
});

test('a circle is caught by a finding in any of its files', () => {
  expect(weigh(circle, [at('import-cycle', 1, 'b.ts')]).offences).toMatchObject({ caught: 1 });
  expect(weigh(circle, [at('import-cycle', 1, 'c.ts')]).offences).toMatchObject({ caught: 0 });
  expect(weigh(circle, [], { read: new Set(['c.ts']) }).offences?.gaps).toEqual({ 'import-cycle': 1 });
});

test('a form that is not reported is missed, or a known gap', () => {
  const proof = weigh(deep, [at('misdirected-import', 1, 'form-1.ts')]);
  expect(proof).toMatchObject({ planted: 2, caught: 1, missed: [], gaps: ['Where it stands: MDX'] });
  expect(weigh(deep, []).missed).toEqual(['Imports: named']);
});
