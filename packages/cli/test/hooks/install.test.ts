import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { createRepository, type Repository } from '../staged/repository';

const workspace = fileURLToPath(new URL('../../../..', import.meta.url));
const SERVICE = 'src/domains/billing/service.ts';
const FILES = {
  '.gitignore': 'node_modules\n',
  'package.json': '{\n  "name": "shop",\n  "private": true\n}\n',
  'storypole.config.json': '{ "preset": "harness" }\n',
  [SERVICE]: 'export const charge = () => 1;\n',
  'src/domains/billing/ui.ts': "import { charge } from './service';\nexport const button = charge;\n",
};
const OFFENDING = "import { button } from './ui';\nexport const charge = () => button;\n";

let repository: Repository;
afterEach(() => repository.remove());

/** Runs a program of the workspace in the repository, as a person would: with what stands on the path. */
function runTool(name: string, ...args: readonly string[]): { readonly code: number | null; readonly output: string } {
  const own = Object.entries(process.env).filter(
    ([key]) => !/^(?:GIT_|CI$|HUSKY|LEFTHOOK|npm_|VITEST|PRE_COMMIT)/.test(key),
  );
  const { status, stdout, stderr } = spawnSync(name, args, {
    cwd: repository.root,
    encoding: 'utf8',
    env: {
      ...Object.fromEntries(own),
      PATH: `${path.join(repository.root, 'node_modules/.bin')}:${path.join(workspace, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_NAME: 'Tester',
      GIT_AUTHOR_EMAIL: 'tester@localhost',
      GIT_COMMITTER_NAME: 'Tester',
      GIT_COMMITTER_EMAIL: 'tester@localhost',
    },
  });
  return { code: status, output: stdout + stderr };
}

const commit = (message: string, ...args: readonly string[]) => runTool('git', 'commit', '--message', message, ...args);

/** With the built command installed where npm would put it. */
function createShop(files: Readonly<Record<string, string>> = {}): Repository {
  repository = createRepository({ ...FILES, ...files });
  const folder = path.join(repository.root, 'node_modules/.bin');
  fs.mkdirSync(folder, { recursive: true });
  const program = path.join(workspace, 'packages/cli/bin/storypole.mjs');
  fs.writeFileSync(path.join(folder, 'storypole'), `#!/bin/sh\nexec node '${program}' "$@"\n`, { mode: 0o755 });
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--message', 'A shop');
  return repository;
}

/** A commit that offends in the index and not on disk is refused, one that offends on disk alone is not. */
function expectGate(): void {
  const { write, git } = repository;
  write(SERVICE, OFFENDING);
  git('add', SERVICE);
  write(SERVICE, FILES[SERVICE]);
  const refused = commit('An offence');
  expect(refused.code, refused.output).not.toBe(0);
  expect(refused.output).toContain('misdirected-import');
  git('add', SERVICE);
  write('note.md', 'A note.\n');
  git('add', 'note.md');
  write(SERVICE, OFFENDING);
  const taken = commit('A note');
  expect(taken.code, taken.output).toBe(0);
  write(SERVICE, FILES[SERVICE]);
}

/** Afterwards nothing refuses the offence any more. */
function expectOpen(): void {
  repository.write(SERVICE, OFFENDING);
  repository.git('add', '--all');
  const { code, output } = commit('An offence');
  expect(code, output).toBe(0);
}

const CASES = [
  { manager: 'git', files: {}, takeUp: [] },
  {
    manager: 'husky',
    files: { '.husky/pre-commit': 'echo before\n' },
    takeUp: ['husky'],
  },
  {
    manager: 'lefthook',
    files: { 'lefthook.yml': '# Ours.\npre-commit:\n  commands:\n    greet:\n      run: echo hello\n' },
    takeUp: ['lefthook', 'install'],
  },
  {
    manager: 'simple-git-hooks',
    files: {
      'package.json':
        '{\n  "name": "shop",\n  "simple-git-hooks": {\n    "pre-commit": "echo before"\n  },\n  "devDependencies": {\n    "simple-git-hooks": "*"\n  }\n}\n',
    },
    takeUp: ['simple-git-hooks'],
  },
] as const;

describe.each(CASES)('hooks install with $manager', ({ manager, files, takeUp }) => {
  const install = (...args: readonly string[]) => repository.run(['hooks', 'install', ...args]);
  const read = (): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.keys(files).map((file) => [file, fs.readFileSync(path.join(repository.root, file), 'utf8')]),
    );

  test('refuses a commit by what is staged, and takes itself out again', { timeout: 60_000 }, async () => {
    createShop(files);
    const { code, stdout, stderr } = await install();
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^Wrote /);
    const [tool, ...args] = takeUp;
    if (tool !== undefined) expect(runTool(tool, ...args)).toMatchObject({ code: 0 });
    expectGate();
    // Installed twice is installed once.
    const once = read();
    expect((await install()).stdout).toContain('is as it should be.');
    expect(read()).toEqual(once);
    expect((await install('--remove')).code).toBe(0);
    expect(read()).toEqual(files);
    if (tool !== undefined) runTool(tool, ...args);
    expectOpen();
  });

  test('--dry-run shows the file and writes nothing', async () => {
    createShop(files);
    const { stdout } = await install('--manager', manager, '--dry-run');
    expect(stdout).toContain('node_modules/.bin/storypole check --staged');
    expect(repository.git('status', '--short')).toBe('');
    expect(fs.existsSync(path.join(repository.root, '.git/hooks/pre-commit'))).toBe(false);
  });
});

/** The framework is written in Python: whoever has none of it still has the tests of what is written for it. */
const hasFramework = spawnSync('pre-commit', ['--version']).status === 0;

describe('hooks install with the pre-commit framework', () => {
  const CONFIG =
    '# Ours.\nrepos:\n  - repo: local\n    hooks:\n      - id: greet\n        name: greet\n        entry: echo hello\n        language: system\n';
  const read = (): string => fs.readFileSync(path.join(repository.root, '.pre-commit-config.yaml'), 'utf8');

  test('adds a hook beside the others, once, and takes it out again', async () => {
    createShop({ '.pre-commit-config.yaml': CONFIG });
    await repository.run(['hooks', 'install']);
    const once = read();
    expect(once).toContain('entry: npx --no-install storypole check --staged');
    expect(once.startsWith(CONFIG)).toBe(true);
    await repository.run(['hooks', 'install']);
    expect(read()).toBe(once);
    await repository.run(['hooks', 'install', '--remove']);
    expect(read()).toBe(CONFIG);
  });

  test.skipIf(!hasFramework)('refuses a commit by what is staged', { timeout: 120_000 }, async () => {
    createShop({ '.pre-commit-config.yaml': CONFIG });
    await repository.run(['hooks', 'install']);
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--message', 'A hook');
    expect(runTool('pre-commit', 'install')).toMatchObject({ code: 0 });
    expectGate();
    await repository.run(['hooks', 'install', '--remove']);
    repository.git('add', '--all');
    expectOpen();
  });
});

describe('hooks install', () => {
  test('obeys core.hooksPath, and leaves what stands in the hook', { timeout: 60_000 }, async () => {
    const own = '#!/bin/sh\necho own >> hook.log\nexit 0\n';
    createShop({ '.gitignore': 'node_modules\nhook.log\n' });
    fs.mkdirSync(path.join(repository.root, '.githooks'));
    fs.writeFileSync(path.join(repository.root, '.githooks/pre-commit'), own, { mode: 0o755 });
    repository.git('config', 'core.hooksPath', '.githooks');
    expect((await repository.run(['hooks', 'install'])).stdout).toBe('Wrote .githooks/pre-commit.\n');
    expectGate();
    expect(fs.readFileSync(path.join(repository.root, 'hook.log'), 'utf8')).toBe('own\n');
    await repository.run(['hooks', 'install', '--remove']);
    expect(fs.readFileSync(path.join(repository.root, '.githooks/pre-commit'), 'utf8')).toBe(own);
  });

  test('checks the project of a folder from the top of the repository', { timeout: 60_000 }, async () => {
    createShop({ 'apps/my shop/storypole.config.json': '{ "preset": "none" }\n' });
    repository.write('.keep', '');
    const { code, stderr } = await repository.run(['hooks', 'install', '--dry-run'], { folder: 'apps/my shop' });
    expect(code, stderr).toBe(0);
    const { stdout } = await repository.run(['hooks', 'install', '--dry-run'], { folder: 'apps/my shop' });
    expect(stdout).toContain("node_modules/.bin/storypole check --staged 'apps/my shop' || exit $?");
    fs.cpSync(path.join(repository.root, 'src'), path.join(repository.root, 'apps/shop/src'), { recursive: true });
    repository.write('apps/shop/storypole.config.json', '{ "preset": "harness" }\n');
    repository.git('add', '--all');
    await repository.run(['hooks', 'install'], { folder: 'apps/shop' });
    repository.write(`apps/shop/${SERVICE}`, OFFENDING);
    expect(commit('The old state').code).toBe(0);
    const refused = commit('An offence', '--all');
    expect(refused.output).toContain('misdirected-import');
    expect(refused.code).not.toBe(0);
  });

  test('judges what `git commit <path>` and `git commit --all` would commit', { timeout: 60_000 }, async () => {
    createShop();
    await repository.run(['hooks', 'install']);
    repository.write(SERVICE, OFFENDING);
    expect(commit('An offence', '--all').code).not.toBe(0);
    expect(commit('An offence', '--', SERVICE).code).not.toBe(0);
    repository.write('note.md', 'A note.\n');
    repository.git('add', 'note.md');
    expect(commit('A note alone', '--', 'note.md').code).toBe(0);
  });

  test('uses the package manager where nothing is installed', async () => {
    repository = createRepository({ ...FILES, 'pnpm-lock.yaml': '' });
    const { stdout } = await repository.run(['hooks', 'install', '--dry-run']);
    expect(stdout).toContain('pnpm exec storypole check --staged || exit $?');
    const { stdout: framework } = await repository.run(['hooks', 'install', '--manager', 'pre-commit', '--dry-run']);
    expect(framework).toContain('entry: pnpm exec storypole check --staged');
  });

  test.each([
    [
      'several managers',
      { 'lefthook.yml': '', '.pre-commit-config.yaml': 'repos: []\n' },
      [],
      'usage/several-hook-managers',
    ],
    ['a config that is code', { '.simple-git-hooks.cjs': 'module.exports = {};\n' }, [], 'usage/hook-format'],
    ['a hook that is no shell', { '.husky/pre-commit': '#!/usr/bin/env python\n' }, [], 'usage/hook-no-shell'],
  ])('says so of %s', async (_title, files, args, code) => {
    repository = createRepository({ ...FILES, ...files });
    const { code: exit, stderr } = await repository.run(['hooks', 'install', ...args]);
    expect(stderr).toContain(code);
    expect(exit).toBe(2);
  });

  test('leaves hooks alone that other repositories run as well', async () => {
    repository = createRepository(FILES);
    repository.git('config', 'core.hooksPath', '/usr/share/hooks');
    const { code, stderr } = await repository.run(['hooks', 'install']);
    expect(stderr).toContain('usage/foreign-hooks');
    expect(code).toBe(2);
  });

  test('a manager that there is not is refused', async () => {
    repository = createRepository(FILES);
    const { code, stderr } = await repository.run(['hooks', 'install', '--manager', 'huskey']);
    expect(stderr).toContain('Write husky.');
    expect(code).toBe(2);
  });
});
