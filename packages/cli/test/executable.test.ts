import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AGENTS, type Agent } from '../src/types/hook';
import { type Bundle, bundleCommand } from './bundle';
import { startBranch } from './git';
import { RECORDED, type RecordedEvent } from './hooks/inputs';
import { simulateTurn, type Turn } from './hooks/simulate-host';
import { compileSchema } from './hooks/validate';
import { createProject, type TestProject } from './run-main';
import { cleanShop } from './shop';

const REFUND = 'src/domains/billing/service/refund.ts';
const OFFENCE = "import { PayButton } from '../ui/pay-button';\nexport const refund = PayButton;\n";
/** What the strictest host shows of a text. */
const MOST_CHARACTERS = 10_000;

let bundle: Bundle;
let project: TestProject;
beforeAll(async () => {
  bundle = await bundleCommand();
}, 120_000);
afterAll(() => bundle.remove());
beforeEach(() => {
  project = createProject({ ...cleanShop, '.gitignore': 'node_modules\n', 'node_modules/pg/package.json': '{}' });
  startBranch(project.root);
});
afterEach(() => project.remove());

function write(path: string, text: string): void {
  mkdirSync(dirname(join(project.root, path)), { recursive: true });
  writeFileSync(join(project.root, path), text);
}

function run(args: readonly string[], input: string | Buffer): { stdout: string; stderr: string; code: number } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle.bin, ...args], {
    cwd: project.root,
    input,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  return { stdout, stderr, code: status ?? -1 };
}

function play({ agent, args = [], create }: RecordedEvent, isContinued = false): ReturnType<typeof run> {
  return run(['hook', agent, ...args], JSON.stringify(create({ root: project.root, file: REFUND, isContinued })));
}

/** The event at the end of a turn. */
function stopOf(agent: Agent): RecordedEvent {
  return RECORDED.find((recorded) => recorded.agent === agent && recorded.moment === 'stop') as RecordedEvent;
}

function takeTurn(agent: Agent, act: (round: number) => void): Turn {
  return simulateTurn(agent, (isContinued) => play(stopOf(agent), isContinued), act);
}

describe('hooks through the executable', () => {
  test.each(RECORDED)('$agent $event answers what its host understands', (recorded) => {
    write(REFUND, OFFENCE);
    const { stdout, stderr, code } = play(recorded);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const validate = compileSchema(recorded.agent, recorded.event, 'output');
    expect(validate(JSON.parse(stdout)) ? [] : validate.errors).toEqual([]);
    expect(stdout).toContain('misdirected-import');
  });

  test('says a config that throws, and one that ends its process, without an exit code that hides it', () => {
    write('storypole.config.jsonc', '{}');
    write('storypole.config.mjs', "throw new Error('No policy today.');\n");
    expect(play(stopOf('claude'))).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('config/two-configs') as string,
    });
    write('storypole.config.jsonc', '');
    spawnSync('rm', ['storypole.config.jsonc'], { cwd: project.root });
    expect(play(stopOf('claude')).stdout).toContain('No policy today.');
    write('storypole.config.mjs', 'process.exit(1);\n');
    expect(play(stopOf('claude')).code).toBe(0);
  });
});

describe.each(AGENTS)('a turn of %s, as its documents describe it', (agent) => {
  test('ends where the agent does nothing', () => {
    const turn = takeTurn(agent, (round) => round === 0 && write(REFUND, OFFENCE));
    expect(turn).toMatchObject({ calls: 2, wasCut: false });
    expect(turn.said[1]).toContain('nothing has changed since they were reported');
  });

  test('ends where every fix is wrong, before the host must end it', () => {
    const turn = takeTurn(agent, (round) => write(REFUND, `${OFFENCE}${'// again\n'.repeat(round)}`));
    expect(turn).toMatchObject({ calls: 5, wasCut: false });
    expect(turn.said[4]).toContain('held back often enough');
  });

  test('ends silently where the fix is right', () => {
    const turn = takeTurn(agent, (round) => write(REFUND, round === 0 ? OFFENCE : 'export const refund = 1;\n'));
    expect(turn).toMatchObject({ calls: 2, wasCut: false });
    expect(turn.said[0]).toContain('misdirected-import');
    expect(turn.said[1]).toMatch(/^(?:\{\}\n)?$/);
  });

  test('ends where the check cannot run', () => {
    const turn = takeTurn(agent, () => write('storypole.config.jsonc', '{ "presett": 1 }'));
    expect(turn).toMatchObject({ calls: 1, wasCut: false });
    expect(turn.said[0]).toContain('config/unknown-key');
  });
});

test('a flood of 500 files stays within the limits of every host, names every rule, and leaves the rest in a file', () => {
  for (let index = 0; index < 500; index += 1) write(`src/domains/billing/service/flood-${index}.ts`, OFFENCE);
  write('src/domains/billing/service/other.ts', "import './missing';\nimport '../../accounts/service/read-user';\n");
  for (const agent of ['claude', 'copilot', 'gemini'] as const) {
    const { stdout } = play(stopOf(agent));
    const said = JSON.parse(stdout) as { readonly reason: string };
    expect(said.reason.length).toBeLessThan(MOST_CHARACTERS);
    expect(Buffer.byteLength(said.reason)).toBeLessThan(MOST_CHARACTERS);
    for (const rule of ['misdirected-import', 'unresolved-import', 'cross-domain-import'])
      expect(said.reason).toContain(`error ${rule}`);
    const [, count, file] = /(\d+) more findings in (\S+)/.exec(said.reason) ?? [];
    expect(existsSync(join(project.root, file as string))).toBe(true);
    const rest = readFileSync(join(project.root, file as string), 'utf8');
    expect(rest.split('\n').filter((line) => line.includes(': error '))).toHaveLength(Number(count));
  }
});

test('paths that are no UTF-8, in the tree and in the input, end no turn badly', () => {
  const odd = Buffer.concat([
    Buffer.from(`${project.root}/src/domains/billing/service/caf`),
    Buffer.from([0xe9]),
    Buffer.from('.ts'),
  ]);
  writeFileSync(odd, OFFENCE);
  expect([0]).toContain(play(stopOf('claude')).code);
  const input = JSON.stringify({
    session_id: 's',
    cwd: project.root,
    hook_event_name: 'PostToolUse',
    tool_name: 'Write',
    tool_input: { file_path: 'src/domains/billing/service/caf@.ts' },
  });
  const bytes = Buffer.from(input);
  bytes[bytes.indexOf('@')] = 0xe9;
  const { code, stdout } = run(['hook', 'claude'], bytes);
  expect(code).toBe(0);
  if (stdout !== '') expect(compileSchema('claude', 'PostToolUse', 'output')(JSON.parse(stdout))).toBe(true);
});

test('the server of the Model Context Protocol answers a client, sees changes between calls, and ends with its input', async () => {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [bundle.bin, 'mcp'],
    cwd: project.root,
    stderr: 'pipe',
  });
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  const ask = async (name: string, args: Record<string, unknown>): Promise<string> => {
    const { content } = await client.callTool({ name, arguments: args });
    return (content as readonly { readonly text: string }[]).map(({ text }) => text).join('');
  };
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['guard', 'check', 'explain']);
  expect(await ask('check', {})).toBe('No findings.\n');
  expect(await ask('guard', { path: REFUND })).toContain(`${REFUND} (new) is billing/service.`);
  write(REFUND, OFFENCE);
  expect(await ask('check', {})).toContain(`${REFUND}:1:27: error misdirected-import`);
  expect(await ask('check', { change: true })).toContain(`${REFUND}:1:27`);
  expect(await ask('check', { paths: ['src/app'] })).toBe('No findings.\n');
  expect(await ask('explain', { subject: REFUND, to: 'src/domains/billing/ui/pay-button.ts' })).toContain('pay-button');
  expect(await ask('explain', { subject: 'misdirected-import' })).toContain(
    'A layer imports only what it is allowed to see.',
  );
  write('storypole.config.jsonc', '{ "presett": 1 }');
  expect(await ask('check', {})).toContain('fault config/unknown-key');
  write('storypole.config.jsonc', '{ "preset": "harness", "rules": { "misdirected-import": { "severity": "off" } } }');
  expect(await ask('check', {})).toBe('No findings.\n');
  expect(await client.callTool({ name: 'explain', arguments: { subject: 'nowhere.ts' } })).toMatchObject({
    isError: true,
  });
  const { pid } = transport;
  await client.close();
  expect(() => process.kill(pid as number, 0)).toThrow();
}, 60_000);
