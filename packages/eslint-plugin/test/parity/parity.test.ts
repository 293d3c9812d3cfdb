import { ESLint as Eslint9 } from 'eslint';
import { rules } from '@storypole/rules';
import plugin from 'eslint-plugin-storypole';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { gaps } from './gaps';
import { languages } from './languages';
import { describeReported, type Reported } from './reported';
import { runCheck } from './run-check';
import { runEslint } from './run-eslint';
import { runOxlint } from './run-oxlint';
import { writeProjects } from './write-projects';

const fromWorkspace = createRequire(path.join(import.meta.dirname, '../../../../package.json'));
const { ESLint: Eslint10 } = fromWorkspace('eslint') as { readonly ESLint: typeof Eslint9 };

const { root, projects } = writeProjects();
afterAll(() => fs.rmSync(root, { recursive: true }));

const checked = runCheck(root, projects);
/** Rules that only linters ask, because only they read comments. */
const ofComments = rules.filter((rule) => rule.scope === 'change').map((rule) => rule.id);
const toLines = (reported: readonly Reported[]): readonly string[] =>
  reported
    .filter(({ rule }) => !ofComments.includes(rule))
    .map(describeReported)
    .sort();
const findMissing = (host: keyof typeof gaps): readonly Reported[] =>
  checked.filter(({ file }) => gaps[host].includes(path.extname(file)));
const findExpected = (host: keyof typeof gaps): readonly Reported[] =>
  checked.filter(({ file }) => !gaps[host].includes(path.extname(file)));

test('the projects hold every rule, and enough of each form to compare', () => {
  expect(projects.length).toBeGreaterThan(60);
  expect(checked.length).toBeGreaterThan(900);
  const found = new Set(checked.map(({ rule }) => rule));
  expect(rules.map(({ id }) => id).filter((id) => !found.has(id))).toEqual(ofComments);
});

describe.each([
  ['9', Eslint9],
  ['10', Eslint10],
])('ESLint %s', (major, Host) => {
  test('is that version', () => expect(Host.version.split('.')[0]).toBe(major));

  test('reports what the command finds, at the same ranges, in the same words', async () => {
    const run = await runEslint(Host, root, [...languages, plugin.configs.strict]);
    expect(run.unparsed).toEqual([]);
    expect(toLines(run.reported)).toEqual(toLines(findExpected('ESLint')));
    expect(findMissing('ESLint').filter(({ file }) => run.files.includes(file))).toEqual([]);
  });
});

test('oxlint reports what the command finds, at the same ranges, in the same words', () => {
  const run = runOxlint(root);
  expect(run.unparsed).toEqual([]);
  // It cannot be told to read no comments, and these pages hold some that silence it: that they do not pass unseen is all.
  const silences = ({ file }: Reported): boolean => ofComments.some((id) => file.startsWith(`pages/${id}-`));
  expect(toLines(run.reported.filter((reported) => !silences(reported)))).toEqual(
    toLines(findExpected('oxlint').filter((reported) => !silences(reported))),
  );
  expect(run.reported.filter(({ rule }) => ofComments.includes(rule)).map(({ range }) => range)).toEqual(
    Array(3).fill('1:1-1:1'),
  );
});

test.each(['ESLint', 'oxlint'] as const)('what %s does not show is there, and told in the docs', (host) => {
  const page = fs.readFileSync(path.join(import.meta.dirname, '../../docs/hosts.md'), 'utf8');
  for (const ending of gaps[host]) expect(page).toMatch(new RegExp(String.raw`^\| .*\`${ending}\``, 'm'));
  expect(findMissing(host).length).toBeGreaterThan(0);
});
