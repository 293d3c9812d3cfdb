import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { createRepository, type Repository } from '../staged/repository';

const workspace = fileURLToPath(new URL('../../../..', import.meta.url));
let repository: Repository;
afterEach(() => repository.remove());

/** The recipe of the page, so that what is tested is what is recommended. */
function readRecipe(): string {
  const page = fs.readFileSync(path.join(workspace, 'docs/reference/ci.md'), 'utf8');
  return /```json nx\.json\n(?<recipe>[\s\S]*?)```/.exec(page)?.groups?.['recipe'] ?? '';
}

/** What Nx reads of the lock file: the version of the tool, on which the recipe depends. */
function writeLock(version: string): string {
  return `${JSON.stringify({
    name: 'shops',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: {
      '': { name: 'shops', version: '1.0.0', workspaces: ['packages/*'], devDependencies: { storypole: '*' } },
      'packages/shop': { version: '1.0.0' },
      'node_modules/shop': { resolved: 'packages/shop', link: true },
      'node_modules/storypole': { version, dev: true },
    },
  })}\n`;
}

const TOOLS = { private: true, workspaces: ['packages/*'], devDependencies: { storypole: '*' } };
const files = {
  '.gitignore': 'node_modules\n.nx\n',
  'package.json': `${JSON.stringify({ name: 'shops', version: '1.0.0', ...TOOLS })}\n`,
  'package-lock.json': writeLock('1.0.0'),
  'nx.json': readRecipe(),
  'storypole.config.json': '{ "preset": "harness" }\n',
  'tsconfig.base.json': '{}\n',
  'README.md': 'Shops.\n',
  'packages/shop/package.json': `${JSON.stringify({ name: 'shop', version: '1.0.0', scripts: { storypole: 'storypole check' } })}\n`,
  'packages/shop/storypole.config.json': '{ "extends": "../../storypole.config.json" }\n',
  'packages/shop/src/domains/billing/service.ts': 'export const charge = () => 1;\n',
};

/** Runs the task of every package, and says where its result came from. */
function runNx(): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:GIT_|NX_|CI$)/.test(name)));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(workspace, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '--targets', 'storypole'],
    {
      cwd: repository.root,
      encoding: 'utf8',
      env: { ...env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false', DO_NOT_TRACK: '1' },
    },
  );
  if (!stdout.includes('Successfully ran target storypole for project shop')) return stdout + stderr;
  return stdout.includes('Nx read the output from the cache') ? 'hit' : 'miss';
}

test(
  'a second run is a hit, a changed policy, debt, tsconfig, source or version of the tool a miss',
  { timeout: 180_000 },
  () => {
    repository = createRepository(files);
    const binaries = path.join(repository.root, 'node_modules/.bin');
    fs.mkdirSync(binaries, { recursive: true });
    const program = path.join(workspace, 'packages/cli/bin/storypole.mjs');
    fs.writeFileSync(path.join(binaries, 'storypole'), `#!/bin/sh\nexec node '${program}' "$@"\n`, { mode: 0o755 });
    // Nx looks for itself in the workspace that it runs in.
    fs.symlinkSync(path.join(workspace, 'node_modules/nx'), path.join(repository.root, 'node_modules/nx'), 'junction');
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--message', 'Two shops');
    expect(runNx()).toBe('miss');
    expect(runNx()).toBe('hit');
    const changes = {
      'storypole.config.json': '{ "preset": "harness/adjacent" }\n',
      'packages/shop/storypole.config.json': '{ "preset": "harness" }\n',
      'packages/shop/src/domains/billing/storypole.debt.json': '{ "schema": "storypole/debt@1", "debt": {} }\n',
      'packages/shop/src/domains/billing/service.ts': 'export const charge = () => 2;\n',
      'tsconfig.base.json': '{ "compilerOptions": { "baseUrl": "." } }\n',
      'package-lock.json': writeLock('1.1.0'),
    };
    for (const [file, text] of Object.entries(changes)) {
      repository.write(file, text);
      expect(runNx(), file).toBe('miss');
    }
    for (const file of Object.keys(changes)) {
      repository.delete(file);
      const before = files[file as keyof typeof files] as string | undefined;
      if (before !== undefined) repository.write(file, before);
    }
    repository.write('README.md', 'Shops, and what they sell.\n');
    expect(runNx(), 'all as it was, but for what no verdict depends on').toBe('hit');
  },
);
