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
  return /```json turbo\.json\n(?<recipe>[\s\S]*?)```/.exec(page)?.groups?.['recipe'] ?? '';
}

test('a second run is a hit, a changed policy, debt, tsconfig or source a miss', { timeout: 120_000 }, () => {
  const files = {
    '.gitignore': 'node_modules\n.turbo\n',
    'package.json': `${JSON.stringify({ name: 'shop', version: '1.0.0', packageManager: 'npm@11.0.0', scripts: { storypole: 'storypole check' } })}\n`,
    'package-lock.json': `${JSON.stringify({ name: 'shop', version: '1.0.0', lockfileVersion: 3, packages: { '': { name: 'shop', version: '1.0.0' } } })}\n`,
    'turbo.json': readRecipe(),
    'storypole.config.json': '{ "preset": "harness" }\n',
    'tsconfig.json': '{}\n',
    'README.md': 'A shop.\n',
    'src/domains/billing/service.ts': 'export const charge = () => 1;\n',
  };
  repository = createRepository(files);
  const binaries = path.join(repository.root, 'node_modules/.bin');
  fs.mkdirSync(binaries, { recursive: true });
  const program = path.join(workspace, 'packages/cli/bin/storypole.mjs');
  fs.writeFileSync(path.join(binaries, 'storypole'), `#!/bin/sh\nexec node '${program}' "$@"\n`, { mode: 0o755 });
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--message', 'A shop');
  const run = (): string => {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:GIT_|TURBO_|CI$)/.test(name)));
    const { stdout, stderr } = spawnSync(
      path.join(workspace, 'node_modules/.bin/turbo'),
      ['run', 'storypole', '--no-update-notifier'],
      { cwd: repository.root, encoding: 'utf8', env: { ...env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' } },
    );
    return /cache (?:hit|miss)/.exec(stdout)?.[0] ?? stdout + stderr;
  };
  expect(run()).toBe('cache miss');
  expect(run()).toBe('cache hit');
  const changes = {
    'storypole.config.json': '{ "preset": "harness/adjacent" }\n',
    'tsconfig.json': '{ "compilerOptions": { "baseUrl": "." } }\n',
    'src/domains/billing/service.ts': 'export const charge = () => 2;\n',
    'src/domains/billing/storypole.debt.json': '{}\n',
  };
  for (const [file, text] of Object.entries(changes)) {
    repository.write(file, text);
    expect(run(), file).toBe('cache miss');
    repository.delete(file);
    const before = files[file as keyof typeof files] as string | undefined;
    if (before !== undefined) repository.write(file, before);
    expect(run(), `${file} as it was`).toBe('cache hit');
  }
});
