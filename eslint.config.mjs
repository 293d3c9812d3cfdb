import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const upTwice = {
  regex: String.raw`^\.\./(.*/)?\.\.(/|$)|^\.\./\.\.`,
  message: 'Import across layers with #layer/module.',
};
const acrossPackages = {
  regex: String.raw`^(\.\./)+(packages|rules)/|^@storypole/[^/]+/(src|dist)`,
  message: 'Import another package through its public entry.',
};
const fileSystem = ['node:fs', 'node:fs/promises', 'fs', 'fs/promises'].map((name) => ({
  name,
  message: 'Only providers touch the disk: take a FileSystem as an argument.',
}));
const process = ['node:process', 'process', 'node:console', 'console'].map((name) => ({
  name,
  message: 'Only bin.ts and main.ts of the command see the process: take what you need as an argument.',
}));

/** Where a program begins: what Node or another tool loads by its path. */
const programs = ['packages/cli/src/{bin,main}.ts', 'packages/depcruise/src/preset.ts'];

const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name. Only rules, plugins, configs and presets have a default export.',
};

export default defineConfig(
  {
    ignores: [
      '**/dist/**',
      '**/dist.next/**',
      '**/node_modules/**',
      '**/*.generated.ts',
      'fixtures/**',
      'bench/.work/**',
      '**/.storypole/**',
      // AssemblyScript: TypeScript in syntax, not in types.
      'packages/core/src/repo/scan/assembly/**',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // Numbers in a message need no ceremony.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An empty string often means nothing.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true, boolean: true } }],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/prefer-for-of': 'off',
      // `noPropertyAccessFromIndexSignature` of the compiler asks for the opposite.
      '@typescript-eslint/dot-notation': 'off',
      // `x as T` after a bounds check; `x!` would hide the check that is missing.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
    },
  },
  {
    files: ['**/*.{ts,mjs}'],
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', defaultExport],
      'no-restricted-imports': ['error', { patterns: [upTwice, acrossPackages] }],
      'object-shorthand': 'error',
      'prefer-template': 'error',
    },
  },
  {
    // Production code of the packages: the world comes in as an argument.
    files: ['packages/*/src/**/*.ts', 'rules/**/*.ts'],
    ignores: ['**/*.test.ts', ...programs, 'packages/*/src/providers/**'],
    rules: {
      'no-restricted-imports': ['error', { paths: [...fileSystem, ...process], patterns: [upTwice, acrossPackages] }],
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Take what you need of the process as an argument.' },
        { name: 'console', message: 'Return a string; the command prints it.' },
      ],
    },
  },
  {
    files: ['packages/cli/src/{bin,main}.ts', '**/*.mjs'],
    rules: { 'no-console': 'off' },
  },
  {
    files: [
      'rules/**/*.ts',
      '*.config.{ts,mjs}',
      '**/*.config.{ts,mjs}',
      'packages/eslint-plugin/src/index.ts',
      'packages/depcruise/src/preset.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // The lexer keeps its state in exported variables, which other modules change between two looks at them.
    files: ['packages/core/src/repo/scan/lexer/**'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
  {
    // The classes of ts-morph are made of mixins, which the rule does not look through.
    files: ['packages/testkit/src/runtime/code/**'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    // Oracles compare what is inside the engine with what others make of the same sources.
    files: ['oracles/**/*.ts'],
    rules: {
      'no-restricted-imports': 'off',
      // The compiler's declarations promise more and compare less than its own sources do.
      '@typescript-eslint/no-deprecated': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    },
  },
  {
    // The command is put through the same changes as the engine.
    files: ['packages/cli/test/watch-sequences.test.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // Tests pass wrong values on purpose and reach for the row they planted.
    files: ['**/*.test.ts', 'packages/*/test/**/*.ts', 'oracles/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      ecmaVersion: 2025,
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'Buffer',
          'performance',
          'setTimeout',
          'clearTimeout',
          'TextDecoder',
          'TextEncoder',
          'WebAssembly',
          'fetch',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
