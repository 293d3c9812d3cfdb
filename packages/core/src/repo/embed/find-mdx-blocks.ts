import { mayRequest, type ScriptBlock, type ScriptBlocks } from './script-block';
import { skipCode, skipComment, skipString, skipTemplate } from './skip-code';

/** Also inside lists and quotes: MDX has no code by indentation. */
const FENCE = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}|~{3,})/;
const ESM = /^(?:import|export)(?=[\s{*'"])/;

/**
 * MDX: the blocks of `import` and `export` at the beginning of a line that nothing but a blank line, or another such block, precedes, and the
 * expressions in braces. Code, fenced or inline, holds neither; frontmatter and the text around are skipped.
 * Expressions inside indented containers (lists, quotes) that span lines are read as they stand.
 */
export function findMdxBlocks(source: string): ScriptBlocks {
  const blocks: ScriptBlock[] = [];
  let index = skipFrontmatter(source);
  let isAfterBlank = true;
  while (index < source.length) {
    const lineEnd = endOfLine(source, index);
    const line = source.slice(index, lineEnd);
    const fence = FENCE.exec(line)?.[1];
    if (
      fence !== undefined &&
      !(fence.startsWith('`') && line.slice(line.indexOf(fence) + fence.length).includes('`'))
    ) {
      index = skipFence(source, lineEnd, fence);
      isAfterBlank = true;
    } else if (isAfterBlank && ESM.test(line)) {
      const end = findEsmEnd(source, index);
      blocks.push({ start: index, end, language: 'js', kind: 'script' });
      index = end;
    } else if (line.trim() === '') {
      isAfterBlank = true;
      index = lineEnd + 1;
    } else {
      isAfterBlank = false;
      index = readText(source, index, lineEnd, blocks);
    }
  }
  return { blocks, sources: [] };
}

function skipFrontmatter(source: string): number {
  const opening = /^(---|\+\+\+)[ \t]*\r?\n/.exec(source);
  if (opening === null) return 0;
  const marker = opening[1] === '---' ? '---' : '\\+\\+\\+';
  const closing = new RegExp(`^${marker}[ \\t]*$`, 'gm');
  closing.lastIndex = opening[0].length;
  const found = closing.exec(source);
  return found === null ? 0 : endOfLine(source, found.index) + 1;
}

function endOfLine(source: string, index: number): number {
  const end = source.indexOf('\n', index);
  return end < 0 ? source.length : end;
}

function skipFence(source: string, from: number, fence: string): number {
  const closing = new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*\\r?$`, 'gm');
  closing.lastIndex = from;
  const found = closing.exec(source);
  return found === null ? source.length : endOfLine(source, found.index) + 1;
}

/** The end of the first blank line after which the code is whole: no bracket, template or comment is open. */
function findEsmEnd(source: string, from: number): number {
  let index = from;
  let depth = 0;
  while (index < source.length) {
    const character = source[index] as string;
    if (character === '"' || character === "'") index = skipString(source, index);
    else if (character === '`') index = skipTemplate(source, index, true);
    else if (source.startsWith('//', index)) index = endOfLine(source, index);
    else if (source.startsWith('/*', index)) index = skipComment(source, index);
    else {
      if (/[{([]/.test(character)) depth++;
      else if (/[})\]]/.test(character)) depth = Math.max(0, depth - 1);
      else if (character === '\n' && depth === 0 && /^\n[ \t\r]*(?:\n|$)/.test(source.slice(index, index + 200)))
        return index;
      index++;
    }
  }
  return source.length;
}

/** Reads a line of text; an expression may carry on into later lines. Returns where to go on: the beginning of a line. */
function readText(source: string, from: number, lineEnd: number, blocks: ScriptBlock[]): number {
  let index = from;
  let limit = lineEnd;
  while (index < limit) {
    const character = source[index];
    if (character === '\\') index += 2;
    else if (character === '`') index = skipCodeSpan(source, index);
    else if (source.startsWith('{/*', index) || character === '{') {
      const end = skipCode(source, index + 1, true);
      if (mayRequest(source, index + 1, end))
        blocks.push({ start: index + 1, end, language: 'js', kind: 'expression' });
      index = end + 1;
    } else index++;
    if (index > limit) limit = endOfLine(source, index);
  }
  return limit + 1;
}

const BLANK_LINE = /\n[ \t\r]*\n/g;

/** A code span ends at as many backticks as it began with; without those, the backticks are text. */
function skipCodeSpan(source: string, index: number): number {
  const run = /^`+/.exec(source.slice(index, index + 100))?.[0] ?? '`';
  const closing = new RegExp(`(?<!\`)${run}(?!\`)`, 'g');
  closing.lastIndex = index + run.length;
  const found = closing.exec(source);
  BLANK_LINE.lastIndex = index;
  const isInParagraph = found !== null && found.index < (BLANK_LINE.exec(source)?.index ?? source.length);
  return isInParagraph ? found.index + run.length : index + run.length;
}
