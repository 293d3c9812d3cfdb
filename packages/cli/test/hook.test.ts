import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOOK_EVENTS } from '../src/service/hook-events';
import { git, startBranch } from './git';
import { RECORDED, type RecordedEvent } from './hooks/inputs';
import { compileSchema } from './hooks/validate';
import { createProject, type Run, type TestProject } from './run-main';
import { cleanShop } from './shop';

const REFUND = 'src/domains/billing/service/refund.ts';
const OFFENCE = "import { PayButton } from '../ui/pay-button';\nexport const refund = PayButton;\n";

let project: TestProject;
let temporary: TestProject;
beforeEach(() => {
  temporary = createProject({});
  const made = createProject(cleanShop);
  // What is remembered lies outside the tree, as on a real machine.
  project = {
    ...made,
    run: (args, options = {}) =>
      made.run(args, { ...options, machine: { temporaryFolder: temporary.root, ...options.machine } }),
  };
  startBranch(project.root);
});
afterEach(() => {
  project.remove();
  temporary.remove();
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(project.root, path)), { recursive: true });
  writeFileSync(join(project.root, path), text);
}

function play({ agent, args = [], create }: RecordedEvent, file = REFUND, isContinued = false): Promise<Run> {
  const stdin = JSON.stringify(create({ root: project.root, file, isContinued }));
  return project.run(['hook', agent, ...args], { stdin });
}

const find = (agent: string, event: string): RecordedEvent => {
  const found = RECORDED.find((recorded) => recorded.agent === agent && recorded.event === event);
  if (found === undefined) throw new Error(`${agent} ${event} is not recorded.`);
  return found;
};

/** A Claude edit by any tool with any input. */
async function edit(toolName: string, toolInput: unknown): Promise<string> {
  const input = { hook_event_name: 'PostToolUse', cwd: project.root, tool_name: toolName, tool_input: toolInput };
  return (await project.run(['hook', 'claude'], { stdin: JSON.stringify(input) })).stdout;
}

describe.each(RECORDED)('$agent $event', (recorded) => {
  const { agent, event } = recorded;

  test('is silent where everything is sound', async () => {
    const run = await play(recorded);
    const isJson = agent === 'cursor' || (agent === 'codex' && recorded.moment === 'stop');
    expect(run).toEqual({ code: 0, stdout: isJson ? '{}\n' : '', stderr: '' });
  });

  test('hands findings to the agent in its own protocol', async () => {
    write(REFUND, OFFENCE);
    const input = recorded.create({ root: project.root, file: REFUND, isContinued: false });
    expect(compileSchema(agent, event, 'input')(input)).toBe(true);
    const { code, stdout, stderr } = await play(recorded);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const validate = compileSchema(agent, event, 'output');
    expect(validate(JSON.parse(stdout)) ? [] : validate.errors).toEqual([]);
    expect(stdout).toContain(`${REFUND}:1:27: error misdirected-import`);
  });

  test('says a fault without holding back anything', async () => {
    write('storypole.config.jsonc', '{ "presett": "harness" }\n');
    const { code, stdout, stderr } = await play(recorded);
    const said = stdout + stderr;
    expect(said).toContain('config/unknown-key');
    expect(stdout).not.toMatch(/"(?:block|deny|followup_message)"/);
    expect(code).toBe(agent === 'copilot' ? 2 : 0);
    if (stdout !== '') expect(compileSchema(agent, event, 'output')(JSON.parse(stdout))).toBe(true);
  });
});

test('every event that is answered is recorded, and its schema can refuse', () => {
  const answered = Object.entries(HOOK_EVENTS).flatMap(([agent, events]) =>
    Object.keys(events).map((event) => `${agent} ${event}`),
  );
  expect(RECORDED.map(({ agent, event }) => `${agent} ${event}`).sort()).toEqual(answered.sort());
  for (const { agent, event } of RECORDED) {
    expect(compileSchema(agent, event, 'input')({})).toBe(false);
    expect(compileSchema(agent, event, 'output')({ verdict: 'bad' })).toBe(false);
  }
});

describe('after an edit', () => {
  test('reports old findings of a touched file, and nothing of another', async () => {
    write(REFUND, OFFENCE);
    git(project.root, 'add', '--all');
    git(project.root, 'commit', '--quiet', '--message', 'An old offence');
    expect(await edit('Edit', { file_path: REFUND })).toContain('misdirected-import');
    expect(await edit('Edit', { file_path: 'src/utils/money.ts' })).toBe('');
  });

  test('reports what the edit broke elsewhere: a file that is gone, renamed, or became closed', async () => {
    rmSync(join(project.root, 'src/domains/billing/repo/ledger.ts'));
    const deleted = ['*** Begin Patch', '*** Delete File: src/domains/billing/repo/ledger.ts', '*** End Patch'].join(
      '\n',
    );
    expect(await edit('apply_patch', { command: deleted })).toContain('charge.ts:1:29: error unresolved-import');
    git(project.root, 'checkout', '--quiet', '.');
    mkdirSync(join(project.root, 'src/domains/billing/runtime'));
    renameSync(
      join(project.root, 'src/domains/billing/repo/ledger.ts'),
      join(project.root, 'src/domains/billing/repo/book.ts'),
    );
    const moved = [
      '*** Begin Patch',
      '*** Update File: src/domains/billing/repo/ledger.ts',
      '*** Move to: src/domains/billing/repo/book.ts',
      '*** End Patch',
    ].join('\n');
    expect(await edit('apply_patch', { command: ['apply_patch', moved] })).toContain('charge.ts:1:29');
    git(project.root, 'checkout', '--quiet', '.');
    write(
      'src/domains/billing/types/invoice.ts',
      "import '../repo/ledger';\nexport interface Invoice { total: number }\n",
    );
    expect(await edit('Write', { file_path: 'src/domains/billing/types/invoice.ts' })).toContain('invoice.ts:1:8');
  });

  test('reads several files from unified diffs, from heredocs in a shell, and from arguments in a string', async () => {
    write(REFUND, OFFENCE);
    write('src/domains/accounts/service/lock.ts', "import '../ui/missing';\n");
    const diff = ['--- a/src/utils/money.ts', '+++ b/src/utils/money.ts', `--- /dev/null`, `+++ b/${REFUND}`, ''].join(
      '\n',
    );
    expect(await edit('patch', { diff })).toContain(REFUND);
    const shell = `apply_patch <<'E'\n*** Begin Patch\n*** Add File: ${REFUND}\n*** Add File: src/domains/accounts/service/lock.ts\nE`;
    const found = await edit('Bash', { command: shell });
    expect(found).toContain(REFUND);
    expect(found).toContain('lock.ts:1:8: error unresolved-import');
    expect(await edit('edit', JSON.stringify({ path: REFUND }))).toContain(REFUND);
  });

  test('does not look where nothing was written that matters', async () => {
    write(REFUND, OFFENCE);
    write('README.md', '# Shop\n');
    expect(await edit('Read', { file_path: REFUND })).toBe('');
    expect(await edit('Edit', { file_path: 'README.md' })).toBe('');
    expect(await edit('Bash', { command: 'ls' })).toBe('');
    expect(await edit('Edit', { file_path: '/etc/hosts.ts' })).toBe('');
  });

  test('reports what a change of the policy closes', async () => {
    const deny = [{ from: 'service', to: 'repo', why: 'Services are handed their data.' }];
    write('storypole.config.jsonc', JSON.stringify({ preset: 'harness', deny }));
    expect(await edit('Edit', { file_path: 'storypole.config.jsonc' })).toContain(
      'charge.ts:1:29: error misdirected-import',
    );
  });
});

describe('at the end of a turn', () => {
  const stop = find('claude', 'Stop');

  test('holds back once where nothing is done, and lets go', async () => {
    write(REFUND, OFFENCE);
    expect((await play(stop)).stdout).toContain('"decision":"block"');
    const { code, stdout } = await play(stop, REFUND, true);
    expect(code).toBe(0);
    expect(stdout).toBe(
      '{"systemMessage":"Storypole: 1 finding stands, and the turn ends all the same, because nothing has changed since they were reported. Run `storypole self-check`."}\n',
    );
    expect((await play(stop)).stdout).toContain('systemMessage');
  });

  test('holds back four times where every fix is wrong, and as often as it is told', async () => {
    for (let round = 0; round < 4; round++) {
      write(REFUND, `${OFFENCE}// ${'x'.repeat(round)}\n`);
      expect((await play(stop, REFUND, round > 0)).stdout).toContain('"decision":"block"');
    }
    write(REFUND, `${OFFENCE}// again\n`);
    expect((await play(stop, REFUND, true)).stdout).toContain('held back often enough');
    write(REFUND, `${OFFENCE}// a new turn\n`);
    const limited = { ...stop, args: ['--max-blocks', '1'] };
    expect((await play(limited)).stdout).toContain('"decision":"block"');
    write(REFUND, `${OFFENCE}// a new turn, again\n`);
    expect((await play(limited, REFUND, true)).stdout).toContain('held back often enough');
  });

  test('forgets once it is put right', async () => {
    write(REFUND, OFFENCE);
    await play(stop);
    const kept = OFFENCE;
    rmSync(join(project.root, REFUND));
    expect((await play(stop, REFUND, true)).stdout).toBe('');
    write(REFUND, kept);
    expect((await play(stop)).stdout).toContain('"decision":"block"');
  });

  test('counts the sessions apart', async () => {
    write(REFUND, OFFENCE);
    await play(stop);
    expect((await play(find('gemini', 'AfterAgent'))).stdout).toContain('"decision":"deny"');
  });

  test('names a base of the user', async () => {
    write(REFUND, OFFENCE);
    git(project.root, 'add', '--all');
    git(project.root, 'commit', '--quiet', '--message', 'Refund');
    expect((await play({ ...stop, args: ['--base', 'HEAD'] })).stdout).toBe('');
    expect((await play(stop)).stdout).toContain('"decision":"block"');
  });
});

describe('a call that cannot be answered', () => {
  test.each([
    ['claude', { hook_event_name: 'PreToolUse' }, 'does not answer PreToolUse: there is nothing to check at it'],
    [
      'cursor',
      { hook_event_name: 'afterFileEdit' },
      'sources disagree whether its answer reaches the agent. Use stop.',
    ],
    ['cursor', { hook_event_name: 'postToolUse' }, 'no dated source states'],
    ['codex', { hook_event_name: 'constructor' }, 'does not answer constructor'],
    ['gemini', {}, 'The input names no event. Add `--event <name>`'],
    ['copilot', { sessionId: '1' }, 'The input names no event.'],
  ])('%s %j is refused in words, and blocks nothing', async (agent, input, words) => {
    const { code, stdout, stderr } = await project.run(['hook', agent], { stdin: JSON.stringify(input) });
    expect(code).toBe(0);
    expect(stdout + stderr).toContain(words);
    expect(stdout).not.toMatch(/block|deny/);
    if (agent === 'cursor') expect(stdout).toBe('{}\n');
  });

  test.each(['', 'not json', '[1', '\u0000'])('says that %j is no input', async (stdin) => {
    const { code, stdout } = await project.run(['hook', 'claude'], { stdin });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('systemMessage', expect.stringContaining('usage/no-hook-input'));
  });

  test.each(['null', '[]', '7', '"x"', '{"hook_event_name":7}', '{"hook_event_name":"Stop","cwd":7}'])(
    'survives %s',
    async (stdin) => expect((await project.run(['hook', 'claude'], { stdin })).code).toBe(0),
  );

  test('says a crash, and lets the turn go on', async () => {
    const createProviders = () => {
      throw new TypeError('The clock stands still.');
    };
    const stdin = JSON.stringify(
      find('claude', 'Stop').create({ root: project.root, file: REFUND, isContinued: false }),
    );
    const { code, stdout } = await project.run(['hook', 'claude'], { stdin, machine: { createProviders } });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty(
      'systemMessage',
      expect.stringContaining('TypeError: The clock stands still.'),
    );
  });

  test('says that it is too slow before it is killed', async () => {
    write(REFUND, OFFENCE);
    const stdin = JSON.stringify(
      find('claude', 'Stop').create({ root: project.root, file: REFUND, isContinued: false }),
    );
    const { code, stdout } = await project.run(['hook', 'claude', '--budget', '1'], { stdin, tick: 600 });
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Fault machine/too-slow: The check did not end within 1 seconds. Run `storypole self-check` by hand',
    );
  });

  test('never ends with an exit code that blocks, whatever the command line', async () => {
    for (const args of [
      ['hook', 'clod'],
      ['hook'],
      ['hook', 'claude', '--what'],
      ['hook', 'claude', '--budget', 'long'],
    ]) {
      const { code, stderr } = await project.run(args, { stdin: '{}' });
      expect(code).toBe(0);
      expect(stderr).toMatch(/^storypole/);
    }
  });
});
