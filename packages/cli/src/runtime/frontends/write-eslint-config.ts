/** Parsers that users take for what ESLint does not read itself, by the endings of the files. */
const MARKUP = [
  { ending: 'vue', parser: 'vue-eslint-parser' },
  { ending: 'svelte', parser: 'svelte-eslint-parser' },
  { ending: 'astro', parser: 'astro-eslint-parser' },
];
const TYPESCRIPT = '@typescript-eslint/parser';
const CODE = 'ts,tsx,mts,cts';

/** A configuration that asks every rule of the plugin, and reads what the installed parsers can read. */
export function writeEslintConfig(isInstalled: (name: string) => boolean): string {
  const hasTypescript = isInstalled(TYPESCRIPT);
  const markup = MARKUP.filter(({ parser }) => isInstalled(parser));
  const inner = hasTypescript ? 'parser: typescript, ' : '';
  return [
    "import storypole from 'eslint-plugin-storypole';",
    ...(hasTypescript ? [`import * as typescript from '${TYPESCRIPT}';`] : []),
    ...markup.map(({ ending, parser }) => `import * as ${ending} from '${parser}';`),
    '',
    'const toParser = (module) => module.default ?? module;',
    'export default [',
    '  storypole.configs.strict,',
    ...(hasTypescript ? [`  { files: ['**/*.{${CODE}}'], languageOptions: { parser: toParser(typescript) } },`] : []),
    ...markup.map(
      ({ ending }) =>
        `  { files: ['**/*.${ending}'], languageOptions: { parser: toParser(${ending}), parserOptions: { ${inner}ecmaVersion: 'latest', sourceType: 'module' } } },`,
    ),
    '];',
    '',
  ].join('\n');
}
