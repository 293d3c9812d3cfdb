import { readExamples } from '@storypole/core/testing';
import { rules } from '@storypole/rules';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GAPS } from '../src/index';
import { type Cruise, cruiseMany } from './cruise';
import { createDiskProject, type DiskProject } from './disk-project';

const folder = fileURLToPath(new URL('../../../rules/', import.meta.url));
const examples = rules.flatMap(({ id }) =>
  readExamples(readFileSync(`${folder}${id}/rule.md`, 'utf8')).map((example) => ({ id, ...example })),
);
let projects: readonly DiskProject[];
let cruises: readonly Cruise[];

beforeAll(() => {
  projects = examples.map(({ files }) => createDiskProject(files));
  cruises = cruiseMany(
    '18',
    projects.map(({ root, folders }) => ({ root, folders })),
  );
}, 120_000);
afterAll(() => {
  for (const project of projects) project.remove();
});

const rows = examples.map(
  (example, index) => [example.id, example.isOffence ? '✗' : '✓', example.title, index] as const,
);

test.each(rows)('%s %s %s', (id, _mark, title, index) => {
  const isGap = GAPS.some((gap) => gap.examples?.includes(`${id}: ${title}`));
  const expected = (isGap ? [] : (examples[index]?.expected ?? [])).filter(
    ({ rule }) => !GAPS.some((gap) => gap.rules?.includes(rule)),
  );
  const toPair = (rule: string, file: string): string => (isAboutFolders(rule) ? rule : `${rule} ${file}`);
  const found = cruises[index]?.violations.map(({ from, rule }) => toPair(rule, from));
  expect([...new Set(found)].sort()).toEqual([...new Set(expected.map(({ file, rule }) => toPair(rule, file)))].sort());
});

/** Cycles between folders are reported at no file. */
function isAboutFolders(rule: string): boolean {
  return rule === 'domain-cycle';
}
