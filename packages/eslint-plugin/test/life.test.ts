import type { ESLint as Eslint9 } from 'eslint';
import plugin from 'eslint-plugin-storypole';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { languages } from './parity/languages';

const fromWorkspace = createRequire(path.join(import.meta.dirname, '../../../package.json'));
const { ESLint } = fromWorkspace('eslint') as { readonly ESLint: typeof Eslint9 };

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'storypole-life-')));
afterAll(() => fs.rmSync(root, { recursive: true }));

/** One ESLint, alive through all steps, as in an editor's server. */
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [...languages, plugin.configs.strict],
});

const write = (file: string, text: string | object): void => {
  const target = path.join(root, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, typeof text === 'string' ? text : JSON.stringify(text));
};
const remove = (file: string): void => fs.rmSync(path.join(root, file), { recursive: true });
/** `rule line`, or the whole message of a fault. */
const toWords = (results: readonly Eslint9.LintResult[]): readonly string[] =>
  results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, message, messageId }) =>
      messageId === 'fault' ? message : `${(ruleId ?? '').replace('storypole/', '')} ${line}`,
    ),
  );
const lint = async (file: string): Promise<readonly string[]> =>
  toWords(await eslint.lintFiles([path.join(root, file)]));
const lintText = async (file: string, text: string): Promise<readonly string[]> =>
  toWords(await eslint.lintText(text, { filePath: path.join(root, file) }));

const charge = 'src/domains/billing/service/charge.ts';
const importsUi = "import { toast } from '../ui/toast';\nexport const charge = () => toast;\n";
const opens = { allow: [{ from: 'service', to: 'ui', why: 'an experiment' }] };

test('a project begins without a config', async () => {
  write('package.json', { name: 'shop' });
  write(charge, importsUi);
  write('src/domains/billing/ui/toast.ts', 'export const toast = 1;\n');
  expect(await lint(charge)).toEqual(['misdirected-import 1']);
});

test('a config comes, changes, breaks and is mended', async () => {
  write('storypole.config.json', opens);
  expect(await lint(charge)).toEqual([]);
  write('storypole.config.json', {});
  expect(await lint(charge)).toEqual(['misdirected-import 1']);
  write('storypole.config.json', { alow: [], layers: { repo: { fils: [] } } });
  const [fault, ...others] = await lint(charge);
  expect(others).toEqual([]);
  expect(fault).toContain('config/unknown-key at storypole.config.json:1');
  expect(fault).toContain('alow');
  expect(fault).toContain('fils');
  write('storypole.config.json', opens);
  expect(await lint(charge)).toEqual([]);
  remove('storypole.config.json');
  expect(await lint(charge)).toEqual(['misdirected-import 1']);
});

test('a config in TypeScript changes, and so does what it imports and extends', async () => {
  write('policy/cells.ts', 'export const allow = [];\n');
  write('team.json', {});
  write(
    'storypole.config.ts',
    "import { allow } from './policy/cells';\nexport default { extends: ['./team.json'], allow };\n",
  );
  expect(await lint(charge)).toEqual(['misdirected-import 1']);
  write('policy/cells.ts', `export const allow = ${JSON.stringify(opens.allow)};\n`);
  expect(await lint(charge)).toEqual([]);
  write('policy/cells.ts', 'export const allow = [];\n');
  expect(await lint(charge)).toEqual(['misdirected-import 1']);
  write('team.json', opens);
  expect(await lint(charge)).toEqual([]);
  remove('storypole.config.ts');
});

test('files come, go and are renamed', async () => {
  write('storypole.config.json', {});
  write(charge, "import { fee } from './fee';\nexport const charge = fee;\n");
  expect(await lint(charge)).toEqual(['unresolved-import 1']);
  write('src/domains/billing/service/fee.ts', 'export const fee = 1;\n');
  expect(await lint(charge)).toEqual([]);
  fs.renameSync(path.join(root, 'src/domains/billing/service/fee.ts'), path.join(root, 'src/domains/billing/fee.ts'));
  expect(await lint(charge)).toEqual(['unresolved-import 1']);
  expect(await lint('src/domains/billing/fee.ts')).toEqual(['unplaced-file 1']);
  remove('src/domains/billing/fee.ts');
});

test('what a module hands on changes', async () => {
  const barrel = 'src/domains/billing/service/all.ts';
  write('src/domains/billing/ui/toast.ts', 'export const toast = 1;\n');
  write(barrel, 'export const fee = 1;\n');
  write('src/domains/billing/index.ts', "export { fee } from './service/all';\n");
  write('src/domains/accounts/repo/rows.ts', "import { fee } from '../../billing';\nexport const rows = fee;\n");
  write('storypole.config.json', { domains: { uses: { accounts: ['billing'] } } });
  expect(await lint('src/domains/accounts/repo/rows.ts')).toEqual(['laundered-import 1']);
  write('src/domains/billing/types/fee.ts', 'export const fee = 1;\n');
  write(barrel, "export { fee } from '../types/fee';\n");
  expect(await lint('src/domains/accounts/repo/rows.ts')).toEqual([]);
  write(barrel, 'export const fee = 1;\n');
  expect(await lint('src/domains/accounts/repo/rows.ts')).toEqual(['laundered-import 1']);
});

test('what steers resolution changes', async () => {
  write('storypole.config.json', {});
  write(charge, "import { toast } from '@ui/toast';\nimport pg from 'pg';\nexport const charge = [toast, pg];\n");
  expect(await lint(charge)).toEqual(['unresolved-import 1', 'unresolved-import 2']);
  write('tsconfig.json', { compilerOptions: { paths: { '@ui/*': ['./src/domains/billing/ui/*'] } } });
  expect(await lint(charge)).toEqual(['misdirected-import 1', 'unresolved-import 2']);
  write('package.json', { name: 'shop', dependencies: { pg: '8' } });
  expect(await lint(charge)).toEqual(['misdirected-import 1']);
  write('tsconfig.json', {});
  expect(await lint(charge)).toEqual(['unresolved-import 1']);
  write('src/ambient.d.ts', "declare module '@ui/*';\n");
  expect(await lint(charge)).toEqual([]);
  remove('src/ambient.d.ts');
  expect(await lint(charge)).toEqual(['unresolved-import 1']);
});

test('a buffer is judged as it stands, saved or not', async () => {
  write(charge, 'export const charge = 1;\n');
  expect(await lintText(charge, importsUi)).toEqual(['misdirected-import 1']);
  expect(await lint(charge)).toEqual([]);
  const fresh = 'src/domains/billing/types/new/fee.ts';
  expect(await lintText(fresh, "import '../../repo/rows';\n")).toEqual(['unresolved-import 1']);
  write('src/domains/billing/repo/rows.ts', 'export const rows = 1;\n');
  expect(await lintText(fresh, "import '../../repo/rows';\n")).toEqual(['misdirected-import 1']);
  expect(await lintText('src/stray.ts', 'export {};\n')).toEqual(['unplaced-file 1']);
  expect(await lint(charge)).toEqual([]);
});

test('a cycle closes and opens, and is told from the files on disk', async () => {
  const [one, two] = ['src/domains/billing/service/one.ts', 'src/domains/billing/service/two.ts'];
  write(one, "import { two } from './two';\nexport const one = two;\n");
  write(two, 'export const two = 2;\n');
  expect(await lint(one)).toEqual([]);
  write(two, "import { one } from './one';\nexport const two = one;\n");
  expect(await lint(one)).toEqual(['import-cycle 1']);
  const [unsaved] = await eslint.lintText('export const one = 1;\n', { filePath: path.join(root, one) });
  expect(unsaved?.messages.map(({ message }) => message.slice(-24))).toEqual(['it for an exact verdict.']);
  write(one, 'export const one = 1;\n');
  expect(await lint(one)).toEqual([]);
});

test('a folder gets a config of its own', async () => {
  write(charge, importsUi);
  expect(await lint(charge)).toEqual(['misdirected-import 1']);
  write('src/domains/storypole.config.json', {
    preset: 'none',
    include: ['**'],
    layers: { all: { files: ['**'] } },
    allow: [{ from: 'all', to: 'all', why: 'one layer' }],
  });
  expect(await lint(charge)).toEqual([]);
  remove('src/domains/storypole.config.json');
  expect(await lint(charge)).toEqual(['misdirected-import 1']);
});

test('git begins to ignore a file', async () => {
  fs.mkdirSync(path.join(root, '.git'));
  expect(await lint(charge)).toEqual(['misdirected-import 1']);
  write('.gitignore', 'charge.ts\n');
  expect(await lint(charge)).toEqual([]);
  write('.gitignore', 'other.ts\n');
  expect(await lint(charge)).toEqual(['misdirected-import 1']);
});

test('a run over all files, again and again, is never behind', async () => {
  for (let index = 0; index < 12; index++) write(`src/utils/part-${index}.ts`, `export const part = ${index};\n`);
  const count = async (): Promise<number> =>
    toWords(await eslint.lintFiles([path.join(root, 'src/utils')])).filter((words) => words.startsWith('misdirected'))
      .length;
  expect(await count()).toBe(0);
  write('src/utils/part-3.ts', "import '../domains/billing/service/one';\n");
  expect(await count()).toBe(1);
  write('src/utils/part-11.ts', "import '../domains/billing/service/one';\n");
  expect(await count()).toBe(2);
  write('storypole.config.json', { rules: { 'misdirected-import': { severity: 'off' } } });
  expect(await count()).toBe(0);
  write('storypole.config.json', {});
  write('src/utils/part-0.ts', "import '../domains/billing/service/two';\n");
  expect(await count()).toBe(3);
});
