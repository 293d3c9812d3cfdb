import { chmodSync } from 'node:fs';
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
    '.hooks/pre-commit': `#!/bin/sh\nset -e\n${command} check --quiet\n${command} gate --quiet --base main\n`,
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

  // The hook itself is one of the checks.
  project.write({ '.hooks/pre-commit': undefined });
  project.git('add', '-A');
  expect((await run('gate', '--base', 'main')).stdout).toContain('removed-check');
  project.git('reset', '-q', '--hard');
}, 120_000);
