import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDiskProject, type DiskProject } from '../disk-project';
import { FRONTENDS, type Verdict } from './frontends';
import { arbitraryProject } from './arbitrary-project';

/** As many as run in half a minute: starting a frontend costs more than asking it. */
const PROJECTS = 60;

test('every frontend says the same of invented projects', () => {
  const invented = fc.sample(arbitraryProject, { numRuns: PROJECTS, seed: 20261126 });
  const projects = invented.map((files) => createDiskProject(files));
  try {
    const [reference, ...others] = FRONTENDS;
    const expected = reference.run(projects);
    for (const frontend of others) {
      const actual = frontend.run(projects);
      for (const [index, project] of projects.entries()) {
        const keep = ({ rule }: Verdict): boolean => !frontend.missingRules.includes(rule);
        const difference = compare((expected[index] ?? []).filter(keep), actual[index] ?? []);
        expect(difference, describeProject(frontend.name, project, invented[index] ?? {})).toEqual([]);
      }
    }
    // Projects in which nothing is wrong would prove nothing.
    const rules = new Set(expected.flat().map(({ rule }) => rule));
    expect([...rules].sort()).toEqual([
      'bypassed-provider',
      'cross-domain-import',
      'deep-import',
      'laundered-import',
      'misdirected-import',
      'misplaced-package',
      'test-in-production',
      'unplaced-file',
      'unresolved-import',
    ]);
  } finally {
    for (const project of projects) project.remove();
  }
}, 180_000);

function compare(expected: readonly Verdict[], actual: readonly Verdict[]): readonly string[] {
  const left = new Set(expected.map(toText));
  const right = new Set(actual.map(toText));
  return [
    ...[...left].filter((text) => !right.has(text)).map((text) => `only the command: ${text}`),
    ...[...right].filter((text) => !left.has(text)).map((text) => `not the command: ${text}`),
  ].sort();
}

function toText({ rule, from, to }: Verdict): string {
  return `${rule} ${from} ${to}`;
}

function describeProject(name: string, { root }: DiskProject, files: Readonly<Record<string, string>>): string {
  return `${name} in ${root}\n${files['storypole.config.json'] ?? ''}`;
}
