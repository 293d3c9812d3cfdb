import type { Language } from '#types/extraction';

const LANGUAGE_OF_ENDING: ReadonlyMap<string, Language> = new Map([
  ['ts', 'ts'],
  ['mts', 'ts'],
  ['cts', 'ts'],
  ['tsx', 'tsx'],
  ['js', 'js'],
  ['jsx', 'js'],
  ['mjs', 'js'],
  ['cjs', 'js'],
  ['vue', 'vue'],
  ['svelte', 'svelte'],
  ['astro', 'astro'],
  ['mdx', 'mdx'],
]);

/** What a file is read as, by its name; `undefined` for an asset. */
export function languageOf(name: string): Language | undefined {
  const dot = name.lastIndexOf('.');
  const language = dot < 0 ? undefined : LANGUAGE_OF_ENDING.get(name.slice(dot + 1));
  return language === 'ts' && isDeclaration(name) ? 'dts' : language;
}

/** `x.d.ts`, `x.d.mts`, `x.d.cts`, and declarations of other files: `x.d.css.ts`. */
function isDeclaration(name: string): boolean {
  const stem = name.slice(0, name.lastIndexOf('.'));
  if (stem.endsWith('.d')) return true;
  const dot = stem.lastIndexOf('.');
  return dot >= 2 && dot < stem.length - 1 && stem.startsWith('.d', dot - 2) && name.endsWith('.ts');
}
