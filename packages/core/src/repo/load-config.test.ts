import { describe, expect, test } from 'vitest';
import { FaultError } from '#types/fault';
import type { FileSystem } from '#types/providers';
import { createMemoryFileSystem, type MemoryFileSystemOptions } from '../testing/create-memory-file-system';
import { findConfig } from './find-config';
import { loadConfig, type LoadOptions } from './load-config';

const CONFIG = 'storypole.config.json';
const TYPESCRIPT = 'storypole.config.ts';

interface Setup extends Partial<LoadOptions> {
  /** Path relative to the root → the namespace of the module, or an error to throw. */
  readonly modules?: Readonly<Record<string, unknown>>;
  readonly disk?: MemoryFileSystemOptions;
  readonly fileSystem?: (fileSystem: FileSystem) => FileSystem;
}

function load(
  files: Readonly<Record<string, string>>,
  name = CONFIG,
  { modules = {}, disk, fileSystem, ...options }: Setup = {},
) {
  const stubs = Object.fromEntries(Object.keys(modules).map((path) => [path, '']));
  const memory = createMemoryFileSystem('/repo', { ...stubs, ...files }, disk);
  return loadConfig(
    `/repo/${name}`,
    { fileSystem: fileSystem?.(memory) ?? memory },
    {
      configCode: true,
      findRules: () => [{ id: 'import-cycle' }],
      loadModule: (path) => {
        const module = modules[path.slice('/repo/'.length)];
        if (module instanceof Error) throw module;
        return module;
      },
      ...options,
    },
  );
}

function say(...args: Parameters<typeof load>): readonly string[] | undefined {
  const { faults } = load(...args);
  return faults?.map(
    ({ code, file, line, column, what, mend }) =>
      `${file as string}${line === undefined ? '' : `:${line}`}${column === undefined ? '' : `:${column}`} ${code}: ${what} ${mend}`,
  );
}

const json = (value: unknown): string => JSON.stringify(value);

describe('finding a config', () => {
  const find = (folder: string, ...names: readonly string[]): string | undefined =>
    findConfig(createMemoryFileSystem('/repo', Object.fromEntries(names.map((name) => [name, '']))), folder);

  test.each(['ts', 'mts', 'js', 'mjs', 'json', 'jsonc'])('knows .%s', (end) => {
    expect(find('/repo', `storypole.config.${end}`)).toBe(`/repo/storypole.config.${end}`);
  });

  test('goes upward and takes the nearest', () => {
    expect(find('/repo/apps/web/src', CONFIG, `apps/web/${TYPESCRIPT}`)).toBe(`/repo/apps/web/${TYPESCRIPT}`);
    expect(find('/repo/apps/web/src', CONFIG)).toBe(`/repo/${CONFIG}`);
  });

  test('ends at the root of the file system', () => {
    expect(find('/repo/apps', 'package.json')).toBeUndefined();
    expect(find('C:\\repo', 'package.json')).toBeUndefined();
  });

  test('does not take a folder for a config', () => {
    expect(find('/repo', `${TYPESCRIPT}/index.ts`)).toBeUndefined();
  });

  test('refuses two in one folder', () => {
    expect(() => find('/repo', TYPESCRIPT, CONFIG)).toThrow(FaultError);
    expect(() => find('/repo', TYPESCRIPT, CONFIG)).toThrow(
      'config/two-configs: `storypole.config.ts` and `storypole.config.json` lie in one folder.',
    );
  });
});

describe('a JSON config', () => {
  test('becomes a policy with lines', () => {
    const loaded = load({
      [CONFIG]: '\uFEFF{\n  // the default\n  "preset": "harness",\n  "include": ["src/**"],\n}',
    });
    expect(loaded.faults).toBeUndefined();
    expect(loaded).toMatchObject({ root: '/repo', files: [`/repo/${CONFIG}`], plugins: [] });
    expect(loaded.policy).toMatchObject({ source: CONFIG, written: ['include'], lines: { preset: 3, include: 4 } });
  });

  test('that is broken is reported with every line and column, and for nothing else', () => {
    expect(say({ [CONFIG]: '{\n  "layres": tru,\n  "include": [,]\n}' })).toEqual([
      `${CONFIG}:2:13 config/syntax: \`${CONFIG}\` holds a word that is no JSON. Put it in double quotes, or write \`true\`, \`false\` or \`null\`.`,
      `${CONFIG}:3:15 config/syntax: \`${CONFIG}\` lacks a value. Write a value.`,
    ]);
  });

  test('that says something wrong is reported at its line', () => {
    expect(say({ [CONFIG]: '{\n  "allow": [\n    { "from": "repos", "to": "ui", "why": "x" }\n  ]\n}' })).toEqual([
      `${CONFIG}:3:7 config/unknown-layer: \`repos\` in \`allow[0].from\` is no layer. Did you mean \`repo\`? Known are \`types\`, \`config\`, \`repo\`, \`providers\`, \`service\`, \`runtime\`, \`ui\`, \`utils\` and \`app\`.`,
    ]);
  });

  test('that cannot be read is a fault', () => {
    const unreadable = (fileSystem: FileSystem): FileSystem => ({
      ...fileSystem,
      readFile: () => {
        throw new Error('EACCES');
      },
    });
    expect(say({ [CONFIG]: '{}' }, CONFIG, { fileSystem: unreadable })).toEqual([
      `${CONFIG} config/unreadable: \`${CONFIG}\` cannot be read. Give yourself the right to read it.`,
    ]);
  });
});

describe('a config that is code', () => {
  test('is its default export', () => {
    const { policy } = load({}, TYPESCRIPT, { modules: { [TYPESCRIPT]: { default: { preset: 'onion' } } } });
    expect(policy).toMatchObject({ preset: 'onion', source: TYPESCRIPT, lines: {} });
  });

  test('has lines where it is written as a literal', () => {
    const value = { allow: [{ from: 'repo', to: 'uii', why: 'x' }] };
    const text = "export default {\n  allow: [\n    { from: 'repo', to: 'uii', why: 'x' },\n  ],\n};";
    const said = say({ [TYPESCRIPT]: text }, TYPESCRIPT, { modules: { [TYPESCRIPT]: { default: value } } });
    expect(said?.[0]).toMatch(/^storypole\.config\.ts:3:21 config\/unknown-layer: `uii`/);
    const good = { [TYPESCRIPT]: text.replace('uii', 'ui') };
    const module = { default: { allow: [{ from: 'repo', to: 'ui', why: 'x' }] } };
    expect(load(good, TYPESCRIPT, { modules: { [TYPESCRIPT]: module } }).policy?.lines['allow[0]']).toBe(3);
  });

  test('may hide its default export one level deeper, as compiled CommonJS does', () => {
    const exported = { default: { __esModule: true, default: { preset: 'onion' } } };
    expect(load({}, TYPESCRIPT, { modules: { [TYPESCRIPT]: exported } }).policy?.preset).toBe('onion');
  });

  test('is refused where no code may be executed', () => {
    const loadModule = (): never => {
      throw new Error('executed');
    };
    expect(say({ [TYPESCRIPT]: '' }, TYPESCRIPT, { configCode: false, loadModule })).toEqual([
      'storypole.config.ts config/code-refused: `storypole.config.ts` is code, and `--no-config-code` refuses to execute it. Write the config as JSON (`storypole.config.json`), or run without `--no-config-code`.',
    ]);
    expect(
      say({ [CONFIG]: json({ extends: './team.ts' }), 'team.ts': '' }, CONFIG, { configCode: false, loadModule }),
    ).toEqual([
      'team.ts config/code-refused: `team.ts` is code, and `--no-config-code` refuses to execute it. Write the config as JSON (`storypole.config.json`), or run without `--no-config-code`.',
    ]);
  });

  test.each([
    [
      'nothing',
      { config: {} },
      'config/no-default-export: `storypole.config.ts` has no default export. Write `export default defineConfig({ … })`.',
    ],
    [
      'undefined',
      { default: undefined },
      'config/no-default-export: `storypole.config.ts` has no default export. Write `export default defineConfig({ … })`.',
    ],
    [
      'a function',
      { default: () => ({}) },
      'config/no-object: `storypole.config.ts` exports a function; a config is an object, so that every tool reads the same one. Call it, and export what it returns.',
    ],
    [
      'a promise',
      { default: Promise.resolve({}) },
      'config/no-object: `storypole.config.ts` exports a promise; a config is an object, so that every tool reads the same one. Await it at the top of the module, and export what it gives.',
    ],
    [
      'null',
      { default: null },
      'config/wrong-type: The config is null where an object is needed. Write a config as an object.',
    ],
    [
      'a date',
      { default: new Date(0) },
      'config/wrong-type: The config is a Date where an object is needed. Write a config as an object.',
    ],
    [
      'a list',
      { default: [] },
      'config/wrong-type: The config is a list where an object is needed. Write a config as an object.',
    ],
  ])('that exports %s is a fault', (_, module, fault) => {
    expect(say({}, TYPESCRIPT, { modules: { [TYPESCRIPT]: module } })).toEqual([`storypole.config.ts ${fault}`]);
  });

  test('that throws is a fault at the line that the stack names', () => {
    const error = new TypeError('layers is undefined.\nmore');
    error.stack =
      'TypeError: layers is undefined.\n    at helper (file:///repo/helper.ts:1:1)\n    at file:///repo/storypole.config.ts:12:9';
    expect(say({}, TYPESCRIPT, { modules: { [TYPESCRIPT]: error } })).toEqual([
      'storypole.config.ts:12:9 config/throws: `storypole.config.ts` cannot be evaluated: layers is undefined. Correct the config, or what it imports.',
    ]);
  });

  test('that throws what is no error is a fault without line', () => {
    const reasons: readonly (readonly [unknown, string])[] = [
      ['stop', 'it throws stop'],
      [undefined, 'it throws undefined'],
      [Object.create(null), 'it throws an object'],
      [{ message: 5 }, 'it throws an object'],
    ];
    for (const [reason, words] of reasons) {
      const loadModule = (): never => {
        throw reason;
      };
      expect(say({ [TYPESCRIPT]: '' }, TYPESCRIPT, { loadModule })).toEqual([
        `storypole.config.ts config/throws: \`storypole.config.ts\` cannot be evaluated: ${words}. Correct the config, or what it imports.`,
      ]);
    }
  });
});

describe('what a config extends', () => {
  test('comes first, each in its order, and patterns are relative to the root', () => {
    const { policy, files } = load({
      [CONFIG]: json({ extends: ['./config/team.json', '@acme/preset'], exclude: ['c/**'] }),
      'config/team.json': json({ extends: '../base.json', exclude: ['b/**'], include: ['b/**'] }),
      'base.json': json({ exclude: ['a/**'] }),
      'node_modules/@acme/preset/package.json': json({ exports: './preset.jsonc' }),
      'node_modules/@acme/preset/preset.jsonc': '{ "include": ["lib/**"], /* shared */ "exclude": ["p/**"] }',
    });
    expect(policy?.exclude).toEqual(['a/**', 'b/**', 'p/**', 'c/**']);
    expect(policy?.include).toEqual(['lib/**']);
    expect(files).toEqual([
      `/repo/${CONFIG}`,
      '/repo/config/team.json',
      '/repo/base.json',
      '/repo/node_modules/@acme/preset/preset.jsonc',
    ]);
  });

  test('counts once where it is reached twice', () => {
    const { policy, files } = load({
      [CONFIG]: json({ extends: ['./a.json', './b.json'] }),
      'a.json': json({ extends: './base.json' }),
      'b.json': json({ extends: './base.json' }),
      'base.json': json({ outside: [{ files: ['scripts/**'], onlyIn: ['app'], why: 'x' }] }),
    });
    expect(policy?.outside).toHaveLength(1);
    expect(files).toHaveLength(4);
  });

  test('may not go in a circle', () => {
    expect(
      say({
        [CONFIG]: '{\n "extends": [\n  "./a.json"]\n}',
        'a.json': json({ extends: './b.json' }),
        'b.json': json({ extends: './a.json' }),
      }),
    ).toEqual([
      'b.json:1:2 config/cyclic-extends: `a.json` extends `b.json` extends `a.json`. Remove one `extends` of the circle.',
    ]);
  });

  test('may not be the config itself, under whatever name', () => {
    const links = { '/repo/alias.json': `/repo/${CONFIG}` };
    expect(say({ [CONFIG]: json({ extends: './alias.json' }) }, CONFIG, { disk: { links } })).toEqual([
      `${CONFIG}:1:2 config/cyclic-extends: \`${CONFIG}\` extends \`${CONFIG}\`. Remove one \`extends\` of the circle.`,
    ]);
  });

  test('must exist, and the fault says what was looked for', () => {
    expect(say({ [CONFIG]: '{\n "extends": [\n  "./team.json",\n  "@acme/preset"]\n}' })).toEqual([
      `${CONFIG}:3:3 config/missing-extends: \`./team.json\` in \`extends\` was not found. There is no \`team.json\`. Correct the path relative to this config, or install the package.`,
      `${CONFIG}:4:3 config/missing-extends: \`@acme/preset\` in \`extends\` was not found. There is no \`node_modules/@acme/preset\`, no \`../node_modules/@acme/preset\`. Correct the path relative to this config, or install the package.`,
    ]);
  });

  test('must be offered by the exports of its package', () => {
    const files = {
      [CONFIG]: json({ extends: '@acme/preset/strict' }),
      'node_modules/@acme/preset/package.json': json({ exports: './preset.json' }),
    };
    expect(say(files)).toEqual([
      `${CONFIG}:1:2 config/missing-extends: \`@acme/preset/strict\` in \`extends\` was not found. The \`exports\` of the package do not offer it. Correct the path relative to this config, or install the package.`,
    ]);
  });

  test('must be JSON or code', () => {
    expect(say({ [CONFIG]: json({ extends: './team.yaml' }), 'team.yaml': '' })).toEqual([
      'team.yaml config/unknown-format: `team.yaml` is neither JSON nor JavaScript nor TypeScript. Name a file that ends in .json, .jsonc, .ts, .mts, .js or .mjs.',
    ]);
  });

  test('is reported by its own name, together with the config', () => {
    expect(say({ [CONFIG]: json({ extends: './a.json', x: 1 }), 'a.json': '{\n "y": 1 }' })).toMatchObject([
      expect.stringMatching(/^a\.json:2:2 config\/unknown-key: `y`/),
      expect.stringMatching(/^storypole\.config\.json:1:23 config\/unknown-key: `x`/),
    ]);
  });

  test('that is broken hides the names that it would have brought, not other mistakes', () => {
    const config = { extends: './a.json', allow: [{ from: 'jobs', to: 'ui', why: 'x' }], layres: {} };
    expect(say({ [CONFIG]: json(config), 'a.json': '{' })).toMatchObject([
      expect.stringContaining('a.json:1:2 config/syntax'),
      expect.stringContaining('config/unknown-key: `layres`'),
    ]);
  });
});

describe('plugins', () => {
  test('are paths of modules that exist, absolute for whoever loads them, relative to the root in the policy', () => {
    const asked: (readonly string[])[] = [];
    const { policy, plugins } = load(
      {
        [CONFIG]: json({ extends: './config/team.json', plugins: ['./rules/own.ts'] }),
        'config/team.json': json({ plugins: ['./rule.ts', 'acme-rules'] }),
        'config/rule.ts': '',
        'rules/own.ts': '',
        'node_modules/acme-rules/index.js': '',
      },
      CONFIG,
      {
        findRules: (paths) => {
          asked.push(paths);
          return [];
        },
      },
    );
    expect(policy?.plugins).toEqual(['config/rule.ts', 'node_modules/acme-rules/index.js', 'rules/own.ts']);
    expect(plugins).toEqual(['/repo/config/rule.ts', '/repo/node_modules/acme-rules/index.js', '/repo/rules/own.ts']);
    expect(asked).toEqual([plugins]);
  });

  test('bring rules that the config may name', () => {
    const files = { [CONFIG]: json({ plugins: ['./own.ts'], rules: { mine: { severity: 'off' } } }), 'own.ts': '' };
    expect(say(files)).toEqual([
      `${CONFIG}:1:34 config/unknown-rule: \`mine\` in \`rules.mine\` is no rule. Known is \`import-cycle\`. A rule of your own needs its module under \`plugins\`.`,
    ]);
    expect(load(files, CONFIG, { findRules: () => [{ id: 'mine' }] }).policy?.rules).toEqual({
      mine: { severity: 'off', options: {} },
    });
  });

  test('that are missing are faults, and no rule is reported that they might have brought', () => {
    expect(say({ [CONFIG]: json({ plugins: ['./own.ts'], rules: { mine: { severity: 'off' } } }) })).toEqual([
      `${CONFIG}:1:13 config/missing-plugin: \`./own.ts\` in \`plugins\` was not found. There is no \`own.ts\`. Correct the path relative to this config, or install the package.`,
    ]);
  });

  test('that cannot be loaded join the faults of the config', () => {
    const findRules = (): never => {
      throw new FaultError([{ code: 'config/plugin', what: 'It breaks.', mend: 'Mend it.' }]);
    };
    const { faults } = load({ [CONFIG]: json({ x: 1 }) }, CONFIG, { findRules });
    expect(faults?.map((fault) => fault.code)).toEqual(['config/plugin', 'config/unknown-key']);
  });
});
