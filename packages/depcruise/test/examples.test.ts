import { readExamples } from '@storypole/core/testing';
import { rules } from '@storypole/rules';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Gap, GAPS } from '../src/index';
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
  const hasGap = (effect: Gap['effect']): boolean =>
    GAPS.some((gap) => gap.effect === effect && gap.examples?.includes(`${id}: ${title}`));
  const expected = (hasGap('misses') ? [] : (examples[index]?.expected ?? [])).filter(
    ({ rule }) => !GAPS.some((gap) => gap.rules?.includes(rule)),
  );
  const toPair = (rule: string, file: string): string => (isAboutFolders(rule) ? rule : `${rule} ${file}`);
  const found = cruises[index]?.violations.map(({ from, rule }) => toPair(rule, from));
  const seen = [...new Set(found)].sort();
  const wanted = [...new Set(expected.map(({ file, rule }) => toPair(rule, file)))].sort();
  if (hasGap('adds')) expect(seen.length).toBeGreaterThan(wanted.length);
  else expect(seen).toEqual(wanted);
});

/** Cycles between folders are reported at no file. */
function isAboutFolders(rule: string): boolean {
  return rule === 'domain-cycle';
}
