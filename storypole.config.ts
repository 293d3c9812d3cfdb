import { defineConfig } from 'storypole';

const layer = (id: string) => ({ files: [`packages/{domain}/src/${id}/**`, `packages/{domain}/src/${id}.ts`] });

/** What a layer may import: its own package's layers, and those of the packages in `uses` by way of their entry. */
const allow = (from: string, layers: readonly string[], why: string) => layers.map((to) => ({ from, to, why }));

/** Every package is a domain, and the folders of its `src` are its layers: docs/ARCHITECTURE.md tells them one by one. */
export default defineConfig({
  preset: 'none',
  include: ['packages/*/src/**', 'rules/**'],
  exclude: ['**/dist/**', 'rules/package.json'],
  domains: {
    pattern: 'packages/{domain}/src',
    entry: ['index.ts', 'testing.ts', 'vitest.ts', 'setup.ts', 'plugin.ts', 'jest.ts', 'assert.ts'],
    uses: { cli: ['core', 'depcruise'], depcruise: ['core'], 'eslint-plugin': ['core'], testkit: ['core'] },
  },
  layers: {
    types: layer('types'),
    config: layer('config'),
    providers: layer('providers'),
    repo: layer('repo'),
    service: layer('service'),
    ui: layer('ui'),
    runtime: layer('runtime'),
    testing: layer('testing'),
    rules: { files: ['rules/**'] },
    commands: layer('commands'),
    matchers: layer('matchers'),
    kit: layer('kit'),
    app: { files: ['packages/cli/src/{bin,main,public}.ts', 'packages/depcruise/src/preset.ts'] },
  },
  allow: [
    ...allow('config', ['types'], 'A config becomes a policy, which is made of types.'),
    ...allow('providers', ['types'], 'The machine is lent by the interfaces in types.'),
    ...allow('repo', ['types', 'config'], 'Reading a repository yields a graph, by a policy.'),
    ...allow(
      'service',
      ['types', 'config'],
      'Judgement is pure: it sees the policy and the graph, and nothing that reads.',
    ),
    ...allow('ui', ['types'], 'What is said depends on the report alone.'),
    ...allow(
      'runtime',
      ['types', 'config', 'providers', 'repo', 'service'],
      'A run joins what reads and what judges, and says nothing itself.',
    ),
    ...allow('testing', ['types', 'repo'], 'Fakes stand in for the machine and the repository.'),
    ...['types', 'service'].map((to) => ({
      from: 'rules',
      to,
      domain: 'any' as const,
      why: 'A rule is a pure function over values: it may use what judges, never what reads.',
    })),
    ...allow(
      'commands',
      ['types', 'config', 'repo', 'service', 'ui', 'runtime', 'rules'],
      'A command joins a run with what is said of it.',
    ),
    ...allow(
      'matchers',
      ['types', 'service', 'ui'],
      'A matcher asks what is true of a selection, and says it as the linter does.',
    ),
    ...allow(
      'kit',
      ['types', 'config', 'providers', 'repo', 'runtime', 'service', 'rules', 'testing'],
      'A kit opens a project under the rules and offers its parts to tests.',
    ),
    ...allow(
      'app',
      ['types', 'config', 'providers', 'commands', 'ui'],
      'The program lends the machine to the commands; what a config imports is handed on from the engine.',
    ),
  ],
  outside: [
    {
      files: ['packages/core/src/repo/scan/wasm.generated.ts'],
      onlyIn: ['repo'],
      why: 'The scanner is compiled at build time; git ignores the result.',
    },
    {
      files: ['packages/cli/schema.json'],
      onlyIn: ['commands'],
      why: '`generate json-schema` writes the schema that the package ships.',
    },
    { files: ['packages/cli/package.json'], onlyIn: ['app'], why: '`--version` says what the package says.' },
    {
      files: ['packages/eslint-plugin/package.json'],
      onlyIn: ['commands'],
      why: 'A plugin tells its host its name and its version, as the package says.',
    },
  ],
  builtins: Object.fromEntries(
    ['fs', 'fs/promises', 'child_process', 'os'].map((name) => [
      name,
      {
        onlyIn: ['providers', 'app'],
        why: 'What touches the machine is lent by providers, so that everything else runs on fakes.',
        instead: 'an interface of types/providers.ts',
      },
    ]),
  ),
  globals: Object.fromEntries(
    ['process', 'console'].map((name) => [
      name,
      {
        onlyIn: ['providers', 'app'],
        why: 'Only the program itself may speak or end; everything else returns values.',
        instead: 'a value or a provider',
      },
    ]),
  ),
});
