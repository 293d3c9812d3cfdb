import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGitProject, type GitProject } from './git-project';
import { oldShop } from './old-shop';

interface Found {
  readonly rule: string;
  readonly file: string;
  readonly loosens: string;
}

let project: GitProject;

beforeAll(async () => {
  project = createGitProject(oldShop);
  expect((await project.run(['debt', 'freeze'])).code).toBe(0);
  project.commit('Adopt the policy');
  project.git('checkout', '-q', '-b', 'change');
});

afterAll(() => project.remove());

const config = oldShop['storypole.config.jsonc'] ?? '';
const workflow = oldShop['.github/workflows/ci.yml'] ?? '';
const manifest = oldShop['package.json'] ?? '';
const structure = oldShop['test/structure.test.ts'] ?? '';

/** Makes a change, asks the gate, and takes the change back. */
async function gate(changed: Readonly<Record<string, string | undefined>>): Promise<readonly Found[]> {
  project.write(changed);
  project.commit('A change');
  const { code, stdout, stderr } = await project.run(['gate', '--base', 'main', '--format', 'json']);
  project.git('reset', '-q', '--hard', 'main');
  const report = JSON.parse(stdout) as {
    readonly findings: readonly { rule: string; from: { file: string }; names: readonly string[] }[];
    readonly faults: readonly unknown[];
  };
  expect(stderr).toBe('');
  expect(report.faults).toEqual([]);
  expect(code).toBe(report.findings.length > 0 ? 1 : 0);
  return report.findings.map(({ rule, from, names }) => ({ rule, file: from.file, loosens: names.join() }));
}

const edit = (from: string, to: string): Readonly<Record<string, string>> => {
  expect(config).toContain(from);
  return { 'storypole.config.jsonc': config.replace(from, to) };
};

describe('a change of the policy is reported where it', () => {
  test.each([
    [
      'opens a cell',
      '"deny"',
      '"allow": [{ "from": "repo", "to": "providers", "kind": "type", "why": "x" }], "deny"',
      'allow repo providers type',
    ],
    [
      'drops a denial',
      '"deny": [{ "from": "ui", "to": "repo", "why": "Pages read through runtime." }],',
      '',
      'allow ui repo',
    ],
    ['excludes files', '"deny"', '"exclude": ["src/domains/billing/**"], "deny"', 'exclude src/domains/billing/**'],
    ['counts code as tests', '"deny"', '"tests": ["**/*.test.ts", "**/*.ts"], "deny"', 'test **/*.ts'],
    [
      'widens a layer',
      '"deny"',
      '"layers": { "app": { "files": ["src/app/**", "src/domains/*/types/**"] } }, "deny"',
      'widen layer app src/domains/*/types/**',
    ],
    ['lets a domain use another', '"uses": {}', '"uses": { "billing": ["accounts"] }', 'uses billing accounts'],
    ['makes a strict domain lax', '"strict": ["accounts"]', '"strict": []', 'unstrict accounts'],
    ['frees a package', '"onlyIn": ["repo"]', '"onlyIn": ["repo", "service"]', 'package pg in service'],
    [
      'drops a global',
      '"globals": { "process.env": { "onlyIn": ["app"], "why": "Settings are read once." } },',
      '',
      'remove global process.env',
    ],
    [
      'switches a rule off',
      '"rules": {',
      '"rules": { "misdirected-import": { "severity": "off" },',
      'off misdirected-import',
    ],
    ['makes a rule look away', '"dynamic": true', '"dynamic": false', 'option import-cycle dynamic'],
  ])('%s', async (_title, from, to, loosens) => {
    const found = await gate(edit(from, to));
    expect(found.map((one) => one.loosens)).toContain(loosens);
    expect(found.every(({ rule }) => rule === 'loosened-policy')).toBe(true);
  });

  test('takes another preset', async () => {
    const found = await gate({
      'storypole.config.jsonc': '{ "preset": "none", "layers": { "all": { "files": ["src/**"] } } }',
    });
    expect(found.map(({ loosens }) => loosens)).toContain('remove layer service');
  });

  test('makes an exception', async () => {
    const entry = `"exceptions": [{ "rule": "misdirected-import", "from": "src/a.ts", "to": "src/b.ts", "why": "x", "owner": "@a", "until": "2099-01-01" }], "deny"`;
    expect(await gate(edit('"deny"', entry))).toEqual([
      {
        rule: 'loosened-policy',
        file: 'storypole.config.jsonc',
        loosens: 'exception misdirected-import src/a.ts src/b.ts',
      },
    ]);
  });

  test('removes the config', async () => {
    const found = await gate({ 'storypole.config.jsonc': undefined, 'tools/storypole.config.jsonc': config });
    expect(found.map(({ loosens }) => loosens)).toContain('remove config storypole.config.jsonc');
  });

  test('switches off the rule that would report it', async () => {
    const found = await gate(
      edit('"rules": {', '"exclude": ["src/app/**"], "rules": { "loosened-policy": { "severity": "off" },'),
    );
    expect(found.map(({ loosens }) => loosens)).toEqual(
      expect.arrayContaining(['exclude src/app/**', 'off loosened-policy']),
    );
  });

  test('puts code into a new folder of which nobody has spoken', async () => {
    expect(await gate({ 'lib/free.ts': "import '../src/domains/billing/repo/ledger';\n" })).toEqual([
      { rule: 'loosened-policy', file: 'lib/free.ts', loosens: 'unmapped lib' },
    ]);
  });
});

test('tightening is free', async () => {
  expect(
    await gate({
      'storypole.config.jsonc': config
        .replace('"onlyIn": ["app"]', '"onlyIn": []')
        .replace('"strict": ["accounts"]', '"strict": ["accounts", "billing"]')
        .replace('"deny": [', '"deny": [{ "from": "runtime", "to": "repo", "why": "x" },'),
      '.github/workflows/more.yml': 'on: push\njobs:\n  x:\n    steps:\n      - run: npx storypole prove\n',
      'package.json': manifest.replaceAll('^1.2.0', '^1.3.0'),
      'test/structure.test.ts': `${structure}test('more', () => expect(arch).toRespectPolicy());\n`,
    }),
  ).toEqual([]);
});

describe('a loosening', () => {
  const loose = (approvals: string): Readonly<Record<string, string>> => ({
    'storypole.config.jsonc': config
      .replace('"uses": {}', '"uses": { "billing": ["accounts"] }')
      .replace('"deny"', `"approvals": [${approvals}], "deny"`),
  });
  const approval = '{ "loosens": "uses billing accounts", "why": "Invoices name their user.", "owner": "@arch" }';

  test('passes with an approval of the same change, which is shown', async () => {
    project.write(loose(approval));
    const { code, stdout } = await project.run(['gate', '--base', 'main']);
    project.git('checkout', '-q', '.');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Approved by @arch (`uses billing accounts`): The domain `billing` may use `accounts`. Invoices name their user.',
    );
  });

  test('needs an approval of its own: one for something else passes nothing', async () => {
    const found = await gate(loose(approval.replace('billing accounts', 'accounts billing')));
    expect(found.map(({ loosens }) => loosens)).toEqual(['uses billing accounts']);
  });

  test('is not passed by an approval that was there before', async () => {
    project.write({ 'storypole.config.jsonc': config.replace('"deny"', `"approvals": [${approval}], "deny"`) });
    project.commit('Approve in advance');
    project.write(loose(approval));
    const { code } = await project.run(['gate', '--base', 'HEAD']);
    project.git('reset', '-q', '--hard', 'main');
    expect(code).toBe(1);
  });
});

describe('known debt', () => {
  test('that grew is reported, whoever wrote it', async () => {
    project.write({
      'src/domains/billing/types/fee.ts': "import { charge } from '../service/charge';\nexport const fee = charge;\n",
    });
    expect((await project.run(['debt', 'freeze', '--rule', 'misdirected-import'])).code).toBe(0);
    expect((await project.run(['check'])).code).toBe(0);
    expect(await gate({})).toEqual([
      {
        rule: 'grown-debt',
        file: 'src/domains/billing/storypole.debt.json',
        loosens: 'debt misdirected-import in src/domains/billing/storypole.debt.json',
      },
    ]);
  });

  test('that was carried to another name did not grow', async () => {
    project.git('mv', 'src/domains/billing/types/tax.ts', 'src/domains/billing/types/duty.ts');
    expect((await project.run(['debt', 'prune'])).code).toBe(0);
    expect(await gate({})).toEqual([]);
  });
});

describe('a check that is taken away is reported:', () => {
  test.each([
    [
      'a step of a workflow',
      { '.github/workflows/ci.yml': workflow.replace('npx storypole check --base origin/main', 'npm test') },
      'remove storypole check --base origin/main in .github/workflows/ci.yml',
    ],
    [
      'a step that is left to fail',
      { '.github/workflows/ci.yml': `${workflow}        continue-on-error: true\n` },
      'mute storypole check --base origin/main in .github/workflows/ci.yml',
    ],
    [
      'a job that is left to fail',
      { '.github/workflows/ci.yml': workflow.replace('    runs-on', '    continue-on-error: true\n    runs-on') },
      'mute storypole check --base origin/main in .github/workflows/ci.yml',
    ],
    [
      'a command that cannot fail',
      { '.github/workflows/ci.yml': workflow.replace('origin/main', 'origin/main || true') },
      'mute storypole check --base origin/main in .github/workflows/ci.yml',
    ],
    [
      'a gate that compares no more',
      { '.github/workflows/ci.yml': workflow.replace(' --base origin/main', '') },
      'remove storypole check --base origin/main in .github/workflows/ci.yml',
    ],
    [
      'an event that starts it',
      { '.github/workflows/ci.yml': workflow.replace('  pull_request:\n', '') },
      'remove on pull_request in .github/workflows/ci.yml',
    ],
    ['a workflow', { '.github/workflows/ci.yml': undefined }, 'remove on pull_request in .github/workflows/ci.yml'],
    ['a hook', { '.husky/pre-commit': undefined }, 'remove storypole check --staged in .husky/pre-commit'],
    [
      'a script',
      { 'package.json': manifest.replace('"storypole check"', '"true"') },
      'remove storypole check in package.json',
    ],
    [
      'an older tool',
      { 'package.json': manifest.replace('"storypole": "^1.2.0"', '"storypole": "1.0.0"') },
      'version storypole in package.json',
    ],
    [
      'a tool from elsewhere',
      { 'package.json': manifest.replace('"storypole": "^1.2.0"', '"storypole": "file:./fake"') },
      'version storypole in package.json',
    ],
    [
      'a tool that is overridden',
      { 'package.json': manifest.replace('"dependencies"', '"overrides": { "storypole": "^1.2.0" }, "dependencies"') },
      'version storypole in package.json',
    ],
    [
      'a tool that is gone',
      { 'package.json': manifest.replace('"storypole": "^1.2.0", ', '') },
      'version storypole in package.json',
    ],
    ['a structural test', { 'test/structure.test.ts': undefined }, 'remove test layers hold'],
    [
      'a structural test that is skipped',
      { 'test/structure.test.ts': structure.replace("test('layers", "test.skip('layers") },
      'remove test layers hold',
    ],
    [
      'a structural test beside an only one',
      { 'test/structure.test.ts': structure.replace("test('billing", "test.only('billing") },
      'remove test layers hold',
    ],
    [
      'a structural test that claims nothing',
      { 'test/structure.test.ts': structure.replace('expect(arch).toRespectLayers();', '') },
      'remove test layers hold',
    ],
    [
      'a rule that ESLint does not report',
      { 'eslint.config.js': "export default [{ rules: { 'storypole/deep-import': 'off' } }];\n" },
      "silence export default [{ rules: { 'storypole/deep-import': 'off' } }]; in eslint.config.js",
    ],
  ])('%s', async (_title, changed, loosens) => {
    const found = await gate(changed);
    expect(found.map((one) => one.loosens)).toContain(loosens);
    expect(found.every(({ rule }) => rule === 'removed-check')).toBe(true);
  });

  test('not one that has another name, or another place', async () => {
    expect(
      await gate({
        '.husky/pre-commit': undefined,
        'lefthook.yml': 'pre-commit:\n  commands:\n    layers:\n      run: npx storypole check --staged\n',
        '.github/workflows/ci.yml': undefined,
        '.github/workflows/checks.yml': workflow,
        'test/structure.test.ts': undefined,
        'test/arch.test.ts': structure.replace("'layers hold'", "'the layers hold'"),
      }),
    ).toEqual([]);
  });
});

describe('a comment that silences', () => {
  const file = 'src/app/main.ts';
  const text = oldShop[file] ?? '';

  test('a rule about dependencies is reported where it is new', async () => {
    const found = await gate({ [file]: `// eslint-disable-next-line storypole/deep-import -- no time\n${text}` });
    expect(found).toEqual([{ rule: 'new-suppression', file, loosens: `suppression ${file}` }]);
  });

  test('everything is reported', async () => {
    expect(await gate({ [file]: `/* eslint-disable */\n${text}` })).toHaveLength(1);
  });

  test('another rule, or is text, is not', async () => {
    const other = `// eslint-disable-next-line no-console\n${text}const note = '// eslint-disable-line storypole/deep-import';\n`;
    expect(await gate({ [file]: other })).toEqual([]);
  });
});

test('a base whose config is code is evaluated as it was', async () => {
  const code = `import { uses } from './uses';\nexport default { preset: 'harness' as const, domains: { uses } };\n`;
  const before: Readonly<Record<string, string | undefined>> = {
    'storypole.config.jsonc': undefined,
    'storypole.config.ts': code,
    'uses.ts': 'export const uses: Record<string, string[]> = {};\n',
  };
  project.write(before);
  project.commit('A config in TypeScript');
  const run = project.git('rev-parse', 'HEAD').trim();
  project.write({ 'uses.ts': "export const uses: Record<string, string[]> = { billing: ['accounts'] };\n" });
  const { code: exit, stdout, stderr } = await project.run(['gate', '--base', run]);
  expect(stderr).toBe('');
  expect(stdout).toContain('uses billing accounts');
  expect(exit).toBe(1);
  const refused = await project.run(['gate', '--base', run, '--no-config-code']);
  expect(refused.code).toBe(2);
  project.git('checkout', '-q', '.');
  project.git('reset', '-q', '--hard', 'main');
});

test('says what it needs where there is no base', async () => {
  const { code, stdout } = await project.run(['gate', '--base', 'nowhere']);
  expect(code).toBe(2);
  expect(stdout).toContain('git knows no `nowhere`');
});
