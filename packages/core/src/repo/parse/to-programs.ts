import type { Language } from '#types/extraction';
import { findScriptBlocks } from '../embed/find-script-blocks';
import type { MarkupLanguage, ScriptBlock } from '../embed/script-block';
import type { ProgramLanguage } from './parse-program';

/** A program with the same offsets as the file that it stands in: everything else is blank. */
export interface MaskedProgram {
  readonly text: string;
  readonly language: ProgramLanguage;
}

/**
 * The programs of a file. Scripts of one Vue or Svelte component, and the blocks of an MDX file, share their names and are one program;
 * the frontmatter and each script of an Astro file are programs of their own, and so is every expression with a request in it.
 */
export function toPrograms(text: string, language: Language): readonly MaskedProgram[] {
  if (!isMarkup(language)) return [{ text, language }];
  const { blocks } = findScriptBlocks(new TextEncoder().encode(text), language);
  const toUnits = createUnitOffsets(text);
  const mask = (parts: readonly ScriptBlock[]): string => {
    let masked = '';
    let last = 0;
    for (const part of parts) {
      const [start, end] = [toUnits(part.start), toUnits(part.end)];
      masked += blank(text.slice(last, start)) + text.slice(start, end);
      last = end;
    }
    return masked + blank(text.slice(last));
  };
  const scripts = blocks.filter(({ kind }) => kind === 'script');
  const groups = language === 'astro' ? scripts.map((script) => [script]) : scripts.length > 0 ? [scripts] : [];
  for (const block of blocks) if (block.kind === 'expression') groups.push([block]);
  return groups.map((group) => ({ text: mask(group), language: widest(group) }));
}

function isMarkup(language: Language): language is MarkupLanguage {
  return language === 'vue' || language === 'svelte' || language === 'astro' || language === 'mdx';
}

function widest(group: readonly ScriptBlock[]): ProgramLanguage {
  for (const language of ['tsx', 'ts'] as const)
    if (group.some((block) => block.language === language)) return language;
  return 'js';
}

/** Keeps line breaks, so that statements of two blocks do not run together. */
function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}

/** Turns an offset in bytes of UTF-8 into one in UTF-16 units. */
function createUnitOffsets(text: string): (offset: number) => number {
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(text)) return (offset) => offset;
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return (offset) => decoder.decode(bytes.subarray(0, offset)).length;
}
