import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBranch } from './git';
import { createProject, type TestProject } from './run-main';

const SERVICE = 'src/domains/billing/service/charge.ts';
const PLUGIN = 'rules/own.mjs';
const rule = (id: string, body: string): string =>
  `{ id: '${id}', summary: 'Nothing is odd.', messages: { odd: { what: '{{from}} is odd.', why: 'It was decided.' } }, ${body} },`;

const FILES = {
  'storypole.config.json': '{ "preset": "harness", "plugins": ["./rules/own.mjs"] }',
  [PLUGIN]: [
    'export default [',
    rule(
      'own-edge',
      "scope: 'edge', precedence: 200, sees: 'places', suspects: () => { throw new TypeError('no pair'); }, check: () => undefined",
    ),
    rule(
      'own-file',
      "scope: 'file', sees: 'place', suspects: () => true, check: ({ path }) => path.includes('ui') ? { message: 'odd' } : path.gone.length",
    ),
    rule('own-syntax', "scope: 'syntax', suspects: () => true, check: () => ({ Program: () => { throw 'a text'; } })"),
    rule('own-graph', "scope: 'graph', sees: 'graph', check: () => 7"),
    rule(
      'own-words',
      "scope: 'file', sees: 'place', suspects: ({ layer }) => layer > 0, check: () => ({ message: 'even' })",
    ),
    rule(
      'own-first',
      "scope: 'edge', precedence: -1, sees: 'places', suspects: () => false, check: () => { throw new Error('no edge'); }",
    ),
    rule('own-change', "scope: 'change', sees: 'change', check: () => { throw new Error('no change'); }"),
    '];',
    '',
  ].join('\n'),
  [SERVICE]: "import '../ui/button';\n",
  'src/domains/billing/ui/button.ts': "import '../types/money';\n",
  'src/domains/billing/types/money.ts': 'export const cents = 100;\n',
};
const FAULTS = [
  `own-edge ${PLUGIN}:2 suspects: no pair`,
  `own-file ${PLUGIN}:3 check, asked about ${SERVICE} (the first of 2 times): Cannot read properties of undefined (reading 'length')`,
  `own-syntax ${PLUGIN} visitor of Program, asked about ${SERVICE} (the first of 3 times): a text`,
  `own-graph ${PLUGIN}`,
  `own-words ${PLUGIN}`,
  `own-first ${PLUGIN}:7 check, asked about ${SERVICE}: no edge`,
];

let project: TestProject;
beforeAll(() => {
  project = createProject(FILES);
  mkdirSync(join(project.root, 'node_modules'));
  startBranch(project.root);
});
afterAll(() => project.remove());

interface JsonReport {
  readonly findings: readonly { readonly rule: string; readonly from: { readonly file: string } }[];
  readonly faults: readonly {
    readonly code: string;
    readonly file: string;
    readonly line?: number;
    readonly what: string;
    readonly mend: string;
  }[];
}

async function run(...args: readonly string[]): Promise<JsonReport & { readonly code: number }> {
  const { code, stdout } = await project.run([...args, '--format', 'json']);
  return { ...(JSON.parse(stdout) as JsonReport), code };
}

/** `<rule> <file>:<line> <part and error>` */
function say({ faults }: JsonReport): readonly string[] {
  return faults.map(({ code, file, line, what }) => {
    expect(code).toBe('config/rule-throws');
    const [, id = '', said = ''] = /^The rule `([\w-]+)` of \S+ throws in `(.*)\.$/s.exec(what) ?? [];
    return `${id} ${file}${line === undefined ? '' : `:${line}`} ${said.replace('`', '')}`;
  });
}

describe('a rule of a plugin that throws', () => {
  test('is a fault that names it, its module, its line and what it was asked about; all else is reported', async () => {
    const report = await run('check');
    const said = say(report);
    expect(said).toHaveLength(FAULTS.length);
    for (const [at, fault] of FAULTS.entries()) expect(said[at]?.startsWith(fault), said[at]).toBe(true);
    expect(said[3]).toContain('is not iterable');
    expect(said[4]).toContain('reports the message `even`, which is none of its `messages`');
    expect(report.faults[0]?.mend).toContain('Correct the rule');
    expect(report.findings.map(({ rule: id, from }) => `${id} ${from.file}`)).toEqual([
      `misdirected-import ${SERVICE}`,
      'own-file src/domains/billing/ui/button.ts',
    ]);
    expect(report.code).toBe(2);
  });

  test('is the same in a later run, which keeps no verdict of such a policy', async () => {
    expect(await run('check')).toEqual(await run('check', '--no-cache'));
  });

  test('shows no stack of ours', async () => {
    const { stdout, stderr } = await project.run(['check']);
    expect(stdout + stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toContain('6 faults: the result is incomplete until they are mended.');
  });

  test('is a fault of the change gate, too', async () => {
    const report = await run('gate', '--base', 'main');
    expect(say(report).at(-1)).toBe(`own-change ${PLUGIN}:8 check: no change`);
    expect(report.code).toBe(2);
  });

  test('is told an agent, whose turn goes on', async () => {
    const input = {
      hook_event_name: 'PostToolUse',
      cwd: project.root,
      tool_name: 'Edit',
      tool_input: { file_path: join(project.root, SERVICE) },
    };
    const { code, stdout } = await project.run(['hook', 'claude'], { stdin: JSON.stringify(input) });
    expect(stdout).toContain('The rule `own-file` of rules/own.mjs throws');
    expect(stdout).toContain('misdirected-import');
    expect(code).toBe(0);
  });

  test('keeps rules for another tool from being written, which would let pass what it is there for', async () => {
    const { code, stdout, stderr } = await project.run(['generate', 'dependency-cruiser', '--output', '-']);
    expect(stdout + stderr).toContain('The rule `own-first` of rules/own.mjs throws in `check`');
    expect(code).toBe(2);
  });

  test('keeps debt from being frozen, because nobody knows how much there is', async () => {
    const { code, stderr } = await project.run(['debt', 'freeze', '--dry-run']);
    expect(stderr).toContain('config/rule-throws');
    expect(code).toBe(2);
  });
});
