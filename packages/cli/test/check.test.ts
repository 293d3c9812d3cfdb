import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { createProject, type TestProject } from './run-main';
import { cleanShop, shop, unconfiguredShop } from './shop';

const CHARGE = 'src/domains/billing/service/charge.ts';
let project: TestProject;

afterEach(() => project.remove());

describe('storypole check', () => {
  test('shows each finding with its source, and exits with 1', async () => {
    project = createProject(shop);
    const { code, stdout, stderr } = await project.run(['check']);
    expect(stdout).toMatchInlineSnapshot(`
      "src/domains/billing/service/charge.ts:2:27  misdirected-import

        src/domains/billing/service/charge.ts (billing/service) imports src/domains/billing/ui/pay-button.ts (billing/ui).

          1 | import { findInvoice } from '../repo/ledger';
        > 2 | import { PayButton } from '../ui/pay-button';
            |                           ^^^^^^^^^^^^^^^^^^
          3 | export const charge = () => [findInvoice, PayButton];

        why:  \`service\` decides, without knowing when it is called or how the result is shown; \`runtime\` and \`ui\` may import \`service\`.
        help: \`service\` may import \`types\`, \`config\`, \`repo\`, \`providers\`, \`service\` and \`utils\`.
        fix:  Move src/domains/billing/ui/pay-button.ts to src/domains/billing/types/pay-button.ts, where its own imports are allowed; src/domains/billing/service/charge.ts changes with it.
          or: Move src/domains/billing/service/charge.ts to src/domains/billing/ui/charge.ts, where its own imports are allowed; src/domains/billing/index.ts changes with it.
          or: Take \`PayButton\` as an argument: declare its type in \`billing/types\`, and let src/app/main.ts pass it.

      1 finding in 1 file: 1 misdirected-import.
      Examined 9 files in 9 places, 7 dependencies.
      "
    `);
    expect(stderr).toBe('');
    expect(code).toBe(1);
  });

  test('ends a clean run with one line of counts and exits with 0', async () => {
    project = createProject(cleanShop);
    expect(await project.run(['check'])).toEqual({
      code: 0,
      stdout: 'No findings. Examined 9 files in 9 places, 6 dependencies.\n',
      stderr: '',
    });
    expect(await project.run(['check', '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('judges the whole project and reports on the paths', async () => {
    project = createProject(shop);
    expect((await project.run(['check', 'src/domains/billing'])).code).toBe(1);
    expect((await project.run(['check', CHARGE])).stdout).toContain(`${CHARGE}:2:27`);
    expect((await project.run(['check', 'src/app', 'src/utils'])).code).toBe(0);
  });

  test('names paths relative to the folder that it runs in', async () => {
    project = createProject(shop);
    const { stdout } = await project.run(['check', '../..'], { folder: 'src/app' });
    expect(stdout).toContain('../domains/billing/service/charge.ts:2:27  misdirected-import');
    expect(stdout).toContain("  > 2 | import { PayButton } from '../ui/pay-button';");
  });

  test('takes paths under two configs as two projects', async () => {
    const files = Object.entries(shop).flatMap(([path, text]) => [
      [`web/${path}`, text],
      [`api/${path}`, text],
    ]);
    project = createProject(Object.fromEntries(files) as Record<string, string>);
    const { code, stdout } = await project.run(['check', 'web', 'api', '--format', 'json']);
    const report = JSON.parse(stdout) as {
      examined: { files: number };
      projects: unknown[];
      findings: { project: string }[];
    };
    expect(code).toBe(1);
    expect(report.examined.files).toBe(18);
    expect(report.projects).toHaveLength(2);
    expect(report.findings.map((finding) => finding.project)).toEqual(['web', 'api']);
  });

  test('says what it took a project without a config for', async () => {
    project = createProject(unconfiguredShop);
    const { code, stdout } = await project.run(['check']);
    expect(code).toBe(1);
    expect(stdout).toContain(
      '\nNo config found; the preset `harness` recognised domains: accounts, billing; layers: types, repo, service, ui, utils, app.\n',
    );
  });

  test('runs only the rules asked for, and names the one that was meant', async () => {
    project = createProject(shop);
    expect((await project.run(['check', '--rule', 'import-cycle,domain-cycle', '--rule', 'deep-import'])).code).toBe(0);
    expect((await project.run(['check', '--rule', 'import-cycle', '--rule', 'misdirected-import'])).code).toBe(1);
    const { code, stdout } = await project.run(['check', '--rule', 'misdirected-imports']);
    expect(code).toBe(2);
    expect(stdout).toContain('mend: Name `misdirected-import`.');
  });

  test('limits what is shown and nothing else', async () => {
    project = createProject(shop);
    const { code, stdout } = await project.run(['check', '--max-findings', '0']);
    expect(code).toBe(1);
    expect(stdout).toContain('1 finding not shown; raise --max-findings to see more.');
    expect(stdout).not.toContain('PayButton');
  });

  test('exits with 2 where the config is faulty, findings or not', async () => {
    project = createProject({ ...shop, 'storypole.config.jsonc': '{\n  "preset": "harness",\n  "domain": {}\n}\n' });
    const { code, stdout } = await project.run(['check']);
    expect(code).toBe(2);
    expect(stdout).toContain('storypole.config.jsonc:3:3  fault config/unknown-key');
    expect(stdout).toContain('  > 3 |   "domain": {}\n      |   ^');
  });

  test('uses the config that --config names', async () => {
    project = createProject({
      ...shop,
      'lenient.jsonc': '{ "rules": { "misdirected-import": { "severity": "off" } } }',
    });
    expect((await project.run(['check', '--config', 'lenient.jsonc'])).code).toBe(0);
    expect((await project.run(['check', '--config', 'missing.jsonc'])).code).toBe(2);
  });

  test('refuses to execute a config with --no-config-code', async () => {
    project = createProject({ ...unconfiguredShop, 'storypole.config.mjs': "export default { preset: 'harness' };\n" });
    expect((await project.run(['check'])).code).toBe(1);
    expect(await project.run(['check', '--no-config-code'])).toMatchObject({ code: 2 });
  });
});

describe('storypole check --output', () => {
  test('writes the report, creates folders, and says in a line where it is', async () => {
    project = createProject(shop);
    const { code, stdout } = await project.run([
      'check',
      '--format',
      'json',
      '--output',
      'reports/today/storypole.json',
    ]);
    expect(code).toBe(1);
    expect(stdout).toBe('1 finding; the json report is in reports/today/storypole.json.\n');
    const report = JSON.parse(readFileSync(`${project.root}/reports/today/storypole.json`, 'utf8')) as {
      findings: unknown[];
    };
    expect(report.findings).toHaveLength(1);
  });

  test('says faults aloud, not in the file alone', async () => {
    project = createProject({ ...shop, 'storypole.config.jsonc': '{ "domain": {} }' });
    const { code, stderr } = await project.run(['check', '--format', 'sarif', '--output', 'storypole.sarif']);
    expect(code).toBe(2);
    expect(stderr).toContain('config/unknown-key');
  });

  test('reports a file that cannot be written as a fault', async () => {
    project = createProject(shop);
    const { code, stderr } = await project.run(['check', '--output', 'package.json/report.txt']);
    expect(code).toBe(2);
    expect(stderr).toContain('fault machine/unwritable-file');
    expect(stderr).toContain('mend: Name a file in a folder that you may write to.');
    expect(stderr).not.toContain('.tmp');
  });

  test('prints to standard output where the file is -', async () => {
    project = createProject(cleanShop);
    expect((await project.run(['check', '--output', '-'])).stdout).toContain('No findings.');
  });
});

describe('the default format', () => {
  const agent = { env: { CLAUDECODE: '1' } };

  test('is agent where an agent runs the command and no terminal reads it', async () => {
    project = createProject(shop);
    expect((await project.run(['check'], agent)).stdout).toMatch(/^1 finding: 1 misdirected-import\.\nsrc\//);
    expect((await project.run(['check'], { ...agent, isTerminal: true })).stdout).toContain(' | import');
    expect((await project.run(['check', '--format', 'text'], agent)).stdout).toContain(' | import');
  });

  test('is silent on success for agents', async () => {
    project = createProject(cleanShop);
    expect(await project.run(['check'], agent)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('keeps agents to 9,000 bytes and names the file with the rest', async () => {
    const offences = Array.from({ length: 120 }, (_, index) => [
      `src/domains/billing/service/offence-${index}.ts`,
      "import { PayButton } from '../ui/pay-button';\nPayButton();\n",
    ]);
    project = createProject({ ...shop, 'node_modules/.keep': '', ...(Object.fromEntries(offences) as object) });
    const { code, stdout } = await project.run(['check'], agent);
    expect(code).toBe(1);
    expect(Buffer.byteLength(stdout)).toBeLessThanOrEqual(9000);
    const last = stdout.trimEnd().split('\n').at(-1) as string;
    const [, count, path] = /^(\d+) more findings in (\S+)$/.exec(last) as unknown as [string, string, string];
    expect(path).toBe('node_modules/.cache/storypole/rest-of-report.txt');
    const rest = readFileSync(`${project.root}/${path}`, 'utf8');
    expect(rest.match(/: error /g)).toHaveLength(Number(count));
    expect(Number(count) + (stdout.match(/: error /g)?.length ?? 0)).toBe(121);
  });

  test('keeps them to 9,000 bytes with the remedies of 500 findings, and names every rule', async () => {
    const number = 100;
    const kinds: Readonly<Record<string, (index: number) => string>> = {
      'src/domains/billing/service/upward': () => "import { PayButton } from '../ui/pay-button';\nPayButton();\n",
      'src/domains/billing/service/lost': (index) => `import { lost } from './nowhere-${index}';\nlost();\n`,
      'src/domains/billing/ui/across': () =>
        "import { readUser } from '../../accounts/service/read-user';\nreadUser();\n",
      'src/domains/billing/ui/package': () => "import pg from 'pg';\npg.find();\n",
      'src/strays/stray': (index) => `export const stray${index} = 1;\n`,
    };
    const offences = Object.entries(kinds).flatMap(([path, write]) =>
      Array.from({ length: number }, (_, index) => [`${path}-${index}.ts`, write(index)]),
    );
    const config = { packages: { pg: { onlyIn: ['repo'], why: 'SQL has one owner.' } } };
    project = createProject({
      ...shop,
      'storypole.config.jsonc': JSON.stringify(config),
      'node_modules/.keep': '',
      ...(Object.fromEntries(offences) as object),
    });
    const { stdout } = await project.run(['check', '--max-remedies', '1000'], agent);
    expect(Buffer.byteLength(stdout)).toBeLessThanOrEqual(9000);
    const rules = [
      'misdirected-import',
      'unresolved-import',
      'cross-domain-import',
      'misplaced-package',
      'unplaced-file',
    ];
    for (const rule of rules) expect(stdout).toMatch(new RegExp(`: error ${rule}: .*\\[[\\d ]+\\]\\n`));
    expect(stdout.match(/\[\d+\] fix: /g)?.length).toBeGreaterThanOrEqual(rules.length);
    const [, count = '', path = ''] = /(\d+) more findings in (\S+)\n$/.exec(stdout) ?? [];
    const rest = readFileSync(`${project.root}/${path}`, 'utf8');
    expect(rest.match(/: error /g)).toHaveLength(Number(count));
    expect(Number(count) + (stdout.match(/: error /g)?.length ?? 0)).toBe(5 * number + 1);
  });

  test('puts the rest into the temporary folder where there is no node_modules', async () => {
    const offences = Array.from({ length: 120 }, (_, index) => [
      `src/domains/billing/service/offence-${index}.ts`,
      "import { PayButton } from '../ui/pay-button';\nPayButton();\n",
    ]);
    project = createProject({ ...shop, ...(Object.fromEntries(offences) as object) });
    const { stdout } = await project.run(['check'], agent);
    expect(stdout.trimEnd()).toMatch(/ more findings in temporary\/storypole\/rest-of-report-[\w-]+\.txt$/);
  });
});

describe('the streams of storypole check', () => {
  test('are coloured on a terminal, and as the flags and the environment say', async () => {
    project = createProject(shop);
    const isColored = async (args: readonly string[], isTerminal: boolean, env: Record<string, string> = {}) =>
      (await project.run(['check', ...args], { isTerminal, env })).stdout.includes('\u001b[');
    expect(await isColored([], true)).toBe(true);
    expect(await isColored([], false)).toBe(false);
    expect(await isColored([], true, { NO_COLOR: '1' })).toBe(false);
    expect(await isColored([], true, { TERM: 'dumb' })).toBe(false);
    expect(await isColored([], false, { FORCE_COLOR: '1' })).toBe(true);
    expect(await isColored([], true, { FORCE_COLOR: '0' })).toBe(false);
    expect(await isColored(['--color'], false, { NO_COLOR: '1' })).toBe(true);
    expect(await isColored(['--no-color'], true, { FORCE_COLOR: '1' })).toBe(false);
  });

  test('print phases with milliseconds to standard error on --debug', async () => {
    project = createProject(shop);
    const { stdout, stderr } = await project.run(['check', '--debug']);
    expect(stderr).toMatch(/^ +\d+\.\d ms +\+\d+\.\d {2}policy ready$/m);
    expect(stderr).toMatch(/report formatted$/m);
    expect(stdout).not.toContain(' ms ');
  });

  test('show progress of long work on a terminal, and clear it', async () => {
    const modules = Array.from({ length: 600 }, (_, index) => [`src/utils/module-${index}.ts`, 'export {};\n']);
    project = createProject({ ...shop, ...(Object.fromEntries(modules) as object) });
    const slow = await project.run(['check'], { isTerminal: true, tick: 600 });
    expect(slow.stderr.startsWith('\r\u001b[2K')).toBe(true);
    expect(slow.stderr).toMatch(/Reading sources \d+ of \d+/);
    expect(slow.stderr.endsWith('\r\u001b[2K')).toBe(true);
    expect((await project.run(['check'], { isTerminal: true, tick: 1 })).stderr).toBe('');
    expect((await project.run(['check'], { tick: 600 })).stderr).toBe('');
    expect((await project.run(['check', '--quiet'], { isTerminal: true, tick: 600 })).stderr).toBe('');
    expect((await project.run(['check'], { isTerminal: true, tick: 600, env: { CI: 'true' } })).stderr).toBe('');
  });
});
