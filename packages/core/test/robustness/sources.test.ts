import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mutated, tokenSoup } from './mutate';
import { readSeeds } from './read-seeds';
import { checkSanely } from './run-check';

const TIMEOUT = { timeout: 120_000 };
const seeds = readSeeds();

/** Every way in which a source is read: header, tokens, parser, names, globals. */
const CONFIG = JSON.stringify({
  globals: {
    'process.env': { onlyIn: ['config'], why: 'One place reads it.' },
    console: { onlyIn: ['app'], why: 'Logs.' },
  },
  packages: { vitest: { onlyIn: ['app'], why: 'Tests only.' } },
});
const extension = fc.constantFrom(
  'ts',
  'tsx',
  'mts',
  'cts',
  'd.ts',
  'js',
  'jsx',
  'mjs',
  'cjs',
  'vue',
  'svelte',
  'astro',
  'mdx',
);

const project = (file: string, content: string | Uint8Array): Readonly<Record<string, string | Uint8Array>> => ({
  'storypole.config.json': CONFIG,
  [`src/domains/orders/service/${file}`]: content,
  'src/domains/orders/config/own.ts': 'export const own = process.env.OWN;\n',
  'src/domains/orders/types/barrel.ts': `export * from '../service/${file}';\nexport { own } from '../service/${file}';\n`,
  'src/domains/orders/types/user.ts':
    "import * as all from './barrel';\nimport { own } from './barrel';\nall.own(own);\n",
});

/** Extension → a file around the code. */
const WRAPS: Readonly<Record<string, (code: string) => string>> = {
  vue: (code) => `<script setup lang="ts">\n${code}\n</script>\n<template><p v-if="a">{{ b }}</p></template>`,
  svelte: (code) => `<script lang="ts">\n${code}\n</script>\n{#if a}<p {b}>{c}</p>{/if}`,
  astro: (code) => `---\n${code}\n---\n<p>{a}</p><script>${code.slice(0, 500)}</script>`,
  mdx: (code) => `${code}\n\n# A\n\n<A b={c}>\n\n\`\`\`ts\n${code.slice(0, 500)}\n\`\`\`\n`,
};

test('the seeds are real sources', () => {
  expect(seeds.length).toBeGreaterThan(10);
  expect(seeds.filter((seed) => seed.includes('import')).length).toBeGreaterThan(10);
});

describe('a source that was damaged', () => {
  test('is read, or is at fault', TIMEOUT, () => {
    fc.assert(
      fc.property(mutated(seeds), extension, (text, end) => {
        const report = checkSanely(project(`own.${end}`, text));
        // The barrel beside it is found guilty whatever the source says.
        expect(
          report.findings.some(({ rule, from }) => rule === 'misdirected-import' && from.file.endsWith('barrel.ts')),
        ).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('in markup is read, or is at fault', TIMEOUT, () => {
    const wrap = fc.constantFrom(...Object.entries(WRAPS));
    const markup = fc
      .tuple(wrap, fc.constantFrom(...seeds))
      .chain(([[end, toMarkup], seed]) => fc.tuple(fc.constant(end), mutated([toMarkup(seed)])));
    fc.assert(
      fc.property(markup, ([end, text]) => {
        checkSanely(project(`own.${end}`, text));
      }),
      { numRuns: 40 },
    );
  });
});

test('a source of nothing but tokens is read, or is at fault', TIMEOUT, () => {
  fc.assert(
    fc.property(tokenSoup, extension, (text, end) => {
      checkSanely(project(`own.${end}`, text));
    }),
    { numRuns: 150 },
  );
});

test('random bytes are read, or are at fault', TIMEOUT, () => {
  const mark = fc.constantFrom([], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]);
  const bytes = fc
    .tuple(mark, fc.uint8Array({ maxLength: 400 }))
    .map(([head, tail]) => Uint8Array.from([...head, ...tail]));
  fc.assert(
    fc.property(bytes, extension, (content, end) => {
      const report = checkSanely(project(`own.${end}`, content));
      const [fault] = report.faults.filter(({ code }) => code === 'source/not-text');
      if (fault !== undefined) expect(fault.file).toBe(`src/domains/orders/service/own.${end}`);
    }),
    { numRuns: 100 },
  );
});

describe('a source of one thing, many times', () => {
  const THINGS = [
    ...[
      'import ',
      'import {',
      "import a from 'x' ",
      'export {',
      'import type ',
      'import a = ',
      'declare module "a" {',
      'require(',
      "require('a'+",
    ],
    ...[
      "'",
      '"',
      '`',
      '`${',
      '${',
      '{',
      '}',
      '(',
      ')',
      '[',
      '/*',
      '/**',
      '//',
      '/',
      '/(',
      '\0',
      '😀',
      '\u2028',
      ';',
      '\n',
      '@',
      '#',
    ],
    ...[
      '/** @import {',
      '/** @type {',
      '@import * ',
      '* @import a, ',
      '/// <reference ',
      '///<reference path="a" ',
      'type A = import(',
    ],
    ...[
      '<',
      '<a ',
      '<a b="',
      '<a>',
      '<a b={',
      '<T>(',
      '<script',
      '<script>',
      '<template',
      '<template>',
      '{{',
      '{import(',
      '<!--',
      '</',
    ],
    ...[
      '---\n',
      '```\n',
      '\n\nimport a\n\n',
      '> - import a',
      'new URL(',
      'vi.mock(import(',
      'jest.mock("a").',
      'import.meta.glob([',
    ],
    ...['a => ', 'async ', 'const a = a + ', 'a ? b : ', 'if (a) /', ') /', '++/', 'class A { ['],
  ];
  // Long enough that what grows with the square, or worse, is seen.
  const LENGTH = 9_000;

  test.each(['ts', 'tsx', 'js', 'vue', 'svelte', 'astro', 'mdx'])(
    'is read in time, or is at fault, in .%s',
    TIMEOUT,
    (end) => {
      const files = THINGS.map((thing, index) => [
        `src/domains/orders/service/own${String(index)}.${end}`,
        `call();\n${thing.repeat(Math.ceil(LENGTH / thing.length))}`,
      ]);
      const report = checkSanely(Object.fromEntries(files) as Record<string, string>);
      expect(report.examined.files).toBe(THINGS.length);
    },
  );
});
