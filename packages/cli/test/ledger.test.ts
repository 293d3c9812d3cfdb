import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBranch } from './git';
import { createProject, type TestProject } from './run-main';
import { cleanShop } from './shop';

const OFFENCE = "import { PayButton } from '../ui/pay-button';\nPayButton();\n";
const service = (name: string): string => `src/domains/billing/service/${name}.ts`;

let project: TestProject;
beforeEach(() => {
  project = createProject(cleanShop);
  startBranch(project.root);
});
afterEach(() => project.remove());

const ledger = (): readonly string[] =>
  readFileSync(join(project.root, '.storypole/ledger.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { event: string }).event);
const write = (path: string, text: string): void => writeFileSync(join(project.root, path), text);
const check = () => project.run(['self-check', '--ledger']);

describe('the ledger', () => {
  test('is not there unless it is asked for', async () => {
    write(service('refund'), OFFENCE);
    await project.run(['self-check']);
    expect(existsSync(join(project.root, '.storypole'))).toBe(false);
    const { code, stderr } = await project.run(['report', '--ledger']);
    expect(code).toBe(2);
    expect(stderr).toContain('fault usage/no-ledger');
  });

  test('says what was shown, whether it stood at the next check, and when it was cleared', async () => {
    write(service('refund'), OFFENCE);
    write(service('cancel'), OFFENCE);
    await check();
    expect(ledger()).toEqual(['shown', 'shown']);
    rmSync(join(project.root, service('refund')));
    await check();
    expect(ledger().slice(2).sort()).toEqual(['cleared', 'stood']);
    rmSync(join(project.root, service('cancel')));
    await check();
    expect(ledger().slice(4)).toEqual(['cleared']);
    await check();
    expect(ledger()).toHaveLength(5);
    const { stdout } = await project.run(['report', '--ledger'], { folder: 'src/app' });
    expect(stdout).toBe(
      [
        'rule                shown  cleared by the next check  later  open',
        'misdirected-import      2                   1 (50 %)      1     0',
        '',
      ].join('\n'),
    );
    const json = await project.run(['report', '--ledger', '--format', 'json']);
    expect(JSON.parse(json.stdout)).toEqual({
      schema: 'storypole/ledger-report@1',
      rules: [{ rule: 'misdirected-import', shown: 2, clearedAtOnce: 1, clearedLater: 1, open: 0 }],
    });
  });

  test('is written by hooks, and by a check with faults not at all', async () => {
    write(service('refund'), OFFENCE);
    const stdin = JSON.stringify({ hook_event_name: 'Stop', cwd: project.root, session_id: 's1' });
    await project.run(['hook', 'claude', '--ledger'], { stdin });
    const text = readFileSync(join(project.root, '.storypole/ledger.jsonl'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ event: 'shown', source: 'hook claude Stop', session: 's1' });
    rmSync(join(project.root, service('refund')));
    write(service('broken'), "export const a = 'unfinished\n");
    await check();
    expect(ledger()).toEqual(['shown']);
  });

  test('is read past lines that are no entries', async () => {
    write(service('refund'), OFFENCE);
    await check();
    const path = join(project.root, '.storypole/ledger.jsonl');
    writeFileSync(
      path,
      `not json\n{"event":"shown"}\n{"event":"cleared","rule":"x","id":"gone"}\n${readFileSync(path, 'utf8')}[]\n`,
    );
    const { stdout } = await project.run(['report', '--ledger', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      rules: [{ rule: 'misdirected-import', shown: 1, open: 1 }],
    });
  });
});
