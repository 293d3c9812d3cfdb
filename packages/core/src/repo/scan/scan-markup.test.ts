import { describe, expect, test } from 'vitest';
import type { Language } from '#types/extraction';
import { createScanner } from './create-scanner';
import { describeScan, scanText } from './testing';

function read(text: string, language: Language): readonly string[] {
  return describeScan(scanText(createScanner(), text, language), text);
}

describe('a file of markup', () => {
  test('gives the requests of its scripts, at the offsets of the file', () => {
    const text = `<template><p>é import x from 'y'</p></template>\n<script lang="ts">\nexport { a } from './a';\n</script>\n<script setup lang="ts">\nimport b from './b';\nconst c = () => import('./\\u0063');\n</script>\n`;
    expect(read(text, 'vue')).toEqual([
      're-export ./a at export',
      'import ./b at import',
      "dynamic-import ./c from './\\u0063' at import",
    ]);
    expect(scanText(createScanner(), text, 'vue').fileFlags).toBe(16);
  });

  test('gives the scripts that are other files', () => {
    const text = `<script src="./a.ts"></script>\n<script>import './b'</script>`;
    expect(read(text, 'vue')).toEqual([
      'script-src ./a.ts from "./a.ts" at <script',
      'side-effect-import ./b at import',
    ]);
  });

  test('gives faults of scripts, and what else they hold', () => {
    expect(read(`<script>\nimport { a } './a';\nimport './b';\n</script>`, 'svelte')).toEqual([
      'side-effect-import ./b at import',
      'source/malformed-import 9',
    ]);
  });

  test('is parsed as one program where tokens cannot decide', () => {
    const text = `<script>\nexport const a = './a';\n</script>\n<p>it's</p>\n<script setup>\nimport(a);\n</script>`;
    const asked: string[] = [];
    const scanner = createScanner((source) => {
      asked.push(source);
      return undefined;
    });
    expect(describeScan(scanText(scanner, text, 'vue'), text)).toEqual(['dynamic-import computed a at import']);
    expect(asked).toEqual([
      text
        .replace("</script>\n<p>it's</p>\n<script setup>", (between) => `${' '.repeat(between.length - 1)}\n`)
        .replace('<script>', `${' '.repeat(7)}\n`)
        .replace('</script>', ''),
    ]);
  });

  test('is read in every language', () => {
    expect(read(`---\nimport a from './a';\n---\n<p>{a}</p>`, 'astro')).toEqual(['import ./a at import']);
    expect(read(`# Title\n\nimport a from './a'\n\nText with import b from './b' in it\n`, 'mdx')).toEqual([
      'import ./a at import',
    ]);
    expect(read(`<script lang="ts">import a from './a';</script>`, 'svelte')).toEqual(['import ./a at import']);
  });
});
