import { check, createNodeProviders } from '@storypole/core';
import { rules } from '@storypole/rules';
import { ESLint } from 'eslint';
import plugin from 'eslint-plugin-storypole';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { languages } from './parity/languages';

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'storypole-changes-')));
afterAll(() => fs.rmSync(root, { recursive: true }));

const files: Readonly<Record<string, string>> = {
  'storypole.config.json': JSON.stringify({
    domains: { uses: { billing: ['accounts'] } },
    allow: [{ from: 'repo', to: 'service', kind: 'type', domain: 'listed', why: 'rows have the shape of results' }],
  }),
  'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@/*': ['./src/*'] } } }),
  'src/domains/accounts/index.ts': "export { findAccount, type Account } from './service/find-account';\n",
  'src/domains/accounts/service/find-account.ts':
    'export const findAccount = 1;\nexport const hidden = 2;\nexport interface Account {}\n',
  'src/domains/billing/service/charge.ts':
    'export const charge = 1;\nexport interface Charge {}\nexport default charge;\n',
  'verbatim/tsconfig.json': JSON.stringify({ compilerOptions: { verbatimModuleSyntax: true } }),
  'verbatim/storypole.config.json': JSON.stringify({
    allow: [{ from: 'repo', to: 'service', kind: 'type', why: 'rows have the shape of results' }],
  }),
  'verbatim/src/domains/billing/service/charge.ts': 'export interface Charge {}\n',
};
for (const [file, text] of Object.entries(files)) {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
}

interface Outcome {
  readonly fixed: string;
  readonly suggested: readonly string[];
}

/** The text after `--fix`, and what each suggestion would make of it. */
async function change(file: string, text: string): Promise<Outcome> {
  const host = new ESLint({
    cwd: root,
    fix: true,
    overrideConfigFile: true,
    overrideConfig: [...languages, plugin.configs.recommended],
  });
  const [result] = await host.lintText(text, { filePath: path.join(root, file) });
  const fixed = result?.output ?? text;
  const suggested = (result?.messages ?? []).flatMap(({ suggestions = [] }) =>
    suggestions.map(
      ({ desc, fix }) => `${desc} ${fixed.slice(0, fix.range[0])}${fix.text}${fixed.slice(fix.range[1])}`,
    ),
  );
  return { fixed, suggested };
}

/** The remedies of the command for the same text. */
async function readRemedies(file: string, text: string): Promise<readonly string[]> {
  await fs.promises.mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await fs.promises.writeFile(path.join(root, file), text);
  const options = { cwd: root, paths: [file], configCode: false };
  const { reports } = check(options, createNodeProviders({}), rules);
  await fs.promises.rm(path.join(root, file));
  return reports.flatMap(({ findings }) => findings.flatMap(({ remedies }) => remedies.map((remedy) => remedy.text)));
}

const row = 'src/domains/billing/repo/row.ts';
const bill = 'src/domains/billing/service/bill.ts';

describe('an import of which only types are used', () => {
  test('becomes one of types', async () => {
    const text = "import { Charge } from '../service/charge';\nexport type Row = Charge;\n";
    expect((await change(row, text)).fixed).toBe(`import type${text.slice('import'.length)}`);
  });

  test('stays where one name is used as a value', async () => {
    const text = "import { charge, Charge } from '../service/charge';\nexport const row: Charge = charge;\n";
    expect(await change(row, text)).toEqual({ fixed: text, suggested: [] });
  });

  test('stays where a type may not be imported either', async () => {
    const text = "import { Charge } from '../service/charge';\nexport type Fee = Charge;\n";
    expect(await change('src/domains/billing/config/fee.ts', text)).toEqual({ fixed: text, suggested: [] });
  });

  test('stays where it has a default beside the names, for which there is no syntax', async () => {
    const text = "import charge, { Charge } from '../service/charge';\nexport type Row = [Charge, typeof charge];\n";
    expect(await change(row, text)).toEqual({ fixed: text, suggested: [] });
  });

  test('is only suggested as one of types where the compiler would keep it', async () => {
    const text = "import { Charge } from '../service/charge';\nexport type Row = Charge;\n";
    expect(await change(`verbatim/${row}`, text)).toEqual({
      fixed: text,
      suggested: [
        `${(await readRemedies(`verbatim/${row}`, text))[0] ?? ''} import type${text.slice('import'.length)}`,
      ],
    });
  });
});

describe('an import past the entry of another domain', () => {
  test('is suggested to go through the entry that hands the name on', async () => {
    const text =
      "import { findAccount } from '../../accounts/service/find-account';\nexport const bill = findAccount;\n";
    expect(await change(bill, text)).toEqual({
      fixed: text,
      suggested: [
        `Import \`findAccount\` from \`../../accounts\`: src/domains/accounts/index.ts exports it already. ${text.replace('../../accounts/service/find-account', '../../accounts')}`,
      ],
    });
  });

  test('is put in the words of the command', async () => {
    const text =
      "import { findAccount } from '../../accounts/service/find-account';\nexport const bill = findAccount;\n";
    const { suggested } = await change(bill, text);
    const [words = ''] = await readRemedies(bill, text);
    expect(suggested[0]?.startsWith(`${words} `)).toBe(true);
    expect(words).toContain('exports it already');
  });

  test.each([
    ['@/domains/accounts/service/find-account', '@/domains/accounts'],
    ['../../accounts/service/find-account.js', '../../accounts/index.js'],
    ['../../accounts/service/find-account.ts', '../../accounts/index.ts'],
  ])('keeps the way in which it is written: %s', async (from, to) => {
    const text = `export { findAccount } from "${from}";\n`;
    const { suggested } = await change(bill, text);
    expect(suggested).toEqual([
      `Import \`findAccount\` from \`${to}\`: src/domains/accounts/index.ts exports it already. ${text.replace(from, to)}`,
    ]);
  });

  test('is left where the entry does not hand the name on', async () => {
    const text = "import { hidden } from '../../accounts/service/find-account';\nexport const bill = hidden;\n";
    expect(await change(bill, text)).toEqual({ fixed: text, suggested: [] });
  });

  test('is left where the change would break another rule', async () => {
    const text =
      "import { findAccount } from '../../accounts/service/find-account';\nexport const row = findAccount;\n";
    expect(await change(row, text)).toEqual({ fixed: text, suggested: [] });
  });
});
