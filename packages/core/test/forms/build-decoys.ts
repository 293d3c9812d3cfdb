import { FORM_TABLE } from './form-table';

/** A file that holds the text of a dependency, and no dependency. */
export interface Decoy {
  readonly title: string;
  readonly name: string;
  readonly text: string;
}

type Hide = readonly [way: string, extension: string, hide: (code: string) => string | undefined];

const withoutLines = (code: string): string => code.replaceAll('\n', ' ');
const escapeTemplate = (code: string): string => code.replaceAll(/[\\`]|\$\{/g, '\\$&');
/** Text of an element ends at a brace or a bracket; it may hold everything else. */
const isElementText = (code: string): boolean => !/[{}<>]/.test(code);

const HIDES: readonly Hide[] = [
  ['in a string', 'ts', (code) => `export const text = ${JSON.stringify(code)};`],
  ['in a string with single quotes', 'ts', (code) => `call('${withoutLines(code).replaceAll(/[\\']/g, '\\$&')}');`],
  ['in a string over several lines', 'js', (code) => `call("${JSON.stringify(code).slice(1, -1)}\\\n");`],
  ['in a template', 'ts', (code) => `export const text = \`${escapeTemplate(code)}\`;`],
  ['behind a hole of a template', 'ts', (code) => `export const text = \`\${\`}\${1}\`}${escapeTemplate(code)}\`;`],
  ['in a tagged template', 'tsx', (code) => `export const text = html\`${escapeTemplate(code)}\${own}\`;`],
  ['in a line comment', 'ts', (code) => `call(); // ${withoutLines(code)}\ncall();`],
  ['in line comments', 'js', (code) => `call();\n// ${code.replaceAll('\n', '\n// ')}\ncall();`],
  ['in a block comment', 'ts', (code) => `call();\n/* ${code.replaceAll('*/', '')} */\ncall();`],
  ['in a block comment at the top', 'mts', (code) => `/* ${code.replaceAll('*/', '')} */\ncall();`],
  [
    'in prose of JSDoc',
    'ts',
    (code) =>
      code.includes('@') ? undefined : `/**\n * Such as ${withoutLines(code).replaceAll('*/', '')}\n */\ncall();`,
  ],
  [
    'in a regular expression',
    'ts',
    (code) => `const pattern = /x${withoutLines(code).replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')}/u;`,
  ],
  [
    'in a class of a regular expression',
    'js',
    (code) => `call(/[${withoutLines(code).replaceAll(/[[\]\\^-]/g, '\\$&')}]"/g);`,
  ],
  [
    'in the text of an element',
    'tsx',
    (code) => (isElementText(code) ? `export const own = <p>{1} ${code} it's</p>;` : undefined),
  ],
  [
    'in the text of an element in JavaScript',
    'jsx',
    (code) => (isElementText(code) ? `export const own = () => <><b>don't</b> ${code}</>;` : undefined),
  ],
  ['in an attribute of an element', 'tsx', (code) => `export const own = <p title="${code.replaceAll('"', '')}" />;`],
  [
    'in the text of a Vue template',
    'vue',
    (code) =>
      isElementText(code) ? `<template><p>${code}</p></template>\n<script setup>\ncall();\n</script>` : undefined,
  ],
  [
    'in a comment of a Vue file',
    'vue',
    (code) => `<!-- <script>${code.replaceAll('--', '')}</script> -->\n<template><p /></template>`,
  ],
  [
    'in the text of a Svelte file',
    'svelte',
    (code) => (isElementText(code) ? `<script>\ncall();\n</script>\n<p>it's ${code}</p>` : undefined),
  ],
  [
    'in a comment of a Svelte file',
    'svelte',
    (code) => `<!-- <script>${code.replaceAll('--', '')}</script> -->\n<p></p>`,
  ],
  [
    'in the text of an Astro file',
    'astro',
    (code) => (isElementText(code) ? `---\ncall();\n---\n<p>it's ${code}</p>` : undefined),
  ],
  ['in a fence of Markdown', 'mdx', (code) => `# Own\n\n\`\`\`\`ts\n${code}\n\`\`\`\`\n`],
  ['in a line of code of Markdown', 'mdx', (code) => `Such as \`\`\` ${withoutLines(code)} \`\`\`.\n`],
  [
    'within a paragraph of Markdown',
    'mdx',
    (code) => (isElementText(code) ? `Words ${withoutLines(code)} words.\n` : undefined),
  ],
];

/** Every form, hidden in every way that hides it. */
export function buildDecoys(): readonly Decoy[] {
  return HIDES.flatMap(([way, extension, hide], at) =>
    FORM_TABLE.flatMap(({ code }, index) => {
      const plain = code.replaceAll(/[‹›]/g, '').replaceAll(/%[<>]?/g, '../ui/page.ts');
      const text = hide(plain);
      if (text === undefined) return [];
      return [{ title: `${plain} ${way}`, name: `decoy${String(at)}-${String(index)}.${extension}`, text }];
    }),
  );
}
