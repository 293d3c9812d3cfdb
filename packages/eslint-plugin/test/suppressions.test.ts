import { readExamples } from '@storypole/core/testing';
import { ESLint as Eslint9 } from 'eslint';
import plugin from 'eslint-plugin-storypole';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { languages } from './parity/languages';

const repository = path.join(import.meta.dirname, '../../..');
const fromWorkspace = createRequire(path.join(repository, 'package.json'));
const { ESLint: Eslint10 } = fromWorkspace('eslint') as { readonly ESLint: typeof Eslint9 };
const page = fs.readFileSync(path.join(repository, 'rules/new-suppression/rule.md'), 'utf8');
const examples = readExamples(page);
const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'storypole-suppressions-')));
afterAll(() => fs.rmSync(root, { recursive: true }));

describe.each([
  ['9', Eslint9],
  ['10', Eslint10],
])('ESLint %s, with comments in force,', (major, Host) => {
  test.each(examples.map((example) => [example.isOffence ? '✗' : '✓', example.title, example] as const))(
    '%s %s',
    async (_mark, _title, { files, expected, line }) => {
      const folder = path.join(root, `${major}-${line}`);
      const withConfig = Object.keys(files).some((file) => file.startsWith('storypole.config'));
      for (const [file, text] of Object.entries({
        ...files,
        ...(withConfig ? {} : { 'storypole.config.json': '{}' }),
      })) {
        fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        fs.writeFileSync(path.join(folder, file), text);
      }
      const host = new Host({
        cwd: folder,
        overrideConfigFile: true,
        overrideConfig: [
          ...languages,
          plugin.configs.strict,
          { linterOptions: { reportUnusedDisableDirectives: 'off' } },
        ],
      });
      const results = await host.lintFiles(['src']);
      const reported = results.flatMap(({ messages }) =>
        messages.filter(({ ruleId }) => ruleId === 'storypole/new-suppression'),
      );
      const wanted = expected.filter(({ rule }) => rule === 'new-suppression');
      expect(reported).toHaveLength(wanted.length);
      for (const { file, line: at } of wanted) {
        expect(reported.some(({ line: above, message }) => above === 0 && message.startsWith(`${file}:${at} `))).toBe(
          true,
        );
      }
    },
  );
});
