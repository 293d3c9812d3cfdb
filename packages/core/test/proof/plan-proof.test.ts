import { buildPolicy, planProof } from '@storypole/core';
import { rules } from '@storypole/rules';
import { describe, expect, test } from 'vitest';
import { PRESET_NAMES } from '#config/presets/preset-names';

const RESTRICTED = {
  packages: {
    pg: { onlyIn: ['app'], why: 'One place owns SQL.' },
    '@aws-sdk/*': { onlyIn: ['app'], why: 'So is this.' },
  },
  globals: { 'process.env': { onlyIn: ['app'], why: 'One place owns the environment.' } },
};

function plan(config: object, domains: readonly string[] = []) {
  const { policy, faults } = buildPolicy([{ file: 'storypole.config.json', value: config }], rules);
  if (policy === undefined) throw new Error(JSON.stringify(faults));
  return planProof(policy, rules, { domains, providers: [] });
}

describe.each(PRESET_NAMES.filter((name) => name !== 'none'))('the plan for %s', (preset) => {
  const { offences, files } = plan({ preset, ...RESTRICTED });

  test('has a rule for each offence, and what is open beside it', () => {
    const kinds = offences.filter(({ kind }) => kind !== undefined);
    expect(kinds.filter(({ expected }) => expected === undefined)).toEqual([]);
    expect(kinds.length).toBeGreaterThan(50);
    expect(offences.length - kinds.length).toBeGreaterThan(30);
    expect(kinds.some(({ isCell }) => isCell)).toBe(true);
  });

  test('names every file that it speaks of', () => {
    const named = offences.flatMap(({ at, statements }) => [
      ...(typeof at === 'string' ? [] : at),
      ...statements.flatMap((statement) => [
        statement.file,
        ...(statement.kind !== 'global' && 'file' in statement.target ? [statement.target.file] : []),
      ]),
    ]);
    expect(named.filter((file) => !files.includes(file))).toEqual([]);
  });

  test('plants no statement twice in one file, but where domains need each other', () => {
    const lines = offences
      .filter(({ at }) => at !== 'anywhere')
      .flatMap(({ statements }) => statements.map((statement) => JSON.stringify(statement)));
    expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([]);
  });
});

test('takes the first two domains, and one pair that `uses` lists', () => {
  const domains = Array.from({ length: 50 }, (_, index) => `domain${String(index).padStart(2, '0')}`);
  const { files } = plan({ domains: { uses: { domain40: ['domain30'] } } }, domains);
  const planted = new Set(files.flatMap((file) => /^src\/domains\/([^/]+)\//.exec(file)?.[1] ?? []));
  expect([...planted].sort()).toEqual(['domain00', 'domain01', 'domain30', 'domain40']);
});

test('lists the packages that have to be there', () => {
  expect(plan(RESTRICTED).packages).toEqual(['pg', '@aws-sdk/storypole']);
});

test('leaves out what is up to a rule that is off', () => {
  const { offences } = plan({ ...RESTRICTED, rules: { 'deep-import': { severity: 'off' } } });
  expect(offences.filter(({ expected }) => expected === 'deep-import')).toEqual([]);
});
