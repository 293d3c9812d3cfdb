import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDiskProject, type DiskProject } from '../disk-project';
import { arbitraryProject } from './arbitrary-project';
import { FRONTENDS } from './frontends';
import { SHAPES } from './shapes';
import type { Verdict } from './verdict';

/** As many as run in half a minute: starting a frontend costs more than asking it. */
const PROJECTS = 16;
const [reference, ...others] = FRONTENDS;

interface Case {
  readonly preset: string;
  readonly config: string;
  readonly project: DiskProject;
}

const cases: Case[] = [];
let found: ReadonlyMap<string, readonly (readonly Verdict[])[]>;

beforeAll(async () => {
  for (const shape of SHAPES) {
    for (const files of fc.sample(arbitraryProject(shape), { numRuns: PROJECTS, seed: 20261126 })) {
      const config = files['storypole.config.json'] ?? '';
      cases.push({ preset: shape.preset, config, project: createDiskProject(files) });
    }
  }
  const projects = cases.map(({ project }) => project);
  const entries = new Map<string, readonly (readonly Verdict[])[]>();
  for (const { name, run } of FRONTENDS) entries.set(name, await run(projects));
  found = entries;
}, 300_000);
afterAll(() => {
  for (const { project } of cases) project.remove();
}, 120_000);

describe.each(others)('$name', ({ name, missingRules }) => {
  test.each(SHAPES)('says what the command says of invented projects under $preset', ({ preset }) => {
    for (const [index, { preset: own, config, project }] of cases.entries()) {
      if (own !== preset) continue;
      const expected = found.get(reference.name)?.[index]?.filter(({ rule }) => !missingRules.includes(rule)) ?? [];
      const actual = found.get(name)?.[index] ?? [];
      expect(compare(expected, actual), `${project.root}\n${config}`).toEqual([]);
    }
  });
});

test.each(SHAPES)('something is wrong with the projects under $preset, or they would prove nothing', (shape) => {
  const rules = new Set(
    cases.flatMap(({ preset }, index) =>
      preset === shape.preset ? (found.get(reference.name)?.[index] ?? []).map(({ rule }) => rule) : [],
    ),
  );
  expect([...rules].sort()).toEqual([
    ...(shape.providers.length > 0 ? ['bypassed-provider'] : []),
    ...(shape.domains.length > 0 ? ['cross-domain-import', 'deep-import'] : []),
    ...(shape.providers.length > 0 ? ['laundered-import'] : []),
    'misdirected-import',
    'misplaced-package',
    'test-in-production',
    'unplaced-file',
    'unresolved-import',
  ]);
});

/** By what both say: some tell where a dependency leads, others where it stands. */
function compare(expected: readonly Verdict[], actual: readonly Verdict[]): readonly string[] {
  const tellsTarget = actual.some(({ to }) => to !== undefined);
  const toText = ({ rule, from, to, line }: Verdict): string =>
    tellsTarget ? `${rule} ${from} ${to ?? ''}` : `${rule} ${from}:${String(line)}`;
  const left = new Set(expected.map(toText));
  const right = new Set(actual.map(toText));
  return [
    ...[...left].filter((text) => !right.has(text)).map((text) => `only the command: ${text}`),
    ...[...right].filter((text) => !left.has(text)).map((text) => `not the command: ${text}`),
  ].sort();
}
