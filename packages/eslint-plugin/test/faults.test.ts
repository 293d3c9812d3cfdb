import { ESLint } from 'eslint';
import plugin from 'eslint-plugin-storypole';
import fs from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { languages } from './parity/languages';
import { writeFiles } from './write-files';

const root = writeFiles({
  'package.json': {},
  'src/utils/text.ts': 'export const text = 1;\n',
  'src/utils/number.ts': 'export const number = 1;\n',
  'broken/storypole.config.json': { preset: 'hornes', layrs: {}, allow: [{ from: 'repo', to: 'nowhere', why: 'x' }] },
  'broken/src/utils/text.ts': "import './number';\n",
  'broken/src/utils/number.ts': 'export {};\n',
  'empty/storypole.config.json': {},
  'empty/src/text.ts': 'export {};\n',
  'twice/storypole.config.json': {},
  'twice/storypole.config.jsonc': {},
  'twice/src/utils/text.ts': 'export {};\n',
  'elsewhere/policy/storypole.config.json': {},
  'elsewhere/src/utils/text.ts': "import '../app/main';\n",
});
afterAll(() => fs.rmSync(root, { recursive: true }));

async function lint(folder: string, settings?: unknown): Promise<readonly (readonly string[])[]> {
  const host = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      ...languages,
      plugin.configs.strict,
      ...(settings === undefined ? [] : [{ settings: { storypole: settings } }]),
    ],
  });
  const results = await host.lintFiles([folder]);
  return results.map(({ messages }) => messages.map(({ line, column, message }) => `${line}:${column} ${message}`));
}

describe('a config that is wrong', () => {
  test('is one error at the beginning of each file, with every fault', async () => {
    const [first, second, ...others] = await lint('broken');
    expect(others).toEqual([]);
    expect(first).toHaveLength(1);
    expect(second).toEqual(first);
    expect(first?.[0]).toMatch(/^1:1 Storypole cannot vouch for this file: \d faults\.\n/);
    for (const word of ['hornes', 'layrs', 'nowhere']) expect(first?.[0]).toContain(word);
  });

  test('is told where it matches nothing', async () => {
    expect(await lint('empty')).toEqual([[expect.stringContaining('config/no-layer at storypole.config.json')]]);
  });

  test('is told where there are two', async () => {
    expect(await lint('twice')).toEqual([[expect.stringContaining('config/two-configs')]]);
  });
});

describe('settings', () => {
  test('name a config, and files outside its folder are none of its business', async () => {
    expect(await lint('elsewhere', { config: 'elsewhere/policy/storypole.config.json' })).toEqual([[]]);
    expect(await lint('src', { config: 'gone.json' })).toEqual([
      [expect.stringContaining('config/not-found')],
      [expect.stringContaining('config/not-found')],
    ]);
  });

  test.each([
    ['no object', 'src'],
    ['has no key `confg`', { confg: 'x' }],
    ['holds no text in `config`', { config: 1 }],
    ['names nobody in `messages`', { messages: 'robots' }],
  ])('that are wrong are told: %s', async (words, settings) => {
    const results = await lint('src', settings);
    expect(results).toHaveLength(2);
    for (const messages of results) expect(messages).toEqual([expect.stringContaining(words)]);
  });

  test('ask for messages to agents: one line, what to do before why', async () => {
    fs.writeFileSync(`${root}/src/utils/text.ts`, "import '../app/main';\n");
    const [, messages] = await lint('src', { messages: 'agent' });
    expect(messages).toEqual([
      expect.stringMatching(
        /^1:8 src\/utils\/text\.ts imports \.\.\/app\/main, .* Do this: Correct the path .* Why: An import .* A comment is no way out/,
      ),
    ]);
  });
});
