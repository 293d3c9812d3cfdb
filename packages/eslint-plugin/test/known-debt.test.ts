import { check, createNodeProviders } from '@storypole/core';
import { rules } from '@storypole/rules';
import { ESLint } from 'eslint';
import plugin from 'eslint-plugin-storypole';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { languages } from './parity/languages';
import { runOxlint } from './parity/run-oxlint';
import { writeFiles } from './write-files';

const CHARGE = 'src/domains/billing/service/charge.ts';
const DEBT = 'src/domains/billing/storypole.debt.json';
const once = "import { toast } from '../ui/toast';\n";
const root = writeFiles({
  'storypole.config.json': {},
  [CHARGE]: '',
  'src/domains/billing/ui/toast.ts': "import '../service/charge';\nexport const toast = 1;\nexport const bread = 2;\n",
});
afterAll(() => fs.rmSync(root, { recursive: true }));

const write = (file: string, text: string): void => fs.writeFileSync(path.join(root, file), text);
const toDebt = (count: number) => ({
  schema: 'storypole/debt@1',
  debt: {
    'import-cycle': {
      [CHARGE]: { 'src/domains/billing/ui/toast.ts': { value: count } },
      'src/domains/billing/ui/toast.ts': { [CHARGE]: { value: 1 } },
    },
    'misdirected-import': { [CHARGE]: { 'src/domains/billing/ui/toast.ts': { 'value toast': count } } },
  },
});

interface Answers {
  readonly linted: readonly string[];
  readonly oxlinted: readonly string[];
  readonly checked: readonly string[];
}

/** What ESLint and oxlint report and what the command does not accept, each as `file:line rule`. */
async function ask(): Promise<Answers> {
  const host = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [...languages, plugin.configs.strict],
  });
  const results = await host.lintFiles(['src']);
  const linted = results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, line }) => `${path.relative(root, filePath)}:${line} ${ruleId?.split('/')[1] ?? ''}`),
  );
  const { reports } = check({ cwd: root, paths: [], configCode: false }, createNodeProviders(), rules);
  expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
  const fresh = reports.flatMap(({ findings }) => findings.filter(({ known }) => !known));
  const oxlinted = runOxlint(root).reported.map(
    ({ file, range, rule }) => `${file}:${range.split(':')[0] ?? ''} ${rule}`,
  );
  return {
    linted: linted.sort(),
    oxlinted: oxlinted.sort(),
    checked: fresh.map(({ from, rule }) => `${from.file}:${from.line} ${rule}`).sort(),
  };
}

beforeEach(() => {
  write(CHARGE, `${once}export const charge = toast;\n`);
  write(DEBT, JSON.stringify(toDebt(1)));
});

test('what is known is reported by none', async () => {
  expect(await ask()).toEqual({ linted: [], oxlinted: [], checked: [] });
});

test('without the debt all report the same', async () => {
  fs.rmSync(path.join(root, DEBT));
  const { linted, oxlinted, checked } = await ask();
  expect(linted).toEqual(checked);
  expect(oxlinted).toEqual(checked);
  expect(linted.length).toBe(2);
});

test('one offence too many, and another name, are reported by all at the same line', async () => {
  write(
    CHARGE,
    `${once}export { bread } from '../ui/toast';\nexport * as all from '../ui/toast';\nexport { toast };\n`,
  );
  const { linted, oxlinted, checked } = await ask();
  expect(linted).toEqual(checked);
  expect(oxlinted).toEqual(checked);
  expect(linted).toContain(`${CHARGE}:2 misdirected-import`);
  expect(linted).not.toContain(`${CHARGE}:1 misdirected-import`);
});
