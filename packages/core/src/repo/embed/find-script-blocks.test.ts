import { describe, expect, test } from 'vitest';
import { findScriptBlocks } from './find-script-blocks';
import type { MarkupLanguage } from './script-block';

/** Each block as `language: source`, expressions in braces. */
function find(text: string, language: MarkupLanguage): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  return findScriptBlocks(bytes, language).blocks.map(({ start, end, language: inner, kind }) => {
    const source = new TextDecoder().decode(bytes.subarray(start, end));
    return `${inner}: ${kind === 'expression' ? `{${source}}` : source}`;
  });
}

function findSources(text: string, language: MarkupLanguage): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  const decode = (start: number, end?: number): string => new TextDecoder().decode(bytes.subarray(start, end));
  return findScriptBlocks(bytes, language).sources.map(
    ({ start, end, statement, text: value }) => `${value} ${decode(start, end)} ${decode(statement).slice(0, 7)}`,
  );
}

describe('a script', () => {
  test.each([
    ['vue', '<SCRIPT >a</SCRIPT>', []],
    ['vue', '<script>a</script><script setup lang="ts">b</script>', ['js: a', 'ts: b']],
    ['vue', '<script lang=\'tsx\' generic="T extends A<B>">a</script >', ['tsx: a']],
    ['vue', "<script lang=ts>const a = '</script>'</script>", ["ts: const a = '"]],
    ['vue', '<!-- <script>a</script> --><script>b', ['js: b']],
    ['vue', '<script lang="coffee">a</script><script type="text/typescript">b</script>', ['ts: b']],
    [
      'vue',
      "<template><p title='</template>'/><template #x></template><script>no</script></template><script>a</script>",
      ['js: a'],
    ],
    ['vue', '<template lang="pug">script no</template><template/><script>a</script>', ['js: a']],
    ['vue', '<i18n><script>no</script></i18n>\r\n<script>\r\na</script>', ['js: \r\na']],
    ['svelte', '<script module lang="ts">a</script><script lang="ts">b</script>', ['ts: a', 'ts: b']],
    ['svelte', '<svelte:head><script>no</script></svelte:head><p><script>a</script>', ['js: a']],
    ['svelte', "{'<script>no</script>'}<!-- <script>no</script> --><script>a</script>", ['js: a']],
    ['svelte', '{#if a}<script>no</script>{/if}<p title={">"} {...b}>it\'s</p><script>a</script>', ['js: a']],
    ['svelte', '<script>a', ['js: a']],
    ['astro', "---\na = '---' // ---\n---\n<script>b</script>", ["ts: \na = '---' // ---\n", 'ts: b']],
    ['astro', '<!-- c -->\n---\na', ['ts: \na']],
    ['astro', 'text --- text', []],
    ['astro', '<script is:inline>no</script><script type="module">no</script><script>a</script>', ['ts: a']],
    ['astro', "{a && <p>it's {b}</p>}<script>c</script>", ['ts: c']],
    ['astro', '<p is:raw>{<script>no</script>}</p><script>a</script>', ['ts: a']],
    [
      'mdx',
      "import a from 'a'\nexport const b = 1\n\ntext\nimport c from 'c'\n",
      ["js: import a from 'a'\nexport const b = 1"],
    ],
    ['mdx', 'export const a = {\n\n}\n\ntext', ['js: export const a = {\n\n}']],
    ['mdx', "```js\nimport a from 'a'\n```\n\nimport b from 'b'", ["js: import b from 'b'"]],
    ['mdx', "---\nimport: a\n---\nimport b from 'b'", ["js: import b from 'b'"]],
    ['mdx', "importing\n\n  import a from 'a'\n\n`\nimport b`", []],
  ] as const)('of %s in %j', (language, source, expected) => {
    expect(find(source, language)).toEqual(expected);
  });
});

describe('an expression that may request a module', () => {
  test.each([
    [
      'vue',
      "<template><a @click=\"import('./a')\" :b='require(c)' d=\"import\">{{ import('./e') }}{{ f }}</a></template>",
      ["js: {import('./a')}", 'js: {require(c)}', "js: { import('./e') }"],
    ],
    ['vue', "<script lang='ts'>a</script><template>{{ import('./b') }}</template>", ['ts: a', "ts: { import('./b') }"]],
    ['vue', "<template><!-- {{ import('a') }} -->import('b')<p v-text='important' /></template>", []],
    ['svelte', "{#await import('./a') then b}{b}{:catch c}{/await}", ["js: { import('./a')}"]],
    ['svelte', "{#each await import('./a') as b (b)}{/each}", ["js: { await import('./a')}"]],
    [
      'svelte',
      "<p a={() => import('./a')} b=\"c {require('./d')}\" {...e}>{'}' + import('./f')}</p>",
      ["js: {() => import('./a')}", "js: {require('./d')}", "js: {'}' + import('./f')}"],
    ],
    [
      'astro',
      "<A b={import('./a')} c='{import}' />{d.map(() => <p>it's {import('./e')}</p>)}",
      ["tsx: {import('./a')}", "tsx: {d.map(() => <p>it's {import('./e')}</p>)}"],
    ],
    ['mdx', "text {import('./a')} `{import('./b')}` \\{import('./c')}", ["js: {import('./a')}"]],
    ['mdx', "<A b={() => {\n  return import('./a')\n}} />", ["js: {() => {\n  return import('./a')\n}}"]],
  ] as const)('of %s in %j', (language, source, expected) => {
    expect(find(source, language)).toEqual(expected);
  });
});

describe('the source of a script', () => {
  test.each([
    ['vue', '<script src="./a.ts" lang="ts"></script>', ['./a.ts "./a.ts" <script']],
    ['vue', "é<script lang=ts src='./a.ts' />", ["./a.ts './a.ts' <script"]],
    ['vue', '<script src=./a.ts></script>', ['./a.ts ./a.ts <script']],
    ['vue', '<script src></script>', []],
    ['astro', '<script src="./a.ts"></script><script is:inline src="/b.js"></script>', ['./a.ts "./a.ts" <script']],
    ['astro', '<script src={a}></script>', []],
  ] as const)('of %s in %j', (language, source, expected) => {
    expect(findSources(source, language)).toEqual(expected);
    expect(find(source, language).join('')).toMatch(/^(?:[jt]s: )?$/);
  });
});

test('gives byte offsets', () => {
  const { blocks } = findScriptBlocks(new TextEncoder().encode('<p>é😀</p><script>a</script>'), 'vue');
  expect(blocks).toEqual([{ start: 21, end: 22, language: 'js', kind: 'script' }]);
});

test.each(['vue', 'svelte', 'astro', 'mdx'] as const)('ends in any state of %s', (language) => {
  const parts = [
    '<',
    '<p',
    '<p a',
    '<p a=',
    "<p a='",
    '<script',
    '<!--',
    '{',
    '{`${',
    "{'",
    '{/[',
    '</',
    '<a {',
    '---\n',
    '`',
    '```',
    '{<p>{',
    'import {',
  ];
  for (const first of parts) for (const second of parts) expect(() => find(first + second, language)).not.toThrow();
});
