import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bundle, bundleCommand } from './bundle';
import { createProject, type TestProject } from './run-main';
import { cleanShop } from './shop';
import { startWatch, type Watching } from './start-watch';

const CHARGE = 'src/domains/billing/service/charge.ts';
const UPWARD = `import { PayButton } from '../ui/pay-button';\nexport const charge = () => PayButton;\n`;

let bundle: Bundle;
let project: TestProject;
let running: Watching | undefined;

beforeAll(async () => {
  bundle = await bundleCommand();
}, 60_000);

afterAll(() => bundle.remove());

beforeEach(() => {
  project = createProject(cleanShop);
});

afterEach(async () => {
  if (running?.child.exitCode === null) await running.end();
  running = undefined;
  project.remove();
});

async function start(...args: readonly string[]): Promise<Watching> {
  running = await startWatch(bundle.bin, project.root, args);
  return running;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(project.root, path)), { recursive: true });
  writeFileSync(join(project.root, path), text);
}

describe('a watch', () => {
  test('prints what a change brought, and what another one took, and the counts', async () => {
    const watch = await start();
    expect(watch.text()).toMatch(/^No findings\. Examined /);
    write(CHARGE, UPWARD);
    await watch.until(() => watch.text().includes('1 finding: 1 new, 0 gone.'));
    expect(watch.text()).toContain(`${CHARGE}:1:27  misdirected-import`);
    write(CHARGE, 'export const charge = 1;\n');
    await watch.until(() => watch.text().includes('No findings: 0 new, 1 gone.'));
    expect(watch.text()).toContain(`gone: ${CHARGE}:1:27  misdirected-import: `);
    expect(await watch.end()).toBe(0);
  });

  test('says nothing of a change that changes nothing', async () => {
    const watch = await start();
    const before = watch.text();
    write(CHARGE, 'export const charge = 2;\n');
    await wait(400);
    expect(watch.text()).toBe(before);
    write(CHARGE, UPWARD);
    await watch.until(() => watch.text().includes('1 new'));
  });

  test('prints the whole report on Enter, and ends cleanly on SIGTERM', async () => {
    write(CHARGE, UPWARD);
    const watch = await start();
    const first = watch.text();
    watch.child.stdin.write('\n');
    await watch.until(() => watch.text() === first + first);
    expect(await watch.end('SIGTERM')).toBe(0);
  });

  test('notices a file that is renamed over another, as editors save', async () => {
    const watch = await start('--format', 'json');
    write(`${CHARGE}.tmp`, UPWARD);
    renameSync(join(project.root, `${CHARGE}.tmp`), join(project.root, CHARGE));
    await watch.until(() => watch.lines().some(({ findings }) => findings === 1));
  });

  test('notices files in new folders, and in a folder that takes the place of a removed one', async () => {
    const watch = await start('--format', 'json');
    const total = (): number | undefined => watch.lines().at(-1)?.findings;
    write('src/domains/mail/repo/deep/send.ts', `import '../../service/plan';\n`);
    write('src/domains/mail/service/plan.ts', 'export const plan = 1;\n');
    await watch.until(() => total() === 1);
    // At once: the new folder has the old one's name, and the old one was never missed.
    rmSync(join(project.root, 'src/domains/mail'), { recursive: true });
    write('src/domains/mail/repo/deep/send.ts', 'export const send = 1;\n');
    write('src/domains/mail/service/plan.ts', 'export const plan = 1;\n');
    await watch.until(() => total() === 0);
    await wait(300);
    write('src/domains/mail/repo/deep/send.ts', `import '../../service/plan';\n`);
    await watch.until(() => total() === 1);
  });

  test('takes a thousand events at once for one change', async () => {
    const watch = await start('--format', 'json');
    for (let index = 0; index < 1_000; index++)
      write(`src/domains/billing/repo/part-${index}.ts`, `import '../service/charge';\n`);
    await watch.until(() => watch.lines().at(-1)?.findings === 1_000);
    expect(watch.lines().length).toBeLessThan(12);
  });

  test('says that a config is broken, goes on, and judges by the next one', async () => {
    const watch = await start('--format', 'json');
    write('storypole.config.jsonc', '{ "layers": 1 }');
    await watch.until(() => (watch.lines().at(-1)?.faults?.length ?? 0) > 0);
    const deny = [{ from: 'service', to: 'repo', why: 'Services take their data as arguments.' }];
    write('storypole.config.jsonc', JSON.stringify({ deny }));
    await watch.until(() => watch.lines().at(-1)?.findings === 1);
    expect(watch.lines().at(-1)?.faults).toEqual([]);
  });

  test('keeps the findings while the config is broken', async () => {
    write(CHARGE, UPWARD);
    const watch = await start('--format', 'json');
    write('storypole.config.jsonc', '{');
    await watch.until(() => (watch.lines().at(-1)?.faults?.length ?? 0) > 0);
    expect(watch.lines().at(-1)).toMatchObject({ event: 'change', appeared: [], gone: [], findings: 1 });
  });

  test('follows a checkout of another branch', async () => {
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {
        cwd: project.root,
        encoding: 'utf8',
      });
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-q', '-m', 'One');
    git('switch', '-q', '-c', 'other');
    write(CHARGE, UPWARD);
    write('src/domains/mail/repo/send.ts', `import '../ui/page';\n`);
    write('src/domains/mail/ui/page.ts', 'export const page = 1;\n');
    git('add', '-A');
    git('commit', '-q', '-m', 'Two');
    const watch = await start('--format', 'json');
    expect(watch.lines()[0]?.report?.findings).toHaveLength(2);
    git('switch', '-q', 'main');
    await watch.until(() => watch.lines().at(-1)?.findings === 0);
    git('switch', '-q', 'other');
    await watch.until(() => watch.lines().at(-1)?.findings === 2);
  });

  test.each([
    [['--format', 'sarif'], '--watch prints text or json, not sarif.'],
    [['--output', 'report.txt', '--staged'], '--watch and --output, --staged do not go together.'],
  ])('refuses %j', async (args, said) => {
    const { code, stderr } = await project.run(['check', '--watch', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});
