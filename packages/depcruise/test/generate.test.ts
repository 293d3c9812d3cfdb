import { buildPolicy, type Policy } from '@storypole/core';
import { GAPS, toDependencyCruiserConfig } from '@storypole/dependency-cruiser';
import { rules } from '@storypole/rules';
import fc from 'fast-check';
import type { IConfiguration } from 'dependency-cruiser';
import picomatch from 'picomatch';
import safeRegex from 'safe-regex';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { buildPlan } from '#service/build-plan';
import { mayOverlap } from '#service/may-overlap';
import { mergeRegexes } from '#service/merge-regexes';
import { translateGlob } from '#service/translate-glob';
import { formatConfig } from '#ui/format-config';
import { cruise } from './cruise';
import { createDiskProject, type DiskProject } from './disk-project';
import { readFixture } from './read-fixture';

let project: DiskProject | undefined;
afterEach(() => project?.remove());

const names = { domain: () => '[^/]+', hasParent: false, provider: '[^/]+' };
const segment = fc.constantFrom(
  'src',
  'a',
  '*',
  '**',
  '*.ts',
  'a.*',
  '{a,b}',
  '{a,b}.ts',
  'x?',
  '[ab]',
  '@(a|b)',
  '$1',
  'a+b',
);
const glob = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));
const part = fc.constantFrom('src', 'a', 'b', 'a.ts', 'b.ts', 'x1', 'a.b', '$1', 'a+b', '.hidden');
const filePath = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));

function buildHarness(domains: number) {
  const name = (index: number): string => `domain${String(index)}`;
  const uses = Object.fromEntries(
    Array.from({ length: domains - 1 }, (_, index) => [
      name(index + 1),
      [name(index), name((index * 7) % domains)].filter((used) => used !== name(index + 1)),
    ]),
  );
  return build({
    domains: { uses: Object.fromEntries(Object.entries(uses).map(([user, used]) => [user, [...new Set(used)]])) },
  });
}

describe('a glob as a regular expression', () => {
  test('matches what the glob library matches', () => {
    fc.assert(
      fc.property(glob, filePath, (source, file) => {
        const regex = new RegExp(`^${translateGlob(source, names)}`);
        const isMatch = picomatch(source, { dot: true });
        fc.pre(!isFolderItself(source, file));
        expect(regex.test(file)).toBe(isMatch(file));
      }),
      { numRuns: 3000 },
    );
  });

  test('two globs that match one file may overlap', () => {
    fc.assert(
      fc.property(glob, glob, filePath, (left, right, file) => {
        const areMatches = [left, right].every(
          (one) => picomatch(one, { dot: true })(file) && !isFolderItself(one, file),
        );
        if (areMatches) expect(mayOverlap(left, right), `${left} and ${right}`).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  test('merged ones match what the single ones match', () => {
    fc.assert(
      fc.property(fc.array(glob, { maxLength: 5 }), filePath, (sources, file) => {
        const regexes = sources.map((source) => `^${translateGlob(source, names)}`);
        const isMatch = (list: readonly string[]): boolean => list.some((regex) => new RegExp(regex).test(file));
        expect(isMatch(mergeRegexes(regexes))).toBe(isMatch(regexes));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the configuration', () => {
  test('as a value and as a file is the same', async () => {
    project = createDiskProject(readFixture('shop'));
    const domains = ['accounts', 'catalog', 'orders'];
    const value = toDependencyCruiserConfig(project.project.policy, { domains, tsConfig: 'tsconfig.json' });
    const module = (await import(pathToFileURL(`${project.root}/.dependency-cruiser.mjs`).href)) as { default: object };
    expect(module.default).toEqual(value);
    expect(value satisfies IConfiguration).toBe(value);
  });

  test('tells which conditions of packages the tsconfig adds, those that it inherits among them', () => {
    project = createDiskProject({
      'storypole.config.json': '{}',
      'package.json':
        '{ "name": "shop", "imports": { "#clock": { "custom": "./src/app/clock.ts", "default": "./gone.js" } } }',
      'tsconfig.json': '{ "extends": "./tsconfig.base.json", "compilerOptions": { "module": "ESNext" } }',
      'tsconfig.base.json': '{ "compilerOptions": { "moduleResolution": "bundler", "customConditions": ["custom"] } }',
      'src/domains/orders/service/place.ts': "import '#clock';\n",
      'src/app/clock.ts': '',
    });
    const { violations } = cruise('18', project.root);
    expect(violations.map(({ rule, to }) => [rule, to])).toEqual([['misdirected-import', 'src/app/clock.ts']]);
  });

  test('holds regular expressions that are anchored and safe, whatever the folders are called', () => {
    const odd = ['(shop)', '[id]', 'a.b', 'a-b', 'c++', 'x$1', '{y}', '^z', 'p|q', 'back\\slash'];
    const { forbidden } = toDependencyCruiserConfig(buildHarness(3), { domains: odd });
    const regexes = findRegexes(forbidden);
    expect(regexes.length).toBeGreaterThan(100);
    for (const regex of regexes) {
      expect(safeRegex(regex, { limit: 10_000 }), regex).toBe(true);
      expect(regex, regex).toMatch(/^(?:\^|\(\?:\^\|\/\)node_modules|\\\.d\\\.)/);
    }
  });

  test('names every rule after the rule that it stands for, once, and says why', () => {
    const { forbidden } = toDependencyCruiserConfig(buildHarness(5));
    expect(new Set(forbidden.map(({ name }) => name)).size).toBe(forbidden.length);
    for (const { name, severity, comment } of forbidden) {
      expect(name).toMatch(/^[a-z]+(?:-[a-z]+)+\/./);
      expect(severity).toBe('error');
      expect(comment).toMatch(/^[`\w].{40,}[.]$/);
    }
  });

  test('grows by a line for each domain, and takes less than 200 ms for 300 of them', () => {
    const policy = buildHarness(300);
    toDependencyCruiserConfig(policy);
    const start = process.cpuUsage();
    const { forbidden } = toDependencyCruiserConfig(policy);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(200);
    // Three rules for each domain in `uses`, and the same few dozen however many domains there are.
    expect(forbidden.length).toBeLessThan(3 * 299 + 45);
    expect(forbidden.length - toDependencyCruiserConfig(buildHarness(200)).forbidden.length).toBe(300);
  });

  test('is a file of a few hundred lines for 300 domains, each of which uses others', () => {
    const count = (domains: number): number => print(buildHarness(domains)).split('\n').length;
    // A line for each domain in `uses`; everything else is the same however many domains there are.
    expect(count(300) - count(200)).toBe(100);
    expect(count(300)).toBeLessThan(299 + 450);
  });

  test('is a file that says the same as the value, and stays small, for many layers without domains', async () => {
    const policy = buildFlat(40);
    const text = print(policy);
    // Every layer has a rule of its own, and names what is open in it and not what is closed.
    expect(text.split('\n').length).toBeLessThan(40 * 14 + 150);
    const folder = mkdtempSync(path.join(tmpdir(), 'storypole-flat-'));
    try {
      writeFileSync(path.join(folder, 'config.mjs'), text);
      const module = (await import(pathToFileURL(path.join(folder, 'config.mjs')).href)) as { default: object };
      const value = toDependencyCruiserConfig(policy);
      expect(module.default).toEqual(value);
      const names = value.forbidden.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(Math.max(...names.map((name) => name.length))).toBeLessThan(80);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function print(policy: Policy): string {
  return formatConfig(buildPlan(policy, { rules }), { source: undefined, folders: ['src'], gaps: GAPS });
}

/** Each layer may import the two before it. */
function buildFlat(count: number): Policy {
  const ids = Array.from({ length: count }, (_, index) => `layer${String(index)}`);
  return build({
    preset: 'none',
    include: ['src/**'],
    layers: Object.fromEntries(ids.map((id) => [id, { files: [`src/${id}/lib/**`] }])),
    allow: ids.flatMap((from, index) =>
      ids.slice(Math.max(index - 2, 0), index).map((to) => ({ from, to, why: 'It is built on it.' })),
    ),
  });
}

function build(value: object): Policy {
  const { policy } = buildPolicy([{ file: 'storypole.config.json', value }], undefined);
  if (policy === undefined) throw new Error('The policy is sound.');
  return policy;
}

/** `src/**` matches `src`, too, which is no file where there are files below it. */
function isFolderItself(source: string, file: string): boolean {
  return source.endsWith('/**') && picomatch(source.replace(/(?:\/\*\*)+$/, ''), { dot: true })(file);
}

/** Every text in `path` and `pathNot`, wherever they stand. */
function findRegexes(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
    (key === 'path' || key === 'pathNot') && Array.isArray(item) ? (item as readonly string[]) : findRegexes(item),
  );
}
