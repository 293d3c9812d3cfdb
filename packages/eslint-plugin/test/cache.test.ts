import { ESLint as Eslint9 } from 'eslint';
import plugin, { fingerprint } from 'eslint-plugin-storypole';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { languages } from './parity/languages';
import { writeFiles } from './write-files';

const fromWorkspace = createRequire(path.join(import.meta.dirname, '../../../package.json'));
const { ESLint: Eslint10 } = fromWorkspace('eslint') as { readonly ESLint: typeof Eslint9 };
const roots: string[] = [];
afterAll(() => {
  for (const root of roots) fs.rmSync(root, { recursive: true });
});

describe.each([
  ['9', Eslint9],
  ['10', Eslint10],
])('ESLint %s with a cache', (_major, Host) => {
  const root = writeFiles({
    'storypole.config.json': {},
    'src/domains/billing/service/charge.ts': "import { toast } from '../ui/toast';\nexport const charge = toast;\n",
    'src/domains/billing/ui/toast.ts': 'export const toast = 1;\n',
  });
  roots.push(root);
  const count = async (settings: Readonly<Record<string, unknown>>): Promise<number> => {
    const host = new Host({
      cwd: root,
      cache: true,
      overrideConfigFile: true,
      overrideConfig: [...languages, plugin.configs.recommended, { settings: { storypole: settings } }],
    });
    const results = await host.lintFiles(['src']);
    return results.reduce((sum, { messages }) => sum + messages.length, 0);
  };
  const open = { allow: [{ from: 'service', to: 'ui', why: 'an experiment' }] };
  const setPolicy = (policy: object): void =>
    fs.writeFileSync(path.join(root, 'storypole.config.json'), JSON.stringify(policy));

  test('remembers a verdict although the policy has changed', async () => {
    expect(await count({})).toBe(1);
    setPolicy(open);
    expect(await count({})).toBe(1);
  });

  test('forgets it with a fingerprint, when a verdict changes and not before', async () => {
    const opened = fingerprint(root);
    expect(await count({ fingerprint: opened })).toBe(0);
    fs.writeFileSync(path.join(root, 'src/domains/billing/ui/more.ts'), 'export const more = 1;\n');
    expect(fingerprint(root)).toBe(opened);
    setPolicy({});
    const closed = fingerprint(root);
    expect(closed).not.toBe(opened);
    expect(await count({ fingerprint: closed })).toBe(1);
  });
});

test('a fingerprint changes with a fault', () => {
  const root = writeFiles({ 'storypole.config.json': {}, 'src/utils/text.ts': 'export {};\n' });
  roots.push(root);
  const sound = fingerprint(root);
  fs.writeFileSync(path.join(root, 'storypole.config.json'), '{ "alow": [] }');
  expect(fingerprint(root)).not.toBe(sound);
});
