import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { git, startBranch } from './git';
import { createProject, type TestProject } from './run-main';
import { cleanShop, shop } from './shop';

const CHARGE = 'src/domains/billing/service/charge.ts';
const REFUND = 'src/domains/billing/service/refund.ts';

let project: TestProject;
afterEach(() => project.remove());

function write(path: string, text: string): void {
  mkdirSync(dirname(join(project.root, path)), { recursive: true });
  writeFileSync(join(project.root, path), text);
}

/** `file rule` of each finding. */
async function selfCheck(...args: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await project.run(['self-check', '--format', 'json', ...args]);
  expect(stderr).toBe('');
  const { findings } = JSON.parse(stdout) as {
    readonly findings: readonly { readonly rule: string; readonly from: { readonly file: string } }[];
  };
  return findings.map(({ rule, from }) => `${from.file} ${rule}`);
}

describe('on a branch of a shop with an old offence', () => {
  beforeEach(() => {
    project = createProject(shop);
    startBranch(project.root);
  });

  test('reports nothing of what was there before, and counts it', async () => {
    expect(await selfCheck()).toEqual([]);
    write(CHARGE, `// The same, a line lower.\n${shop[CHARGE] ?? ''}`);
    expect(await selfCheck()).toEqual([]);
    const { code, stdout } = await project.run(['self-check', '--format', 'text']);
    expect(code).toBe(0);
    expect(stdout).toContain('No new findings.');
    expect(stdout).toContain('1 other finding not caused by the change since main: `storypole check` shows all.');
  });

  test('is silent for agents where the change is clean, and by default where no terminal reads', async () => {
    expect(await project.run(['self-check'])).toEqual({ code: 0, stdout: '', stderr: '' });
    write(REFUND, "import { PayButton } from '../ui/pay-button';\nPayButton();\n");
    const { code, stdout } = await project.run(['self-check']);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^1 finding: 1 misdirected-import\.\nsrc\/domains\/billing\/service\/refund\.ts:1:27: error/,
    );
    expect(stdout).toContain('1 other finding not caused by the change');
    expect((await project.run(['self-check'], { isTerminal: true })).stdout).toContain('Examined 10 files');
  });

  test.each([
    ['untracked', () => undefined],
    ['staged', () => git(project.root, 'add', '--all')],
    [
      'committed',
      () => git(project.root, 'add', '--all') + git(project.root, 'commit', '--quiet', '--message', 'Refund'),
    ],
  ])('reports an %s file', async (_, keep) => {
    write(REFUND, "import { PayButton } from '../ui/pay-button';\nPayButton();\n");
    keep();
    expect(await selfCheck()).toEqual([`${REFUND} misdirected-import`]);
  });

  test('reports another name through a dependency that offended before', async () => {
    write('src/domains/billing/ui/pay-button.ts', 'export const PayButton = () => null;\nexport const Label = 1;\n');
    write(CHARGE, (shop[CHARGE] ?? '').replace('{ PayButton }', '{ PayButton, Label }'));
    expect(await selfCheck()).toEqual([`${CHARGE} misdirected-import`]);
  });

  test('reports a file that nobody touched when its target moves', async () => {
    mkdirSync(join(project.root, 'src/domains/billing/runtime'));
    renameSync(
      join(project.root, 'src/domains/billing/repo/ledger.ts'),
      join(project.root, 'src/domains/billing/runtime/ledger.ts'),
    );
    expect(await selfCheck()).toEqual([`${CHARGE} unresolved-import`]);
    write('src/domains/billing/repo/ledger.ts', "export * from '../runtime/ledger';\n");
    expect(await selfCheck()).toContain('src/domains/billing/repo/ledger.ts misdirected-import');
  });

  test('reports a cycle that grows, and none that shrinks', async () => {
    write('src/utils/a.ts', "import './b';\n");
    write('src/utils/b.ts', "import './a';\n");
    git(project.root, 'add', '--all');
    git(project.root, 'commit', '--quiet', '--message', 'A cycle');
    git(project.root, 'branch', '--force', 'main', 'HEAD');
    expect(await selfCheck()).toEqual([]);
    write('src/utils/b.ts', "import './a';\nimport './c';\n");
    write('src/utils/c.ts', "import './b';\n");
    expect(await selfCheck()).toEqual(['src/utils/a.ts import-cycle']);
    rmSync(join(project.root, 'src/utils/c.ts'));
    write('src/utils/b.ts', '');
    expect(await selfCheck()).toEqual([]);
  });

  test('compares with the ref that is named, and says which there is not', async () => {
    write(REFUND, "import { PayButton } from '../ui/pay-button';\nPayButton();\n");
    git(project.root, 'add', '--all');
    git(project.root, 'commit', '--quiet', '--message', 'Refund');
    expect(await selfCheck('--base', 'HEAD')).toEqual([]);
    expect(await selfCheck('--base', 'main')).toHaveLength(1);
    const { code, stdout } = await project.run(['self-check', '--base', 'mian']);
    expect(code).toBe(2);
    expect(stdout).toContain('fault machine/no-ref: git knows no `mian`.');
  });

  test('reports what a tighter policy makes an offence, where the config is data', async () => {
    const deny = [{ from: 'service', to: 'repo', why: 'Services are handed their data.' }];
    write('storypole.config.jsonc', JSON.stringify({ preset: 'harness', deny }));
    const found = await selfCheck();
    expect(found).toContain(`${CHARGE} misdirected-import`);
    expect(found).toHaveLength(1);
  });

  test('reports everything where a config that is code changed, and says so', async () => {
    rmSync(join(project.root, 'storypole.config.jsonc'));
    write('storypole.config.mjs', "export default { preset: 'harness' };\n");
    git(project.root, 'add', '--all');
    git(project.root, 'commit', '--quiet', '--message', 'Code');
    git(project.root, 'branch', '--force', 'main', 'HEAD');
    expect(await selfCheck()).toEqual([]);
    write('storypole.config.mjs', "export default { preset: 'harness', planned: [] };\n");
    const { code, stdout } = await project.run(['self-check']);
    expect(code).toBe(1);
    expect(stdout).toContain('storypole.config.mjs changed since main: findings old and new are reported.');
  });

  test('follows the default branch of the remote', async () => {
    const remote = createProject({});
    git(remote.root, 'clone', '--quiet', '--bare', '--branch', 'main', project.root, 'origin.git');
    git(project.root, 'remote', 'add', 'origin', `${remote.root}/origin.git`);
    git(project.root, 'fetch', '--quiet', 'origin');
    git(project.root, 'remote', 'set-head', 'origin', 'main');
    write(REFUND, "import { PayButton } from '../ui/pay-button';\nPayButton();\n");
    git(project.root, 'add', '--all');
    git(project.root, 'commit', '--quiet', '--message', 'Refund');
    git(project.root, 'branch', '--force', 'main', 'HEAD');
    const { stdout } = await project.run(['self-check', '--format', 'json']);
    remote.remove();
    expect(JSON.parse(stdout)).toMatchObject({ projects: [{ comparison: { ref: 'origin/main', leftOut: 1 } }] });
    expect(JSON.parse(stdout)).toMatchObject({ findings: [{ from: { file: REFUND } }] });
  });
});

describe('without a base', () => {
  test('is a plain check where there is no git, and where there is no commit', async () => {
    project = createProject(shop);
    expect(await selfCheck()).toEqual([`${CHARGE} misdirected-import`]);
    git(project.root, 'init', '--quiet');
    expect(await selfCheck()).toEqual([`${CHARGE} misdirected-import`]);
  });

  test('says faults of the config, and exits with 2', async () => {
    project = createProject({ ...cleanShop, 'storypole.config.jsonc': '{ "domain": {} }' });
    startBranch(project.root);
    expect(await project.run(['self-check'])).toMatchObject({ code: 2 });
  });
});
