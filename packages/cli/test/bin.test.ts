import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Bundle, bundleCommand } from './bundle';
import { createProject, type TestProject } from './run-main';
import { cleanShop, shop, unconfiguredShop } from './shop';

let bundle: Bundle;
let folder: string;
let bin: string;
let project: TestProject;

beforeAll(async () => {
  bundle = await bundleCommand();
  ({ folder, bin } = bundle);
}, 60_000);
afterAll(() => bundle.remove());
afterEach(() => project.remove());

function run(args: readonly string[], env: Record<string, string> = {}): SpawnSyncReturns<string> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => name === 'PATH'));
  return spawnSync(process.execPath, [bin, ...args], {
    cwd: project.root,
    encoding: 'utf8',
    env: { ...clean, ...env },
  });
}

/** A shop with so many offences that a report is larger than the buffer of a pipe. */
function createLargeShop(): TestProject {
  const offences = Array.from({ length: 300 }, (_, index) => [
    `src/domains/billing/service/offence-${index}.ts`,
    "import { PayButton } from '../ui/pay-button';\nPayButton();\n",
  ]);
  return createProject({ ...shop, ...(Object.fromEntries(offences) as object) });
}

describe('the command as it is installed', () => {
  test('checks a project and exits with what it found', () => {
    project = createProject(shop);
    const { status, stdout, stderr } = run(['check']);
    expect(stderr).toBe('');
    expect(stdout).toContain('src/domains/billing/service/charge.ts:2:27  misdirected-import');
    expect(status).toBe(1);
    project.remove();
    project = createProject(cleanShop);
    expect(run(['check']).status).toBe(0);
    expect(run(['check', 'missing']).status).toBe(2);
    expect(run(['chek'])).toMatchObject({ status: 2, stderr: 'storypole: No command is called chek. Write check.\n' });
  });

  test('prints the version of its package', () => {
    project = createProject({});
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as {
      version: string;
    };
    expect(run(['--version']).stdout).toBe(`${version}\n`);
  });

  test.each([
    ['explain', 'import-cycle'],
    ['graph', '--format', 'dot'],
    ['init', '--dry-run'],
    ['check', '--format', 'sarif', '--max-findings', '0'],
  ])('loads what %s needs', (...args) => {
    project = createProject(cleanShop);
    expect(run(args)).toMatchObject({ status: 0, stderr: '' });
  });

  test('executes a TypeScript config', () => {
    const config = "export default { rules: { 'misdirected-import': { severity: 'off' as const } } };\n";
    project = createProject({ ...unconfiguredShop, 'storypole.config.ts': config });
    expect(run(['check'])).toMatchObject({ status: 0, stderr: '' });
  });

  test('ends quietly where the reader of a pipe goes away', () => {
    project = createLargeShop();
    for (const command of ['check', 'check --format json', 'graph']) {
      const line = `"${process.execPath}" "${bin}" ${command} | head -n 1 > first; echo "\${PIPESTATUS[0]}"`;
      const { stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: project.root, encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(stdout.trim()).toBe(command === 'graph' ? '0' : '1');
      expect(readFileSync(`${project.root}/first`, 'utf8')).not.toBe('');
    }
  });

  test('loses nothing that is on its way into a pipe', () => {
    project = createLargeShop();
    const { stdout } = run(['check', '--format', 'json']);
    expect(stdout.length).toBeGreaterThan(65_536 * 2);
    expect((JSON.parse(stdout) as { findings: unknown[] }).findings).toHaveLength(301);
  });

  test('ends by its signal when it is interrupted, which a shell shows as 130', async () => {
    const config =
      "process.stdout.write('waiting'); await new Promise((resolve) => setTimeout(resolve, 60_000));\nexport default {};\n";
    project = createProject({ ...unconfiguredShop, 'storypole.config.mjs': config });
    const child = spawn(process.execPath, [bin, 'check'], { cwd: project.root });
    child.stdout.once('data', () => child.kill('SIGINT'));
    const end = await new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
    expect(end).toEqual({ code: null, signal: 'SIGINT' });
  }, 20_000);

  test('obeys NO_COLOR and FORCE_COLOR, and colours no pipe by itself', () => {
    project = createProject(shop);
    expect(run(['check']).stdout).not.toContain('\u001b[');
    expect(run(['check'], { FORCE_COLOR: '1' }).stdout).toContain('\u001b[');
    expect(run(['check', '--color'], { NO_COLOR: '1' }).stdout).toContain('\u001b[');
  });
});

describe('the bundle of the command', () => {
  test('loads for check neither the other commands nor the formats that are not asked for', () => {
    project = createProject({});
    const loaded = findStaticImports('bin.mjs', 'bin/check.mjs');
    expect(loaded.size).toBeGreaterThan(2);
    const others = /function\*? (runExplain|runGraph|runInit|format(?:Text|Json|Agent|Github|Sarif|Graph\w+))\(/g;
    const found = [...loaded].flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(others)]);
    expect(found.map(([, name]) => name)).toEqual([]);
    expect(readFileSync(join(folder, 'bin/format-sarif.mjs'), 'utf8')).toMatch(others);
  });
});

/** The files of the bundle that are loaded with these. */
function findStaticImports(...entries: readonly string[]): ReadonlySet<string> {
  const loaded = new Set(entries);
  for (const file of loaded) {
    const source = readFileSync(join(folder, file), 'utf8');
    for (const [, specifier] of source.matchAll(/^(?:import|export)\b[^'"]*?["'](\.[^"']+)["']/gm)) {
      loaded.add(join(file, '..', specifier as string));
    }
  }
  return loaded;
}
