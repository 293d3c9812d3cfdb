import type { Form } from '#types/form';
import { ADDRESSES, type Address } from './addresses';
import { type Dialect, FORM_TABLE, type FormRow, MARKUP_TABLE } from './form-table';

/** One file that holds exactly one dependency on a file of this project. */
export interface Case {
  readonly title: string;
  /** Below `src/domains/orders/service/`. */
  readonly name: string;
  readonly text: string;
  readonly form: Form;
  readonly typeOnly: boolean;
  readonly target: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly also: readonly string[];
}

/** Puts code into a file of one kind; `undefined` where it cannot stand there. */
type Wrap = (code: string) => string | undefined;

const same: Wrap = (code) => code;
const EXTENSIONS: Readonly<Record<string, { readonly dialects: readonly Dialect[]; readonly wrap: Wrap }>> = {
  ts: { dialects: ['any', 'typescript', 'program', 'typescript-program', 'script'], wrap: same },
  tsx: { dialects: ['any', 'typescript', 'program', 'typescript-program', 'script'], wrap: same },
  mts: { dialects: ['any', 'typescript', 'program', 'typescript-program', 'script'], wrap: same },
  cts: { dialects: ['any', 'typescript', 'program', 'typescript-program', 'script'], wrap: same },
  'd.ts': { dialects: ['any', 'typescript', 'script'], wrap: same },
  'd.mts': { dialects: ['any', 'typescript', 'script'], wrap: same },
  js: { dialects: ['any', 'program', 'script'], wrap: same },
  jsx: { dialects: ['any', 'program', 'script'], wrap: same },
  mjs: { dialects: ['any', 'program', 'script'], wrap: same },
  cjs: { dialects: ['any', 'program', 'script'], wrap: same },
  vue: {
    dialects: ['any', 'typescript', 'program', 'typescript-program'],
    wrap: (code) => `<template>\n  <p>it's</p>\n</template>\n\n<script setup lang="ts">\n${code}\n</script>\n`,
  },
  svelte: {
    dialects: ['any', 'typescript', 'program', 'typescript-program'],
    wrap: (code) => `<script lang="ts">\n  ${code}\n</script>\n\n<p>it's</p>\n`,
  },
  astro: {
    dialects: ['any', 'typescript', 'program', 'typescript-program'],
    wrap: (code) => `---\n${code}\n---\n<p>it's</p>\n`,
  },
  mdx: {
    dialects: ['any', 'program'],
    // In Markdown a paragraph of imports and exports is a program; an empty line ends it.
    wrap: (code) =>
      /^(?:import|export) /.test(code) && !/;\n(?!import|export)/.test(code)
        ? `# It's\n\n${code}\n\nWords.\n`
        : undefined,
  },
};

/** Where code stands in its file, and how that is encoded. */
const SURROUNDINGS: readonly (readonly [name: string, surround: (text: string) => string])[] = [
  ['after a comment outside of ASCII on its line', (text) => `/* é€😀 */ ${text}`],
  ['after lines outside of ASCII', (text) => `// é€😀 ’\n/* “quoted”\n \u2028 */\n${text}`],
  ['with Windows line ends', (text) => `// one\n\n${text}\n`.replaceAll('\n', '\r\n')],
  ['after a byte order mark', (text) => `\ufeff${text}`],
  [
    'after a byte order mark, outside of ASCII, with Windows line ends',
    (text) => `\ufeff// 😀\n/* 😀 */ ${text}\n`.replaceAll('\n', '\r\n'),
  ],
];

/** Every form in every addressing, in every kind of file, and in every surrounding. */
export function buildCases(): readonly Case[] {
  const cases: Case[] = [];
  for (const row of FORM_TABLE) {
    const addresses = ADDRESSES[row.address];
    for (const address of addresses) cases.push(toCase(row, address, cases.length, 'ts', row.code, address.way));
    const [plain] = addresses as readonly [Address, ...Address[]];
    for (const [extension, { dialects, wrap }] of Object.entries(EXTENSIONS)) {
      const code = dialects.includes(row.dialect) ? wrap(row.code) : undefined;
      if (code !== undefined) cases.push(toCase(row, plain, cases.length, extension, code, `in .${extension}`));
    }
    for (const [name, surround] of SURROUNDINGS) {
      cases.push(toCase(row, plain, cases.length, 'ts', surround(row.code), name));
    }
  }
  for (const row of MARKUP_TABLE) {
    for (const address of ADDRESSES.url) {
      cases.push(toCase(row, address, cases.length, row.extension, row.code, `${address.way} in .${row.extension}`));
    }
  }
  return cases;
}

function toCase(row: FormRow, address: Address, index: number, extension: string, code: string, way: string): Case {
  const { specifier } = address;
  const middle = Math.ceil(specifier.length / 2);
  const marked = code.replaceAll(/%[<>]?/g, (mark) =>
    mark === '%' ? specifier : mark === '%<' ? specifier.slice(0, middle) : specifier.slice(middle),
  );
  const start = marked.indexOf('‹');
  const end = marked.indexOf('›') - 1;
  const raw = marked.replace('‹', '').replace('›', '');
  const [line, column] = locate(raw, start);
  const [endLine, endColumn] = locate(raw, end);
  return {
    title: `${row.form}: ${row.code.replaceAll('\n', '↵')} (${way})`,
    name: `case${String(index)}.${extension}`,
    text: raw,
    form: row.form,
    typeOnly: row.typeOnly || extension.startsWith('d.'),
    target: `src/domains/orders/ui/${address.target}`,
    line,
    column,
    endLine,
    endColumn,
    also: row.also,
  };
}

/** Counts from 1, in UTF-16 units; a byte order mark counts for nothing. */
function locate(text: string, offset: number): readonly [line: number, column: number] {
  const before = text.slice(0, offset).replace(/^\ufeff/, '');
  const lines = before.split(/\r\n|[\n\r\u2028\u2029]/);
  return [lines.length, (lines.at(-1) as string).length + 1];
}
