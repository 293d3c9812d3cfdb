import { describe, expect, test } from 'vitest';
import type { Language } from '#types/extraction';
import { findGlobalUses } from './find-global-uses';

function find(
  text: string,
  names = ['process.env', 'fetch', 'localStorage', 'console'],
  language: Language = 'ts',
): readonly string[] | undefined {
  const bytes = new TextEncoder().encode(text);
  return findGlobalUses(text, language, names)?.map(
    ({ name, start, end }) => `${name}: ${new TextDecoder().decode(bytes.subarray(start, end))}`,
  );
}

describe('a global is used', () => {
  test.each([
    ['process.env', 'process.env: process.env'],
    ['const a = process.env.HOME', 'process.env: process.env'],
    ['process?.env', 'process.env: process?.env'],
    ["process['env'].HOME", "process.env: process['env']"],
    ['process.env.A = 1', 'process.env: process.env'],
    ['delete process.env.A', 'process.env: process.env'],
    ['(process as any).env', 'process.env: (process as any).env'],
    ['globalThis.process.env', 'process.env: globalThis.process.env'],
    ['const { env } = process', 'process.env: env'],
    ['const { env: { HOME } } = process', 'process.env: env'],
    ['const { process: { env } } = globalThis', 'process.env: env'],
    ['const { version, ...rest } = process', 'process.env: ...rest'],
    ['let env; ({ env } = process)', 'process.env: env'],
    ['const p = process; p.env', 'process.env: p.env'],
    ['const w = window, { fetch: get } = w', 'fetch: fetch'],
    ['fetch(url)', 'fetch: fetch'],
    ['await self.fetch(url)', 'fetch: self.fetch'],
    ['const a = { fetch }', 'fetch: fetch'],
    ['const a = fetch', 'fetch: fetch'],
    ['fetch = mock', 'fetch: fetch'],
    ['({ a: fetch } = b)', 'fetch: fetch'],
    ['[fetch] = b', 'fetch: fetch'],
    ['fetch.bind(a)', 'fetch: fetch'],
    ['class A extends fetch {}', 'fetch: fetch'],
    ['(a = fetch) => a', 'fetch: fetch'],
    ['({ [fetch]: 1 })', 'fetch: fetch'],
    ['window.localStorage.getItem(a)', 'localStorage: window.localStorage'],
    ['window.window.localStorage', 'localStorage: window.window.localStorage'],
    ['console.log(1)', 'console: console'],
    ['typeof console.log', 'console: console'],
    ['declare const fetch: any; fetch(url)', 'fetch: fetch'],
    ['{ const fetch = 1 } fetch(url)', 'fetch: fetch'],
    ['type fetch = 1; fetch(url)', 'fetch: fetch'],
    ['/* é😀 */ fetch(url)', 'fetch: fetch'],
  ])('in %s', (source, expected) => {
    expect(find(source)).toEqual([expected]);
  });

  test('as often as it stands there, in the order of the source', () => {
    expect(find('fetch(a); console.log(process.env.B, fetch)')).toEqual([
      'fetch: fetch',
      'console: console',
      'process.env: process.env',
      'fetch: fetch',
    ]);
  });
});

describe('no global is used', () => {
  test.each([
    'typeof fetch',
    "if (typeof process.env !== 'undefined') {}",
    'let a: typeof process.env, b: typeof fetch',
    'type fetch = (fetch: string) => typeof fetch; interface A { fetch(fetch: string): void; console: 1 }',
    'process.version; process',
    'f(window, globalThis)',
    "import process from 'node:process'; process.env",
    "import { fetch } from 'undici'; fetch(url)",
    'function f(fetch) { fetch(url) }',
    'const fetch = 1; fetch(url)',
    'a.fetch(url); a.process.env; ({ fetch: 1, console() {} }).fetch',
    'class A { fetch() {} console = 1; static { this.fetch() } }',
    'fetch: for (;;) break fetch',
    "'fetch'; `process.env`; /* fetch */ // fetch",
    'import.meta.env',
    'export { fetch } from "./x"; import { fetch as get } from "./x"',
    'const { fetch } = a; ({ fetch } = a)',
    'let process = { env: 1 }; process.env',
    'enum A { fetch = 1 }',
    'env; getEnv().process',
    'function f({ fetch, console: [localStorage] }) {}',
    'for (const fetch of list) fetch()',
  ])('in %s', (source) => {
    expect(find(source)).toEqual([]);
  });
});

test('says so where the source cannot be parsed', () => {
  expect(find('fetch(')).toBeUndefined();
});

test('finds only the names that are asked for', () => {
  expect(find('fetch(console)', ['console'])).toEqual(['console: console']);
  expect(find('fetch(console)', [])).toEqual([]);
  expect(find('window.fetch(a)', ['window.fetch'])).toEqual(['window.fetch: window.fetch']);
});

test('finds uses in JSX and in the scripts of markup, with the offsets of the file', () => {
  expect(find('<A b={fetch} fetch={1} {...process.env} />', undefined, 'tsx')).toEqual([
    'fetch: fetch',
    'process.env: process.env',
  ]);
  expect(find('<p>é fetch()</p><script setup lang="ts">fetch(a as B)</script>', undefined, 'vue')).toEqual([
    'fetch: fetch',
  ]);
  expect(find('---\nconst a = await fetch(b)\n---\n<p>fetch()</p>', undefined, 'astro')).toEqual(['fetch: fetch']);
});
