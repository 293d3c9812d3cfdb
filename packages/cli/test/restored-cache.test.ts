import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProject, type TestProject } from './run-main';
import { cleanShop } from './shop';

let project: TestProject;
let store: string;
let clones = 0;

beforeEach(() => {
  project = createProject(cleanShop);
  mkdirSync(join(project.root, 'node_modules'));
  store = mkdtempSync(join(tmpdir(), 'storypole-store-'));
});

afterEach(() => {
  project.remove();
  rmSync(store, { recursive: true, force: true });
});

const CACHE = 'node_modules/.cache/storypole';

/** What a CI service does between two jobs: a fresh clone at the same path, other times, and the folder put back. */
function cloneAfresh(changed: Readonly<Record<string, string>> = {}): void {
  cpSync(join(project.root, CACHE), join(store, 'kept'), { recursive: true });
  for (const name of readdirSync(project.root)) rmSync(join(project.root, name), { recursive: true });
  clones++;
  for (const [path, text] of Object.entries({ ...cleanShop, ...changed })) {
    const file = join(project.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    utimesSync(file, 1_600_000_000 + clones, 1_600_000_000 + clones);
  }
  cpSync(join(store, 'kept'), join(project.root, CACHE), { recursive: true });
}

async function check(): Promise<{ readonly text: string; readonly phases: string }> {
  const { stdout, stderr } = await project.run(['check', '--debug']);
  const cold = await project.run(['check', '--no-cache']);
  expect(stdout).toBe(cold.stdout);
  return { text: stdout, phases: stderr };
}

test('a restored cache spares a fresh clone the scan, though every time is another', async () => {
  expect((await check()).phases).toContain('sources scanned');
  cloneAfresh();
  expect((await check()).phases).not.toContain('sources scanned');
});

test('a restored cache of an earlier commit is right about what changed since', async () => {
  await check();
  cloneAfresh({ 'src/domains/billing/service/charge.ts': `import '../ui/pay-button';\nexport const charge = 1;\n` });
  const { text } = await check();
  expect(text).toContain('misdirected-import');
});
