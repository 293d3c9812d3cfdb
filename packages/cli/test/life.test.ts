import { chmodSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGitProject, type GitProject } from './git-project';
import { oldShop } from './old-shop';

const BUILT = resolve(import.meta.dirname, '../bin/storypole.mjs');
const command = `"${process.execPath}" "${BUILT}"`;
const TAX = 'src/domains/billing/types/tax.ts';
const FEE = 'src/domains/billing/types/fee.ts';
const offence = (name: string): string =>
  `import { charge } from '../service/charge';\nexport const ${name} = charge;\n`;

const CONFIG = 'storypole.config.jsonc';
const WORKFLOW = '.github/workflows/ci.yml';
const STRUCTURE = 'test/structure.test.ts';
/** A file, what is replaced in it by what, and the approval that it would take. */
const CHEATS: readonly (readonly [file: string, from: string, to: string, said: string])[] = [
  [CONFIG, '"deny"', '"allow": [{ "from": "repo", "to": "providers", "why": "x" }], "deny"', 'allow repo providers'],
  [CONFIG, '"onlyIn": ["repo"]', '"onlyIn": ["repo", "ui"]', 'package pg in ui'],
  [CONFIG, '"deny"', '"exclude": ["src/app/**"], "deny"', 'exclude src/app/**'],
  [CONFIG, '"rules": {', '"rules": { "deep-import": { "severity": "off" },', 'off deep-import'],
  [CONFIG, '"deny"', '"layers": { "app": { "files": ["src/app/**", "src/free/**"] } }, "deny"', 'widen layer app'],
  [WORKFLOW, 'storypole check', 'storypole --version # check', 'remove storypole check'],
  [WORKFLOW, 'origin/main', 'origin/main || true', 'mute storypole check'],
  [WORKFLOW, '  pull_request:\n', "  pull_request:\n    paths: ['docs/**']\n", 'mute on pull_request'],
  ['.husky/pre-commit', 'npx storypole', 'exit 0\nnpx storypole', 'mute storypole check --staged'],
  ['package.json', '"storypole": "^1.2.0"', '"storypole": "1.0.0"', 'version storypole in package.json'],
  ['package.json', '"vitest run"', '"git commit --no-verify"', 'bypass git commit --no-verify'],
  [STRUCTURE, "test('layers", "test.skip('layers", 'remove test layers hold'],
  [STRUCTURE, "domain('billing')", "domain('accounts')", 'weaken test billing is reached'],
  ['src/utils/money.ts', 'export', '/* eslint-disable */\nexport', 'suppression src/utils/money.ts'],
];

let project: GitProject;

/** Commits through the hooks, as a person does. */
const commit = (message: string) => {
  project.git('add', '-A');
  return project.tryGit('commit', '-q', '-m', message);
};
const run = (...args: readonly string[]) => project.run(args);

beforeAll(() => {
  project = createGitProject({
    ...oldShop,
    [FEE]: offence('fee'),
    '.hooks/pre-commit': `#!/bin/sh\n${command} check --quiet --base main\n`,
    '.hooks/pre-merge-commit': `#!/bin/sh\n${command} check --quiet\n`,
  });
  for (const hook of ['pre-commit', 'pre-merge-commit']) chmodSync(join(project.root, '.hooks', hook), 0o755);
  project.git('config', 'core.hooksPath', '.hooks');
  project.git('config', 'merge.storypole.driver', `${command} debt merge %O %A %B`);
});

afterAll(() => project.remove());

test('a repository adopts the policy, pays its debt, and is not cheated', async () => {
  // Nothing is committed while offences are neither put right nor known.
  project.write({ 'notes.txt': 'x\n' });
  expect(commit('Too early').code).toBe(1);

  await run('debt', 'freeze');
  await run('debt', 'merge', '--install');
  project.git('config', 'merge.storypole.driver', `${command} debt merge %O %A %B`);
  project.commit('Adopt the policy');
  project.git('checkout', '-q', '-b', 'work');

  // A new offence is blocked, and writing it into the known debt does not help.
  project.write({ 'src/domains/billing/types/rate.ts': offence('rate') });
  const blocked = commit('A new offence');
  expect(blocked.code).toBe(1);
  expect(blocked.text).toContain('src/domains/billing/types/rate.ts');
  await run('debt', 'freeze', '--rule', 'misdirected-import');
  const cheated = commit('Freeze it');
  expect(cheated.code).toBe(1);
  expect(cheated.text).toContain('grown-debt');
  project.git('reset', '-q', '--hard');

  // What is paid leaves the known debt.
  project.write({ [FEE]: 'export const fee = 1;\n' });
  expect(commit('Pay').code).toBe(1);
  await run('debt', 'prune');
  expect(commit('Pay, and prune').code).toBe(0);
  project.git('checkout', '-q', 'main');
  expect(project.tryGit('merge', '-q', 'work').code).toBe(0);

  // A file keeps its debt under another name.
  project.git('checkout', '-q', 'work');
  project.git('mv', TAX, 'src/domains/billing/types/duty.ts');
  expect(commit('Rename').code).toBe(0);
  await run('debt', 'prune');
  expect(commit('Write the name down').code).toBe(0);

  // Loosening is blocked, tightening is free.
  const config = oldShop['storypole.config.jsonc'] ?? '';
  project.write({ 'storypole.config.jsonc': config.replace('"strict": ["accounts"]', '"strict": []') });
  expect(commit('Loosen').text).toContain('loosened-policy');
  project.git('reset', '-q', '--hard');
  project.write({ 'storypole.config.jsonc': config.replace('"onlyIn": ["app"]', '"onlyIn": []') });
  expect(commit('Tighten').code).toBe(0);

  // Whatever is tried, the commit does not come about, and the gate names what was tried.
  for (const [file, from, to, said] of CHEATS) {
    const text = readFileSync(join(project.root, file), 'utf8');
    expect(text).toContain(from);
    project.write({ [file]: text.replace(from, to) });
    const { code, text: answer } = commit(said);
    expect(answer).toContain(said);
    expect(code).toBe(1);
    project.git('reset', '-q', '--hard');
  }
  project.write({ 'lib/free.ts': 'export const free = 1;\n' });
  expect(commit('Leave the policy').text).toContain('unmapped lib');
  project.git('reset', '-q', '--hard');

  // The hook itself is one of the checks.
  project.write({ '.hooks/pre-commit': undefined });
  project.git('add', '-A');
  expect((await run('gate', '--base', 'main')).stdout).toContain('removed-check');
  project.git('reset', '-q', '--hard');
}, 120_000);
