import { defineConfig, type UserConfig } from 'tsdown';

/** What every package shares. Whatever a `package.json` lists as a dependency stays outside the bundle. */
const shared = {
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  tsconfig: 'tsconfig.build.json',
  fixedExtension: true,
  hash: false,
  // scripts/build.mjs puts it in the place of `dist` when all packages are built.
  outDir: 'dist.next',
  clean: false,
  report: false,
  logLevel: 'warn',
  failOnWarn: true,
  checks: { pluginTimings: false },
  inputOptions: {
    resolve: {
      conditionNames: ['source', 'import', 'module', 'node', 'default'],
      // A module for bundlers where there is one: some CommonJS builds require their parts in ways that no bundler follows.
      mainFields: ['module', 'main'],
    },
  },
} satisfies UserConfig;

/** What tells that nothing changed since an earlier run, and says again what that run said. */
const RECALL =
  /packages\/core\/src\/(?:config\/is-record|runtime\/(?:recall-check|check-options|to-report|to-question|is-asked|find-project-roots|describe-known-debt|lend-to-projects|kept\/(?:look-at-kept|look-at-members|kept-verdict|give-remedies))|repo\/(?:create-witness|share-outside|digest-bytes|digest-source|find-config|find-default-base|list-changed|list-untracked|debt\/count-base-debt|debt\/parse-debt|load-config\/resolve-extends|doubt|cache\/(?:decode-snapshot|decode-members|unpack-|pack-|seal-|digest-part|kinds))|service\/count-days|types\/(?!fault))|\/cli\/src\/(?:commands\/(?:check|print-reports|print-faults)\.ts|runtime\/(?:open-session|create-progress|create-line-reader|find-overflow-file|write-report-file)|service\/(?:detect-agent|to-shown-file|choose-base|to-docs|to-exit-code|wants-color)|ui\/(?:create-palette|describe-outcome))|node_modules\/picocolors\//;

/** What reads sources: the scanner, and what hands it files. */
const SCAN =
  /packages\/core\/src\/(?:runtime\/kept\/(?:settle-sources|compare-sources|move-kept|move-verdict|find-candidates|steers-project|to-policy-files)|runtime\/edit\/|runtime\/find-existing-folder|providers\/create-overlay-file-system|service\/leads-to|repo\/(?:texts\/(?:ask-again|answer-again|create-spotter|open-sources)|create-module-reader|scan\/|parse\/|embed\/|scan-files|scanned-row|split-scans|shape-of-scan|create-byte-interner|create-export-lister|create-line-table|decode-source|language-of|normalize-source)|service\/(?:compare-findings|find-restricted-globals|match-package|is-within))|\/cli\/src\/commands\/recall-touched/;

/** What every other check needs: the engine without what it prints, the rules. */
const ENGINE =
  /packages\/core\/src\/(?!ui\/|testing\/|service\/proof\/|service\/find-idle-parts|runtime\/proof\/|runtime\/(?:prove|create-warm-project|self-check|check-edit|judge-project|read-neighbourhood|open-base-policy|check-change|diff-architecture|change\/|debt\/)|repo\/(?:read-base)|service\/(?:find-caused|leads-to|choose-siblings)|service\/(?:change|diff)\/|service\/read-suppressions|service\/debt\/(?:settle-debt|merge-debt|format-debt)|repo\/change\/|runtime\/find-proof-ground|config\/find-nearest|types\/fault|providers\/)|\/rules\/|\/cli\/src\/commands\/check-whole|node_modules\/(?:picomatch|valibot|jsonc-parser|ignore)\//;

const BUILTIN = /^import (?:([\w$]+)(?:, )?)?(?:\{([^}]*)\})? ?from "(node:[\w/]+)";$/gmu;

/**
 * Chunks ask the process for Node's own modules instead of importing them. An import of `node:fs` makes Node evaluate every
 * getter of the module, and with them all of its streams, which costs a command 7 ms of 30 before it begins.
 */
const lendBuiltins = {
  name: 'lend-builtins',
  renderChunk: (code: string) => ({
    code: code.replaceAll(BUILTIN, (_all, whole: string | undefined, names: string | undefined, specifier: string) => {
      const module = `globalThis.process.getBuiltinModule("${specifier}")`;
      const lines = whole === undefined ? [] : [`const ${whole} = ${module};`];
      if (names !== undefined) lines.push(`const {${names.replaceAll(' as ', ': ')}} = ${module};`);
      return lines.join(' ');
    }),
    map: null,
  }),
};

/** The library of the command starts programs for subcommands of a kind that this one has none of. */
const sparePrograms = {
  name: 'spare-programs',
  transform: (code: string, id: string) =>
    id.endsWith('commander/lib/command.js')
      ? { code: code.replace(/require\('(?:node:)?child_process'\)/u, '{}'), map: null }
      : undefined,
};

/**
 * A run is over before the slowest compiler of V8 has earned its cost: without it a cold check of 4,617 files takes 520 ms of
 * processor time instead of 730, one of 30,000 files 1.27 s instead of 1.48. Where V8 has no second optimizing compiler by default (before
 * Node 24), it stays; and whoever needs no engine does not load the 2 ms that saying so takes.
 */
const spareCompiler = {
  name: 'spare-compiler',
  renderChunk: (code: string, { name }: { readonly name: string }) =>
    name === 'engine'
      ? {
          code: `if (Number.parseInt(process.versions.v8, 10) >= 13) process.getBuiltinModule('node:v8').setFlagsFromString('--no-turbofan');\n${code}`,
          map: null,
        }
      : undefined,
};

/** A source of one byte a character is half as large in memory, and sooner read. After comments are gone, the rest are in strings. */
const writeAscii = {
  name: 'write-ascii',
  generateBundle: (_options: unknown, bundle: Readonly<Record<string, { code?: string }>>) => {
    for (const chunk of Object.values(bundle)) {
      if (chunk.code !== undefined) chunk.code = chunk.code.replaceAll(/[^\0-\x7F]/g, toEscape);
    }
  },
};

function toEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const dts = { resolver: 'tsc', eager: true } as const;

export default defineConfig([
  {
    ...shared,
    name: '@storypole/core',
    cwd: 'packages/core',
    entry: { index: 'src/index.ts', testing: 'src/testing.ts' },
    dts,
  },
  {
    ...shared,
    name: '@storypole/rules',
    cwd: 'rules',
    entry: { index: 'index.ts' },
    dts,
  },
  {
    ...shared,
    name: '@storypole/testkit',
    cwd: 'packages/testkit',
    entry: Object.fromEntries(
      ['index', 'vitest', 'setup', 'plugin', 'jest', 'assert'].map((name) => [name, `src/${name}.ts`]),
    ),
    dts,
  },
  {
    ...shared,
    name: '@storypole/dependency-cruiser',
    cwd: 'packages/depcruise',
    entry: { index: 'src/index.ts', preset: 'src/preset.ts' },
    dts,
  },
  {
    // The command is one program: the engine, the rules and the small libraries are inside; natives and jiti are not.
    ...shared,
    name: 'storypole (command)',
    cwd: 'packages/cli',
    entry: { bin: 'src/bin.ts' },
    plugins: [lendBuiltins, sparePrograms, spareCompiler, writeAscii],
    inputOptions: { ...shared.inputOptions, preserveEntrySignatures: 'allow-extension' },
    // The rules are part of the engine's chunk, whoever asks for them and how.
    checks: { ...shared.checks, ineffectiveDynamicImport: false },
    dts: false,
    deps: { onlyBundle: false },
    outputOptions: {
      chunkFileNames: 'bin/[name].mjs',
      // Notices of licences stay. What Node need not read, it need not look through for each command.
      comments: { legal: true, annotation: false, jsdoc: false },
      // A check needs all of these; loaded one by one, each costs half a millisecond.
      codeSplitting: {
        includeDependenciesRecursively: false,
        groups: [
          { name: 'recall', test: RECALL, priority: 3 },
          { name: 'scan', test: SCAN, priority: 2 },
          { name: 'engine', test: ENGINE, priority: 1 },
        ],
      },
    },
  },
  {
    // What a config imports. Types of the engine are inside, because the engine is no dependency of the published package.
    ...shared,
    name: 'storypole (config)',
    cwd: 'packages/cli',
    entry: { index: 'src/public.ts' },
    dts,
    deps: { onlyBundle: false },
    outputOptions: { chunkFileNames: 'index/[name].mjs' },
  },
  {
    // One program as the command is: an editor loads it in the time in which it would resolve its parts.
    ...shared,
    name: 'eslint-plugin-storypole',
    cwd: 'packages/eslint-plugin',
    entry: { index: 'src/index.ts' },
    dts,
    deps: { onlyBundle: false },
  },
]);
