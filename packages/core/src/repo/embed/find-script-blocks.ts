import { findAstroBlocks } from './find-astro-blocks';
import { findMdxBlocks } from './find-mdx-blocks';
import { findSvelteBlocks } from './find-svelte-blocks';
import { findVueBlocks } from './find-vue-blocks';
import type { MarkupLanguage, ScriptBlocks } from './script-block';

const FINDERS: Readonly<Record<MarkupLanguage, (source: string) => ScriptBlocks>> = {
  vue: findVueBlocks,
  svelte: findSvelteBlocks,
  astro: findAstroBlocks,
  mdx: findMdxBlocks,
};

/**
 * Finds the programs in a file of markup, ordered by position. Each finder says what it does not read.
 *
 * @param source UTF-8 without byte order mark; it need not be valid markup: what does not end, ends with the file
 */
export function findScriptBlocks(source: Uint8Array, language: MarkupLanguage): ScriptBlocks {
  // One character a byte, so that indices are byte offsets. Everything that matters to the structure is ASCII.
  const { blocks, sources } = FINDERS[language](new TextDecoder('latin1').decode(source));
  return { blocks: blocks.toSorted((a, b) => a.start - b.start), sources };
}
