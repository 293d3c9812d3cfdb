import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const source = fileURLToPath(new URL('load-module.ts', import.meta.url));
let folder = '';

interface Outcome {
  readonly exported?: unknown;
  readonly error?: string;
  readonly line?: string;
}

/** What a process of its own says of every module: Vitest would load them by its own means. */
function loadAll(flags: readonly string[], isFresh: boolean): Readonly<Record<string, Outcome>> {
  const script = `
    import { loadModule } from ${JSON.stringify(pathToFileURL(path.join(folder, 'load-module.mjs')).href)};
    const outcomes = {};
    for (const name of ${JSON.stringify(Object.keys(FILES))}) {
      try {
        outcomes[name] = { exported: loadModule(${JSON.stringify(folder)} + '/' + name, ${String(isFresh)}).default };
      } catch (error) {
        outcomes[name] = { error: error.message.split('\\n')[0], line: error.stack.split(name + ':')[1]?.match(/^\\d+/)?.[0] };
      }
    }
    console.log(JSON.stringify(outcomes));`;
  const options = ['--no-warnings', ...flags, '--input-type=module', '-e', script];
  return JSON.parse(execFileSync(process.execPath, options, { encoding: 'utf8', cwd: folder })) as Readonly<
    Record<string, Outcome>
  >;
}

const FILES: Readonly<Record<string, string>> = {
  'plain.mjs': "export default { preset: 'onion' };",
  'plain.js': "module.exports = { preset: 'onion' };",
  'erasable.ts':
    "import { preset } from './named.ts';\nconst config: { readonly preset: string } = { preset };\nexport default config;",
  'named.ts': "export const preset: string = 'onion';\nexport interface Config { readonly preset: string }",
  'extensionless.ts': "import { preset } from './named';\nexport default { preset };",
  'type-as-value.ts': "import { Config, preset } from './named.ts';\nexport default { preset } satisfies Config;",
  'enum.mts': "enum Preset { onion = 'onion' }\nexport default { preset: Preset.onion };",
  'awaiting.ts': "import { preset } from './named';\nexport default { preset: await Promise.resolve(preset) };",
  'awaiting.mjs': "export default await Promise.resolve({ preset: 'onion' });",
  'ending.ts': 'await Promise.resolve();\nprocess.exit(3);\nexport default {};',
  'refusing.ts': "await Promise.resolve();\n\nthrow new Error('no preset');",
  'throwing.ts': 'const layers: string[] = [];\n\nexport default { preset: layers[0]!.trim() };',
  'missing.ts': "import { preset } from './nowhere.ts';\nexport default { preset };",
  'broken.ts': 'export default {',
};

beforeAll(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'storypole-load-module-')));
  for (const [name, text] of Object.entries(FILES)) fs.writeFileSync(path.join(folder, name), text);
  const { outputText } = ts.transpileModule(fs.readFileSync(source, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
  });
  fs.writeFileSync(path.join(folder, 'load-module.mjs'), outputText);
  const jiti = path.dirname(fileURLToPath(import.meta.resolve('jiti/package.json')));
  fs.mkdirSync(path.join(folder, 'node_modules'));
  fs.symlinkSync(jiti, path.join(folder, 'node_modules/jiti'), 'dir');
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe.each([
  ['where Node reads TypeScript', [], false],
  ['where Node reads no TypeScript', ['--no-experimental-strip-types'], false],
  ['where modules may have changed', [], true],
])('%s', (_, flags, isFresh) => {
  let outcomes: Readonly<Record<string, Outcome>> = {};
  beforeAll(() => {
    outcomes = loadAll(flags, isFresh);
  });

  test.each([
    'plain.mjs',
    'plain.js',
    'erasable.ts',
    'extensionless.ts',
    'type-as-value.ts',
    'enum.mts',
    'awaiting.ts',
    'awaiting.mjs',
  ])('%s is loaded', (name) => {
    expect(outcomes[name]).toEqual({ exported: { preset: 'onion' } });
  });

  test('a module that throws is reported at its line', () => {
    expect(outcomes['throwing.ts']).toEqual({
      error: "Cannot read properties of undefined (reading 'trim')",
      line: '3',
    });
  });

  test('a module that awaits and throws is reported at its line', () => {
    expect(outcomes['refusing.ts']).toEqual({ error: 'no preset', line: '3' });
  });

  test('a module that awaits and ends its process is an error in words', () => {
    expect(outcomes['ending.ts']?.error).toBe('it ends its process, or exports what is no plain data');
  });

  test('a missing import is named', () => {
    expect(outcomes['missing.ts']?.error).toContain('nowhere.ts');
  });

  test('broken syntax is an error', () => {
    expect(outcomes['broken.ts']?.error).toBeDefined();
  });
});

test('a module that changed, and what it imports, is read again', () => {
  const script = `
    import { writeFileSync } from 'node:fs';
    import { loadModule } from ${JSON.stringify(pathToFileURL(path.join(folder, 'load-module.mjs')).href)};
    const said = [];
    for (const preset of ['onion', 'none']) {
      writeFileSync('part.ts', "export const preset: string = '" + preset + "';");
      writeFileSync('whole.ts', "import { preset } from './part.ts';\\nexport default preset;");
      said.push(loadModule(${JSON.stringify(folder)} + '/whole.ts', said.length > 0).default);
    }
    console.log(JSON.stringify(said));`;
  const options = ['--no-warnings', '--input-type=module', '-e', script];
  expect(JSON.parse(execFileSync(process.execPath, options, { encoding: 'utf8', cwd: folder }))).toEqual([
    'onion',
    'none',
  ]);
});
