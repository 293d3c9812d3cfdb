import { readFileSync } from 'node:fs';
import { findScriptBlocks } from '../../packages/core/src/repo/embed/find-script-blocks';
import type { MarkupLanguage } from '../../packages/core/src/repo/embed/script-block';
import { languageOf } from '../../packages/core/src/repo/language-of';
import { findBlocksWithFramework, type Range } from './find-blocks-with-frameworks';
import { findSources } from './find-sources';

export interface MarkupComparison {
  readonly files: number;
  /** Files that the framework refuses. */
  readonly skipped: number;
  readonly blocks: number;
  readonly differences: readonly string[];
}

/** Holds the finder of script blocks against the frameworks' own parsers, on every file of a folder. */
export async function compareMarkup(folder: string): Promise<MarkupComparison> {
  const differences: string[] = [];
  let [files, skipped, blocks] = [0, 0, 0];
  for (const path of findSources(folder)) {
    const language = languageOf(path);
    if (language !== 'vue' && language !== 'svelte' && language !== 'astro' && language !== 'mdx') continue;
    const found = await compareSource(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), language);
    if (found === undefined) skipped++;
    else {
      files++;
      blocks += found.blocks;
      differences.push(...found.differences.map((difference) => `${path}: ${difference}`));
    }
  }
  return { files, skipped, blocks, differences };
}

/**
 * Compares one source. Scripts must be those of the framework, white space at their ends aside; each piece of code in the markup that
 * requests a module must lie within an expression, and each expression must be code of the framework.
 *
 * @returns `undefined` where the framework refuses the source
 */
export async function compareSource(
  text: string,
  language: MarkupLanguage,
): Promise<{ readonly blocks: number; readonly differences: readonly string[] } | undefined> {
  const expected = await findBlocksWithFramework(text, language);
  if (expected === undefined) return undefined;
  const bytes = new TextEncoder().encode(text);
  const { blocks, sources } = findScriptBlocks(bytes, language);
  const differences: string[] = [];
  const toBytes = (offset: number): number => new TextEncoder().encode(text.slice(0, offset)).length;
  const decode = (start: number, end: number): string =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start, end));
  const show = ({ start, end }: Range): string =>
    `${trimStart(decode, start, end)} ${JSON.stringify(decode(start, end).trim())}`;
  const inBytes = ({ start, end }: Range): Range => ({ start: toBytes(start), end: toBytes(end) });
  const scripts = blocks.filter(({ kind }) => kind === 'script').map(show);
  const wanted = expected.scripts.map((range) => show(inBytes(range)));
  for (const script of wanted) if (!scripts.includes(script)) differences.push(`- script ${script.slice(0, 120)}`);
  for (const script of scripts) if (!wanted.includes(script)) differences.push(`+ script ${script.slice(0, 120)}`);
  const expressions = blocks.filter(({ kind }) => kind === 'expression');
  const code = expected.expressions.map(inBytes);
  for (const range of code) {
    if (!expressions.some(({ start, end }) => start <= range.start && range.end <= end))
      differences.push(`- code ${show(range)}`);
  }
  for (const block of expressions) {
    const isCode = code.some(
      ({ start, end }) => (start <= block.start && block.end <= end) || (block.start <= start && end <= block.end),
    );
    if (!isCode) differences.push(`+ code ${show(block)}`);
  }
  const [src, wantedSrc] = [sources.map((source) => source.text).join(), expected.sources.join()];
  if (src !== wantedSrc) differences.push(`! sources are "${src}", not "${wantedSrc}"`);
  return { blocks: wanted.length + code.length, differences };
}

function trimStart(decode: (start: number, end: number) => string, start: number, end: number): number {
  const text = decode(start, end);
  return start + (text.length - text.trimStart().length);
}
