import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { type Bundle, bundleCommand } from './bundle';
import { createProject, type TestProject } from './run-main';
import { cleanShop } from './shop';

const PRELOAD = pathToFileURL(join(import.meta.dirname, 'crash.mjs')).href;
const CRASHES = Number(process.env['STORYPOLE_CRASHES'] ?? 10);
const CHECK = ['check', '--format', 'json', '--cache-dir', 'kept'];

interface Crash {
  readonly at: 'write' | 'rename' | 'renamed' | 'clean' | 'folder' | 'any';
  /** The share that is written before it happens; for `any` the share of a quarter of a second that passes. */
  readonly bytes: number;
  readonly way: 'kill' | 'ENOSPC' | 'EROFS';
}

let bundle: Bundle;
let project: TestProject;
let edits = 0;

beforeAll(async () => {
  bundle = await bundleCommand();
}, 60_000);

afterAll(() => bundle.remove());

beforeEach(() => {
  project = createProject(cleanShop);
});

afterEach(() => project.remove());

/** An offence more or less, each time. */
function edit(): void {
  edits++;
  const path = join(project.root, `src/domains/billing/repo/part-${edits % 5}.ts`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    edits % 3 === 0 ? `export const part = ${edits};\n` : `import '../service/charge'; // ${edits}\n`,
  );
}

function run(crash?: Crash) {
  return spawnSync(process.execPath, [...(crash === undefined ? [] : ['--import', PRELOAD]), bundle.bin, ...CHECK], {
    cwd: project.root,
    encoding: 'utf8',
    env: { ...process.env, STORYPOLE_CRASH: JSON.stringify(crash) },
  });
}

async function expectRight(said: string): Promise<void> {
  const { stdout } = await project.run(['check', '--format', 'json', '--no-cache']);
  expect(said).toBe(stdout);
}

/** Runs one check to its end beside others. */
function runBeside(): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundle.bin, ...CHECK], { cwd: project.root });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}

describe('a check', () => {
  test('that is killed anywhere while it writes its cache leaves the next one right', async () => {
    let killed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('write' as const, 'write' as const, 'rename' as const, 'renamed' as const, 'any' as const),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (at, bytes) => {
          edit();
          if (run({ at, bytes, way: 'kill' }).signal === 'SIGKILL') killed++;
          edit();
          await expectRight(run().stdout);
          await expectRight(run().stdout);
        },
      ),
      { numRuns: CRASHES },
    );
    // Most of them did die; a run that had ended before its time counts for nothing.
    expect(killed).toBeGreaterThan(CRASHES / 2);
  }, 1_800_000);

  test.each<Crash>([
    { at: 'write', bytes: 0, way: 'ENOSPC' },
    { at: 'write', bytes: 0.5, way: 'ENOSPC' },
    { at: 'rename', bytes: 0, way: 'ENOSPC' },
    { at: 'folder', bytes: 0, way: 'EROFS' },
    { at: 'write', bytes: 0, way: 'EROFS' },
    { at: 'clean', bytes: 0, way: 'EROFS' },
  ])('is right where the cache cannot be written: $way at $at', async (crash) => {
    for (let round = 0; round < 2; round++) {
      edit();
      const { stdout, stderr } = run(crash);
      expect(stderr).toBe('');
      await expectRight(stdout);
    }
    await expectRight(run().stdout);
  });

  test('leaves nothing unfinished behind where the disk is full', () => {
    run();
    edit();
    run({ at: 'write', bytes: 0.5, way: 'ENOSPC' });
    expect(readdirSync(join(project.root, 'kept')).every((name) => name.endsWith('.storypole'))).toBe(true);
  });

  test('is right beside others that write the same entry', async () => {
    for (let round = 0; round < 3; round++) {
      edit();
      const said = await Promise.all([runBeside(), runBeside(), runBeside(), runBeside()]);
      for (const one of said) await expectRight(one);
      await expectRight(run().stdout);
    }
  });

  test('is right when its cache goes away under it', async () => {
    run();
    edit();
    const beside = runBeside();
    rmSync(join(project.root, 'kept'), { recursive: true, force: true });
    await expectRight(await beside);
    await expectRight(run().stdout);
  });
});
