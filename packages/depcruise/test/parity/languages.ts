import typescriptParser from '@typescript-eslint/parser';
import * as astroParser from 'astro-eslint-parser';
import type { Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import vueParser from 'vue-eslint-parser';

const parserOptions = { parser: typescriptParser, ecmaVersion: 'latest', sourceType: 'module' };

/** Every kind of file that ESLint can be taught, with the parsers that users take for it. */
export const languages: readonly Linter.Config[] = [
  { files: ['**/*.{ts,tsx,mts,cts}'], languageOptions: { parser: typescriptParser } },
  { files: ['**/*.vue'], languageOptions: { parser: vueParser, parserOptions } },
  { files: ['**/*.svelte'], languageOptions: { parser: svelteParser, parserOptions } },
  { files: ['**/*.astro'], languageOptions: { parser: astroParser, parserOptions } },
];
