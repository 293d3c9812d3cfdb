// One run of ESLint over folders of a work copy; prints what it cost as JSON. Started by eslint-rules.mjs.
import { ESLint } from 'eslint';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import tseslint from 'typescript-eslint';

const [root, variant, ...folders] = process.argv.slice(2);
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  allowInlineConfig: false,
  stats: true,
  overrideConfig: await toConfig(),
});
const begun = performance.now();
const results = await eslint.lintFiles(folders);
const wall = performance.now() - begun;
let [parse, rules] = [0, 0];
for (const { stats } of results) {
  for (const pass of stats.times.passes) {
    parse += pass.parse.total;
    for (const { total } of Object.values(pass.rules ?? {})) rules += total;
  }
}
const messages = results.reduce((sum, result) => sum + result.messages.length, 0);
const round = Math.round;
console.log(
  JSON.stringify({ files: results.length, parse: round(parse), rules: round(rules), wall: round(wall), messages }),
);

async function toConfig() {
  const files = { files: ['**/*.{ts,tsx,mts,cts}'], languageOptions: { parser: tseslint.parser } };
  const scripts = { ignores: ['**/*.{js,jsx,mjs,cjs}'] };
  if (variant === 'boundaries') {
    return (await import(pathToFileURL(join(root, '.bench-eslint-boundaries.mjs')).href)).default;
  }
  const { default: storypole } = await import('eslint-plugin-storypole');
  return [scripts, files, storypole.configs[variant]];
}
