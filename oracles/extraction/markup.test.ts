import { describe, expect, test } from 'vitest';
import { compareSource } from './compare-markup';

/** How many blocks the framework and the finder agree on. */
async function agree(text: string, language: Parameters<typeof compareSource>[1]): Promise<number> {
  const found = await compareSource(text, language);
  if (found === undefined) throw new Error('the framework refuses the source');
  expect(found.differences).toEqual([]);
  return found.blocks;
}

describe('Vue', () => {
  test.each([
    [1, "<script>\nimport a from './a'\n</script>"],
    [2, '<script>export default {}</script>\n<script setup lang="ts">import a from \'./a\'</script>'],
    [1, "<template><div>a > b < c && 'it's'</div></template>\n<script lang='tsx'>1</script>"],
    [1, '<!-- <script>1</script> -->\n<script >2</script >'],
    [1, "<script lang=ts>const a = '<template>' // </template>\n</script><template/>"],
    [1, "<template><p><template #a>{{ '</template' }}</template></p></template><script>1</script>"],
    [1, '<template lang="pug">\np(a=\'<script>\')\n</template><script>1</script>'],
    [
      1,
      "<docs># it's <script>no</script> a doc</docs><style>a::before { content: '<script>' }</style><script>1</script>",
    ],
    [0, '<script src="./a.ts" lang="ts"></script><template><p/></template>'],
    [1, "<template><textarea><script></textarea><p title='</template>'>{{ a < b }}</p></template><script>1</script>"],
    [1, '<script setup\n  lang="ts"\n  generic="T extends string | (() => void)">1</script>'],
    [2, '<template><a @click="import(\'./a\')" title="import(\'./b\')" /></template><script>1</script>'],
    [
      3,
      "<template><p :is=\"() => import('./a')\">{{ require('./b').c }} import('./d')</p></template><script>1</script>",
    ],
    [2, '<template><a v-for="x in require(\'./a\')" #b="{ c }" v-if=\'a>b\' /></template><script>1</script>'],
    [1, "<template><!-- {{ import('./a') }} --><p v-pre2>a</p></template><script>1</script>"],
    [1, "<template><p>é😀</p></template>\n<script>/* é😀 */ import './a'</script>"],
    [1, '<script lang="ts"></script>'],
    [0, '<template><p>no script</p></template>'],
    [1, '<template><input disabled><br>text</template><script>1</script>'],
    [1, "<custom lang='x'>\n<script>import './no'</script>\n</custom>\n<script>1</script>"],
  ])('%i blocks of %s', async (count, source) => {
    expect(await agree(source, 'vue')).toBe(count);
  });
});

describe('Svelte', () => {
  test.each([
    [1, "<script>import a from './a'</script><p>{a}</p>"],
    [2, '<script module lang=\'ts\'>1</script>\n<script lang="ts">let a: string</script>'],
    [2, '<script context="module">1</script><script>2</script>'],
    [1, "<!-- <script>0</script> --><p>it's {a > b}</p><script>1</script>"],
    [1, '<svelte:head><script>no</script></svelte:head><script>1</script>'],
    [1, '<div><script>no</script></div><script>1</script>'],
    [1, "{#if a}<p>{'}'}</p>{/if}<script>1</script>"],
    [2, "{#await import('./a') then a}{a}{:catch}{/await}<script>1</script>"],
    [2, "{#each [import('./a')] as a, i (a)}{a}{/each}<script>1</script>"],
    [3, "<p on:click={() => import('./a')} title=\"x {require('./b')} y\">it's</p><script>1</script>"],
    [
      2,
      "{@const a = import('./a')}<script>1</script>"
        .replace('{@const', '{#if b}{@const')
        .replace('<script', '{/if}<script'),
    ],
    [2, "{@html `${'}'}` + require('./a')}<script>1</script>"],
    [1, '<a {...b} {c} d={e} f="{g}" h=\'{"i"}\'/><script>1</script>'],
    [1, "<style>a { content: '<script>' }</style><script>1</script>"],
    [1, '<input><br><img src="a"><script>1</script>'],
    [1, "<p>é😀</p><script>/* é😀 */ import './a'</script>"],
    [2, "{#snippet a(b = '{')}<p>{b}</p>{/snippet}{@render a(import('./c'))}<script>1</script>"],
    [1, "<script>const a = '</p>' + \"{\"; // it's\n</script>\n{a /* } */ + /[}]/.source}"],
    [2, "{#key a}{/key}<Comp bind:this={b} {@attach import('./c')} /><script>1</script>"],
  ])('%i blocks of %s', async (count, source) => {
    expect(await agree(source, 'svelte')).toBe(count);
  });
});

describe('Astro', () => {
  test.each([
    [1, "---\nimport A from './a';\n---\n<A />"],
    [1, "---\nconst a = '---', b = `---${'---'}`; // ---\n/* --- */\n---\n<p>---</p>"],
    [2, "---\n---\n<script>import './a'</script>"],
    [
      1,
      '<script>1</script><script is:inline>no</script><script type="module">no</script><script define:vars={{ a }}>no</script>',
    ],
    [0, '<script src="./a.ts"></script>'],
    [1, "<!-- <script>no</script> --><p>it's a > b</p><script>1</script>"],
    [1, "<p>{a && <b>it's {import('./b')}</b>}</p>".replace('{a &&', '{')],
    [1, "<A b={import('./a')} c={d > e} {...f} g=`h${i}` />"],
    [1, "<p title='{import(1)}'>{'<script>'}</p><script>1</script>"],
    [2, "---\nconst é = '😀';\n---\n<p>é😀</p><script>/* é */ 1</script>"],
    [1, '<style>a { b: "<script>" }</style><script>1</script>'],
    [1, '<br><input><script>1</script>'],
    [1, '{list.map((a) => <li>{a}</li>)}<script>1</script>'],
  ])('%i blocks of %s', async (count, source) => {
    expect(await agree(source, 'astro')).toBe(count);
  });
});

describe('MDX', () => {
  test.each([
    [1, "import A from './a'\n\n# Title\n\n<A />"],
    [1, "import A from './a'\nimport B from './b'\nexport const c = 1\n\ntext"],
    [2, "import A from './a'\n\nit's\n\nexport const b = {\n  c: 1,\n\n  d: `\n\n`,\n}\n\ntext"],
    [0, "text\nimport A from './a'\n"],
    [0, "```js\nimport A from './a'\n```\n\n~~~\nimport B from './b'\n\n```\nimport './c'\n~~~\n"],
    [0, '1.  item\n\n    ```js\n    { import(1) }\n    ```\n'],
    [0, "`import A from './a'` and `` {import('./b')} ``"],
    [1, "{import('./a')}"],
    [1, "text {require('./a')} it's `}`"],
    [1, "<A b={import('./a')}>\n\n  it's\n\n</A>"],
    [0, '{/* import(1) */ a}'.replace(' a', ' b').replace('import(1)', 'c')],
    [1, "---\ntitle: import\n---\n\nimport A from './a'\n"],
    [0, "- import A from './a'\n\n> export const a = 1\n\n    import A from './a'\n"],
    [0, "\\{import('./a')\\}"],
    [1, "# é😀\n\nimport A from './é'\n"],
    [1, 'export default function Layout({ children }) {\n  return <div>{children}</div>\n}\n\ntext'],
    [0, 'important things\n\nexports are\n\nexport-ish'],
    [1, "import A from './a'\n\n<A\n  b={c}\n>\n  text\n</A>"],
  ])('%i blocks of %s', async (count, source) => {
    expect(await agree(source, 'mdx')).toBe(count);
  });
});
