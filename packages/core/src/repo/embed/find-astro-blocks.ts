import { findRawTextEnd, readTag, skipDeclaration, type Tag } from './read-tag';
import { mayRequest, type ScriptBlock, type ScriptBlocks, type ScriptSource } from './script-block';
import { sourceOfScript } from './script-tag';
import { skipCode, skipComment, skipString, skipTemplate } from './skip-code';

/**
 * Astro: the frontmatter, the scripts that Astro bundles, and the expressions in braces, in text and in tags. All are TypeScript.
 * A script with an attribute other than `src` is left to the browser as it is, so it is no module; nor is one under `is:raw`.
 */
export function findAstroBlocks(source: string): ScriptBlocks {
  const blocks: ScriptBlock[] = [];
  const sources: ScriptSource[] = [];
  const frontmatter = findFrontmatter(source);
  if (frontmatter) blocks.push({ start: frontmatter.start, end: frontmatter.end, language: 'ts', kind: 'script' });
  const addExpression = (start: number, end: number): void => {
    if (mayRequest(source, start, end)) blocks.push({ start, end, language: 'tsx', kind: 'expression' });
  };
  let index = frontmatter?.next ?? 0;
  while (index < source.length) {
    const character = source[index];
    if (character === '{') {
      const end = skipCode(source, index + 1, true);
      addExpression(index + 1, end);
      index = end + 1;
      continue;
    }
    const declarationEnd = character === '<' ? skipDeclaration(source, index) : undefined;
    const tag = character === '<' && declarationEnd === undefined ? readTag(source, index, 'bare') : undefined;
    if (tag === undefined) {
      index = declarationEnd ?? index + 1;
      continue;
    }
    for (const { start, end, quote } of tag.attributes) if (quote === '{') addExpression(start, end);
    index = tag.end;
    if (tag.isClosing) continue;
    const name = tag.name.toLowerCase();
    const isRaw =
      name === 'script' || name === 'style' || tag.attributes.some((attribute) => attribute.name === 'is:raw');
    if (name === 'script' && isBundled(tag)) {
      const found = sourceOfScript(source, tag);
      if (found) sources.push(found);
      else if (!tag.isSelfClosing) {
        blocks.push({ start: tag.end, end: findRawTextEnd(source, tag.end, 'script'), language: 'ts', kind: 'script' });
      }
    }
    if (isRaw && !tag.isSelfClosing) index = findRawTextEnd(source, tag.end, tag.name);
  }
  return { blocks, sources };
}

function isBundled(tag: Tag): boolean {
  return tag.attributes.every(({ name }) => name === 'src');
}

/** Between the first `---`, which only white space and comments may precede, and the next one that is not in a string or a comment. */
function findFrontmatter(
  source: string,
): { readonly start: number; readonly end: number; readonly next: number } | undefined {
  const opening = /^(?:\s|<!--[^]*?-->|\ufeff)*---/.exec(source);
  if (opening === null) return undefined;
  const start = opening[0].length;
  let index = start;
  while (index < source.length) {
    const character = source[index];
    if (source.startsWith('---', index)) return { start, end: index, next: index + 3 };
    if (character === '"' || character === "'") index = skipString(source, index);
    else if (character === '`') index = skipTemplate(source, index, false);
    else if (character === '/' && (source[index + 1] === '/' || source[index + 1] === '*'))
      index = skipComment(source, index);
    else index++;
  }
  return { start, end: source.length, next: source.length };
}
