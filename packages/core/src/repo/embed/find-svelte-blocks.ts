import { findRawTextEnd, readTag, skipDeclaration, type Attribute, type Tag } from './read-tag';
import { mayRequest, type ScriptBlock, type ScriptBlocks, type ScriptSource } from './script-block';
import { languageOfScript, rangeOfScript, sourceOfScript } from './script-tag';
import { skipCode } from './skip-code';

/** What may stand between a brace and its expression: `#if`, `:else if`, `@html`, `...`. */
const BLOCK_WORD = /^\s*(?:[#:](?:else\s+if|\w+)|@\w+|\.\.\.)/;
const BLOCK_NAME = '{';

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Svelte: the `<script>` blocks at the root (instance and module), and the expressions in braces, in text and in tags.
 * A script in another language is not read, nor one inside an element or a block: that is no module.
 */
export function findSvelteBlocks(source: string): ScriptBlocks {
  let scripts: Tag[] = [];
  const expressions: Range[] = [];
  /** Elements and `{#…}` blocks that are open. */
  const open: { readonly name: string; readonly start: number }[] = [];
  /** An element that is closed made what is in it nested; one that is never closed did not. */
  const close = (name: string): void => {
    const found = open.findLastIndex((element) => element.name === name);
    if (found < 0) return;
    const { start } = open[found] as { readonly start: number };
    scripts = scripts.filter((script) => script.start < start);
    open.length = found;
  };
  let index = 0;
  while (index < source.length) {
    const character = source[index];
    if (character === '{') {
      const mark = source[index + 1];
      if (mark === '#') open.push({ name: BLOCK_NAME, start: index });
      else if (mark === '/' && /\w/.test(source[index + 2] ?? '')) close(BLOCK_NAME);
      const end = mark === '/' ? source.indexOf('}', index) : skipCode(source, index + 1, false);
      addCode(source, index + 1, end < 0 ? source.length : end, expressions);
      index = end < 0 ? source.length : end + 1;
      continue;
    }
    const declarationEnd = character === '<' ? skipDeclaration(source, index) : undefined;
    const tag = character === '<' && declarationEnd === undefined ? readTag(source, index, 'quoted') : undefined;
    if (tag === undefined) {
      index = declarationEnd ?? index + 1;
      continue;
    }
    index = tag.end;
    for (const attribute of tag.attributes) addAttributeCode(source, attribute, expressions);
    if (tag.isClosing) close(tag.name);
    else if (tag.name === 'script' || tag.name === 'style') {
      if (tag.name === 'script') scripts.push(tag);
      if (!tag.isSelfClosing) index = findRawTextEnd(source, tag.end, tag.name);
      const closing = readTag(source, index, 'none');
      index = closing?.end ?? index;
    } else if (!tag.isSelfClosing) open.push({ name: tag.name, start: tag.start });
  }
  return toBlocks(source, scripts, expressions);
}

function toBlocks(source: string, scripts: readonly Tag[], expressions: readonly Range[]): ScriptBlocks {
  const blocks: ScriptBlock[] = [];
  const sources: ScriptSource[] = [];
  for (const script of scripts) {
    const found = sourceOfScript(source, script);
    const language = languageOfScript(source, script);
    if (found) sources.push(found);
    else if (language && !script.isSelfClosing)
      blocks.push({ ...rangeOfScript(source, script), language, kind: 'script' });
  }
  const language = blocks.some((script) => script.language !== 'js') ? 'ts' : 'js';
  for (const range of expressions) blocks.push({ ...range, language, kind: 'expression' });
  return { blocks, sources };
}

function addAttributeCode(source: string, { start, end, quote }: Attribute, expressions: Range[]): void {
  if (quote === '{') {
    addCode(source, start, end, expressions);
    return;
  }
  for (let index = start; index >= 0 && index < end; index++) {
    if (source[index] !== '{') continue;
    const close = Math.min(skipCode(source, index + 1, false), end);
    addCode(source, index + 1, close, expressions);
    index = close;
  }
}

/** Leaves the expression: without the word of a block before it, and the names that a block gives after it. */
function addCode(source: string, start: number, end: number, expressions: Range[]): void {
  if (!mayRequest(source, start, end)) return;
  const word = BLOCK_WORD.exec(source.slice(start, end))?.[0] ?? '';
  const from = start + word.length;
  const code = source.slice(from, end);
  const kind = word.trim();
  const after =
    kind === '#await' ? code.search(/\s(?:then|catch)\s/) : kind === '#each' ? code.search(/\sas\s(?![^]*\sas\s)/) : -1;
  expressions.push({ start: from, end: after < 0 ? end : from + after });
}
