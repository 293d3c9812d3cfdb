import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cruise, type Version, VERSIONS } from './cruise';
import { createDiskProject, type DiskProject } from './disk-project';
import { readFixture } from './read-fixture';

// Real tools start slowly on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const EXTENDING = `export default {
  extends: '@storypole/dependency-cruiser/preset',
  forbidden: [{ name: 'own/app', severity: 'error', from: { path: '^src/app/' }, to: { path: '^src/domains/' } }],
};
`;

let generated: DiskProject;
let extending: DiskProject;

beforeAll(() => {
  generated = createDiskProject(readFixture('shop'));
  extending = createDiskProject(readFixture('shop'));
  const installed = `${extending.root}/node_modules/@storypole/dependency-cruiser`;
  mkdirSync(dirname(installed), { recursive: true });
  symlinkSync(fileURLToPath(new URL('..', import.meta.url)), installed);
  writeFileSync(`${extending.root}/.dependency-cruiser.mjs`, EXTENDING);
});
afterAll(() => {
  generated.remove();
  extending.remove();
});

const run = (version: Version, { root }: DiskProject): readonly string[] =>
  cruise(version, root)
    .violations.map(({ name, from, to }) => `${name} ${from} ${to}`)
    .sort();
const isOwn = (violation: string): boolean => violation.startsWith('own/');

describe.each(VERSIONS)('a configuration of dependency-cruiser %s that extends the preset', (version) => {
  test('finds what the generated one finds, beside what its own rules find', () => {
    const expected = run(version, generated);
    const found = run(version, extending);
    expect(expected).toHaveLength(10);
    expect(found.filter((violation) => !isOwn(violation))).toEqual(expected);
    expect(found.filter(isOwn).length).toBeGreaterThan(0);
  });
});

test('the preset follows the policy without being generated again', () => {
  const before = run('18', extending);
  const policy = `${extending.root}/storypole.config.jsonc`;
  writeFileSync(policy, '{ "preset": "harness", "rules": { "deep-import": { "severity": "off" } } }');
  expect(before.some((violation) => violation.startsWith('deep-import/'))).toBe(true);
  const after = run('18', extending);
  expect(after.some((violation) => violation.startsWith('deep-import/'))).toBe(false);
  expect(after.length).toBeGreaterThan(0);
});
