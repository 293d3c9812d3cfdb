import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject, type TestProject } from './run-main';
import { shop } from './shop';

let project: TestProject;
beforeAll(() => (project = createProject(shop)));
afterAll(() => project.remove());

describe('a command line that does not parse', () => {
  test.each<[readonly string[], string]>([
    [['chek'], 'storypole: No command is called chek. Write check.'],
    [['frobnicate'], 'storypole: No command is called frobnicate. See `storypole --help`.'],
    [['src/app'], 'storypole: No command is called src/app. Run `storypole check src/app` to check that path.'],
    [['help', 'chek'], 'storypole help: No command is called chek. Write check.'],
    [['--verson'], 'storypole: No option is called --verson. Write --version.'],
    [['check', '--fromat', 'json'], 'storypole check: No option is called --fromat. Write --format.'],
    [['check', '--zzz'], 'storypole check: No option is called --zzz. See `storypole check --help`.'],
    [['check', '--format'], 'storypole check: --format has no value. See `storypole check --help`.'],
    [['check', '--format', 'jsn'], 'storypole: --format knows no jsn. Write json.'],
    [['graph', '--format', 'png'], 'storypole: --format knows no png. Write one of json, dot, mermaid.'],
    [
      ['check', '--max-findings', 'few'],
      'storypole: --max-findings takes a whole number, not few. Write for example --max-findings 50.',
    ],
    [
      ['check', '--max-findings', '-1'],
      'storypole: --max-findings takes a whole number, not -1. Write for example --max-findings 50.',
    ],
    [
      ['graph', 'src'],
      "storypole graph: Too many arguments for 'graph'. Expected 0 arguments but got 1. See `storypole graph --help`.",
    ],
    [['explain'], 'storypole explain: The argument <subject> is missing. See `storypole explain --help`.'],
    [['init', '--tss'], 'storypole init: No option is called --tss. Write --ts.'],
  ])('%j is one clear line on standard error, and exits with 2', async (args, line) => {
    expect(await project.run(args)).toEqual({ code: 2, stdout: '', stderr: `${line}\n` });
  });
});

describe('help', () => {
  test.each([
    [[]],
    [['--help']],
    [['help']],
    [['check', '--help']],
    [['help', 'check']],
    [['explain', '-h']],
    [['graph', '-h']],
    [['init', '-h']],
    [['generate', '-h']],
    [['prove', '-h']],
    [['policy', '-h']],
    [['import', '-h']],
    [['self-check', '-h']],
  ])('%j goes to standard output in 80 columns, with examples', async (args) => {
    const { code, stdout, stderr } = await project.run(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('\nExamples:\n  storypole ');
    expect(stdout).toContain('\nExit codes: 0 ');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('prints the version', async () => {
    expect(await project.run(['--version'])).toEqual({ code: 0, stdout: '9.8.7\n', stderr: '' });
    expect(await project.run(['-V'])).toEqual({ code: 0, stdout: '9.8.7\n', stderr: '' });
  });

  test('says how the default format is chosen', async () => {
    const { stdout } = await project.run(['check', '--help']);
    expect(stdout).toContain('Where a coding agent is detected (AI_AGENT, CLAUDECODE,');
  });
});

describe('a failure', () => {
  test('of Storypole itself asks for a report, with the stack, and exits with 2', async () => {
    const broken = {
      createProviders: () => {
        throw new TypeError('The clock stands still.');
      },
    };
    const { code, stdout, stderr } = await project.run(['check'], { machine: broken });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('storypole: This is a bug in Storypole.');
    expect(stderr).toMatch(/TypeError: The clock stands still\.\n +at /);
  });

  test('of the user is coloured as the flags say', async () => {
    const { stderr } = await project.run(['explain', 'nowhere.ts', '--no-color'], { isTerminal: true });
    expect(stderr).toContain('fault usage/unknown-subject');
    expect(stderr).not.toContain('\u001b[3');
    const colored = await project.run(['explain', 'nowhere.ts', '--color']);
    expect(colored.stderr).toContain('\u001b[3');
  });
});
