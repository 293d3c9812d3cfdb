// The first lint of one file in a cold process, as an editor asks for it; prints milliseconds. Started by eslint-rules.mjs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const [root, variant, file] = process.argv.slice(2);
const path = join(root, file);
const text = readFileSync(path, 'utf8');
const files = { files: ['**/*.{ts,tsx,mts,cts}'], languageOptions: { parser: tseslint.parser } };
const begun = performance.now();
const own = variant === 'none' ? [] : [(await import('eslint-plugin-storypole')).default.configs[variant]];
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  allowInlineConfig: false,
  overrideConfig: [files, ...own],
});
await eslint.lintText(text, { filePath: path });
console.log(Math.round(performance.now() - begun));
