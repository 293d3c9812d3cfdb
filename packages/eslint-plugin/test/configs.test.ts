import typescriptParser from '@typescript-eslint/parser';
import { ESLint as Eslint9 } from 'eslint';
import { defineConfig } from 'eslint/config';
import plugin from 'eslint-plugin-storypole';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeFiles } from './write-files';

const fromWorkspace = createRequire(path.join(import.meta.dirname, '../../../package.json'));
const { ESLint: Eslint10 } = fromWorkspace('eslint') as { readonly ESLint: typeof Eslint9 };

const root = writeFiles({
  'storypole.config.json': {},
  'tsconfig.json': { compilerOptions: { strict: true, module: 'preserve', noEmit: true }, include: ['src'] },
  'src/domains/billing/service/charge.ts':
    "import { toast } from '../ui/toast';\nexport const charge: string = toast;\n",
  'src/domains/billing/ui/toast.ts': "export const toast = 'charged';\n",
});
afterAll(() => fs.rmSync(root, { recursive: true }));

async function lint(Host: typeof Eslint9, config: ReturnType<typeof defineConfig>): Promise<readonly string[]> {
  const host = new Host({ cwd: root, overrideConfigFile: true, overrideConfig: config });
  const results = await host.lintFiles(['src/domains/billing/service']);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
}

describe.each([
  ['9', Eslint9],
  ['10', Eslint10],
])('ESLint %s', (_major, Host) => {
  test.each(['recommended', 'strict', 'agent'])('extends %s by its name', async (name) => {
    const config = defineConfig([
      {
        files: ['**/*.ts'],
        languageOptions: { parser: typescriptParser },
        plugins: { storypole: plugin },
        extends: [`storypole/${name}`],
      },
    ]);
    expect(await lint(Host, config)).toEqual(['storypole/misdirected-import']);
  });

  test('lints with type information as without', async () => {
    const config = defineConfig([
      {
        files: ['**/*.ts'],
        languageOptions: {
          parser: typescriptParser,
          parserOptions: { projectService: true, tsconfigRootDir: root },
        },
      },
      plugin.configs.strict,
    ]);
    expect(await lint(Host, config)).toEqual(['storypole/misdirected-import']);
  });

  test('knows the plugin under another name', async () => {
    const config = defineConfig([
      { files: ['**/*.ts'], languageOptions: { parser: typescriptParser } },
      {
        plugins: { layers: plugin },
        rules: { 'layers/misdirected-import': 'error', 'layers/new-suppression': 'error' },
      },
    ]);
    expect(await lint(Host, config)).toEqual(['layers/misdirected-import']);
  });
});

test('every rule has a page, a schema without options, and a message', () => {
  for (const [id, { meta }] of Object.entries(plugin.rules)) {
    expect(meta?.schema).toEqual([]);
    expect(meta?.docs?.url).toMatch(new RegExp(`/${id}\\.md$`));
    expect(fs.existsSync(path.join(import.meta.dirname, `../docs/rules/${id}.md`))).toBe(true);
    expect(Object.keys(meta?.messages ?? {})).toContain('finding');
  }
});

test('the configs ask for every rule; only those of the graph are left to strict and agent', () => {
  const toIds = (name: keyof typeof plugin.configs) => Object.keys(plugin.configs[name].rules ?? {}).sort();
  const all = Object.keys(plugin.rules)
    .map((id) => `storypole/${id}`)
    .sort();
  expect(toIds('strict')).toEqual(all);
  expect(toIds('agent')).toEqual(all);
  expect(all.filter((id) => !toIds('recommended').includes(id))).toEqual([
    'storypole/domain-cycle',
    'storypole/import-cycle',
    'storypole/stale-exception',
  ]);
});
