import { mkdirSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGitProject, type GitProject } from './git-project';
import { cleanShop } from './shop';

const CHARGE = 'src/domains/billing/service/charge.ts';
const STRAY = 'src/domains/billing/service/draft/try.ts';
const OFFENDING = "import '../ui/pay-button';\nexport const charge = 1;\n";

let project: GitProject;

beforeEach(() => {
  project = createGitProject({ ...cleanShop, '.gitignore': 'node_modules\n' });
  project.git('switch', '-q', '-c', 'change');
  mkdirSync(join(project.root, 'node_modules'));
});

afterEach(() => project.remove());

/** The phases of a run, whose report is that of a run without a memory. */
async function phasesOf(...args: readonly string[]): Promise<string> {
  const { stdout, stderr, code } = await project.run([...args, '--format', 'json', '--debug']);
  const cold = await project.run([...args, '--format', 'json', '--no-cache']);
  expect([code, stdout]).toEqual([cold.code, cold.stdout]);
  return stderr;
}

/** A fresh checkout at the same path, with the folder put back that a CI service restored. */
function checkOutAfresh(): void {
  for (const name of readdirSync(project.root)) {
    if (name !== '.git' && name !== 'node_modules') rmSync(join(project.root, name), { recursive: true });
  }
  project.git('checkout', '-q', 'HEAD', '--', '.');
}

describe.each([
  [['check', '--base', 'main']],
  [['gate', '--base', 'main']],
  [['check', '--base', 'main', '--staged']],
  [['check', '--staged']],
])('%j', (args) => {
  test('reads no source a second time', async () => {
    expect(await phasesOf(...args)).toContain('sources scanned');
    expect(await phasesOf(...args)).not.toContain('sources scanned');
  });

  test('starts from what a plain check left, and a plain check from what it left', async () => {
    await phasesOf('check');
    expect(await phasesOf(...args)).not.toContain('sources scanned');
    expect(await phasesOf('check')).not.toContain('sources scanned');
  });

  test('in a fresh checkout, a restored folder spares the scan of what is as it was', async () => {
    await phasesOf(...args);
    checkOutAfresh();
    expect(await phasesOf(...args)).not.toContain('sources scanned');
  });

  test('is right about what changed since', async () => {
    await phasesOf(...args);
    project.write({ [CHARGE]: OFFENDING });
    project.commit('Offend');
    await phasesOf(...args);
    expect((await project.run(args)).stdout.includes('misdirected-import')).toBe(args[0] === 'check');
  });
});

describe('a file that nobody has staged', () => {
  test('is not looked at by a check of what is staged, whether it comes, stays or goes', async () => {
    await phasesOf('check', '--staged');
    project.write({ [STRAY]: OFFENDING });
    expect(await phasesOf('check', '--staged')).toMatch(/files as before\n(?!.*scanned)/);
    project.write({ [STRAY]: `${OFFENDING}// More.\n` });
    expect(await phasesOf('check', '--staged')).toMatch(/files as before\n(?!.*scanned)/);
    rmSync(join(project.root, 'src/domains/billing/service/draft'), { recursive: true });
    expect(await phasesOf('check', '--staged')).toMatch(/files as before\n(?!.*scanned)/);
  });

  test('does not part what checks of the disk and of the index leave', async () => {
    project.write({ [STRAY]: OFFENDING });
    for (const args of [['check'], ['check', '--staged']]) await phasesOf(...args);
    for (const args of [['check'], ['check', '--staged']]) expect(await phasesOf(...args)).toContain('files as before');
  });

  test('is seen as soon as it is staged, though its folder is what it was and another file lies beside it', async () => {
    const [one, other] = ['src/domains/billing/service/one.ts', 'src/domains/billing/ui/other.ts'] as const;
    project.write({ [one]: OFFENDING, [other]: 'export {};' });
    for (const file of [one, other]) utimesSync(join(project.root, dirname(file)), 1_600_000_000, 1_600_000_000);
    await phasesOf('check', '--staged');
    project.git('add', one);
    await phasesOf('check', '--staged');
    expect((await project.run(['check', '--staged'])).stdout).toContain(one);
    project.git('rm', '-q', '--cached', one);
    await phasesOf('check', '--staged');
    expect((await project.run(['check', '--staged'])).stdout).not.toContain(one);
  });

  test('is seen as soon as it is staged, and no more when it is taken back', async () => {
    project.write({ [STRAY]: OFFENDING });
    await phasesOf('check', '--staged');
    project.git('add', STRAY);
    expect((await project.run(['check', '--staged'])).stdout).toContain(STRAY);
    await phasesOf('check', '--staged');
    project.git('rm', '-q', '--cached', STRAY);
    expect((await project.run(['check', '--staged'])).stdout).not.toContain(STRAY);
    await phasesOf('check', '--staged');
  });
});
