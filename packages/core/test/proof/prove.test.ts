import { buildPolicy, defineRule, type OffenceKind, prove, type Rule } from '@storypole/core';
import { rules } from '@storypole/rules';
import { describe, expect, test } from 'vitest';
import { PRESET_NAMES } from '#config/presets/preset-names';

const RESTRICTED = {
  packages: { pg: { onlyIn: ['app'], why: 'One place owns SQL.' } },
  builtins: { 'node:fs': { onlyIn: ['app'], why: 'One place owns the disk.' } },
  globals: { 'process.env': { onlyIn: ['app'], why: 'One place owns the environment.' } },
};
const HARNESS = {
  ...RESTRICTED,
  domains: { uses: { billing: ['accounts'], orders: ['billing', 'accounts'] } },
  providers: { owns: { telemetry: ['pino', '@opentelemetry/*'] } },
};
const NAMES = { domains: ['accounts', 'billing', 'orders'], providers: ['telemetry'] };

function proveConfig(config: object, names = NAMES, asked: readonly Rule[] = rules) {
  const { policy, faults } = buildPolicy([{ file: 'storypole.config.json', value: config }], asked);
  if (policy === undefined) throw new Error(JSON.stringify(faults));
  return prove(policy, asked, names);
}

describe.each(PRESET_NAMES.filter((name) => name !== 'none'))('the preset %s', (preset) => {
  const isHarness = preset.startsWith('harness');
  const hasDomains = isHarness || preset === 'feature-sliced';
  const names = isHarness ? NAMES : { domains: [], providers: [] };
  const proof = proveConfig({ preset, ...(isHarness ? HARNESS : RESTRICTED) }, names);

  test('catches everything that it closes, each by the one rule that is to', () => {
    expect(proof.missed).toEqual([]);
    expect(proof.caught).toBe(proof.planted);
    expect(proof.planted).toBeGreaterThan(80);
    expect(proof.unplantable).toEqual([]);
  });

  test('objects to nothing that it opens', () => {
    expect(proof.falseAlarms).toEqual([]);
    expect(proof.controls).toBeGreaterThan(40);
  });

  test('plants something for every rule that has a meaning there', () => {
    const meaningless = [
      ...(isHarness ? [] : ['bypassed-provider', 'laundered-import']),
      ...(hasDomains ? [] : ['cross-domain-import', 'deep-import', 'domain-cycle']),
    ];
    expect(proof.rules.filter(({ planted }) => planted === 0).map(({ id }) => id)).toEqual(meaningless.sort());
    expect(proof.unproven).toEqual([]);
  });
});

const provable = rules.filter(({ scope }) => scope !== 'change');

test.each(provable.map((rule) => [rule.id, rule] as const))('names %s where it is broken', (id, rule) => {
  const broken = { ...rule, check: () => (rule.scope === 'graph' ? [] : undefined) } as Rule;
  const proof = proveConfig(HARNESS, NAMES, [...rules.filter((other) => other.id !== id), broken]);
  expect(proof.missed.length).toBeGreaterThan(0);
  expect(new Set(proof.missed.map(({ expected }) => expected))).toEqual(new Set([id]));
  expect(proof.rules.find((one) => one.id === id)).toMatchObject({ caught: 0 });
});

test('proves restrictions on a part of a package', () => {
  const { missed, falseAlarms } = proveConfig({
    packages: { 'pg/native': { onlyIn: ['app'], why: 'It is compiled.' } },
    builtins: { 'node:fs/promises': { onlyIn: ['app'], why: 'One place owns the disk.' } },
  });
  expect([...missed, ...falseAlarms]).toEqual([]);
});

test('names a rule that objects to what is open', () => {
  const eager = defineRule({
    id: 'eager-rule',
    scope: 'edge',
    precedence: 900,
    sees: 'places',
    summary: 'Nothing imports anything.',
    catches: [],
    messages: { all: { what: 'No.', why: 'No.' } },
    suspects: () => true,
    check: () => ({ message: 'all' }),
  });
  const { falseAlarms } = proveConfig(HARNESS, NAMES, [...rules, eager]);
  expect(falseAlarms.length).toBeGreaterThan(0);
  expect(new Set(falseAlarms.flatMap(({ found }) => found))).toEqual(new Set(['eager-rule']));
});

test('says what nothing catches where a rule is missing', () => {
  const { missed } = proveConfig(
    HARNESS,
    NAMES,
    rules.filter(({ id }) => id !== 'deep-import'),
  );
  expect(missed.length).toBeGreaterThan(0);
  expect(missed.filter(({ expected }) => expected === undefined).map(({ kind }) => kind)).toContain(
    'provider-entry' satisfies OffenceKind,
  );
});

test('leaves out of the count what is up to a rule that is off, and says so', () => {
  const proof = proveConfig({ ...HARNESS, rules: { 'deep-import': { severity: 'off' } } });
  const { severity, planted, caught } = proof.rules.find(({ id }) => id === 'deep-import')!;
  expect({ severity, caught }).toEqual({ severity: 'off', caught: 0 });
  expect(planted).toBeGreaterThan(0);
  expect(proof.missed).toEqual([]);
});

test('lists a rule that does not say what it catches', () => {
  const shy = defineRule({
    id: 'shy-rule',
    scope: 'edge',
    precedence: 900,
    sees: 'unknown',
    summary: 'It says nothing.',
    messages: { never: { what: 'Never.', why: 'Never.' } },
    check: () => undefined,
  });
  expect(proveConfig(HARNESS, NAMES, [...rules, shy]).unproven).toEqual(['shy-rule']);
});

test('an opened cell is no longer planted as an offence, and a closed one is', () => {
  const edit = { from: 'repo', to: 'service', why: 'It is so.', domain: 'same' };
  const before = proveConfig(HARNESS);
  const opened = proveConfig({ ...HARNESS, allow: [edit] });
  const closed = proveConfig({ ...HARNESS, deny: [{ from: 'service', to: 'repo', why: 'It is so.' }] });
  const offencesOf = (proof: typeof before): number =>
    proof.rules.find(({ id }) => id === 'misdirected-import')?.planted ?? 0;
  expect(offencesOf(opened)).toBeLessThan(offencesOf(before));
  expect(offencesOf(closed)).toBeGreaterThan(offencesOf(before));
  expect([...opened.missed, ...closed.missed, ...opened.falseAlarms, ...closed.falseAlarms]).toEqual([]);
});

test('proves a harness of fifty domains in less than a second', () => {
  const domains = Array.from({ length: 50 }, (_, index) => `domain${String(index)}`);
  const uses = Object.fromEntries(domains.slice(1).map((domain, index) => [domain, [domains[index]]]));
  const config = { ...HARNESS, domains: { uses } };
  proveConfig(config, { ...NAMES, domains });
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    const proof = proveConfig(config, { ...NAMES, domains });
    expect(proof.caught).toBe(proof.planted);
    expect(proof.planted).toBeGreaterThan(7_000);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  // Processor time, because other work on the machine would make the clock run on.
  expect(Math.min(...times)).toBeLessThan(1000);
});
