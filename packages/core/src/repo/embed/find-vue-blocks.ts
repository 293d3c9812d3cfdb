import { attributeOf, findRawTextEnd, readTag, skipDeclaration, type Tag } from './read-tag';
import { mayRequest, type ScriptBlock, type ScriptBlocks, type ScriptSource } from './script-block';
import { languageOfScript, rangeOfScript, sourceOfScript } from './script-tag';

const DIRECTIVE = /^(?:v-|[@:#.])/;
/** Elements whose content is text, also inside a template. */
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title']);

/**
 * Vue: the `<script>` blocks at the root, and in an HTML template the interpolations and the values of directives.
 * A block in another language (CoffeeScript, Pug), custom blocks, and directives with character references in them are not read.
 */
export function findVueBlocks(source: string): ScriptBlocks {
  const scripts: ScriptBlock[] = [];
  const sources: ScriptSource[] = [];
  const templates: { readonly start: number; readonly end: number }[] = [];
  let index = 0;
  while ((index = source.indexOf('<', index)) >= 0) {
    const declarationEnd = skipDeclaration(source, index);
    const tag = declarationEnd === undefined ? readTag(source, index, 'none') : undefined;
    if (tag === undefined || tag.isClosing || tag.isSelfClosing) {
      if (tag?.isSelfClosing && tag.name === 'script') addSource(tag);
      index = declarationEnd ?? tag?.end ?? index + 1;
    } else if (tag.name === 'template' && isHtml(source, tag)) {
      const end = findTemplateEnd(source, tag.end);
      templates.push({ start: tag.end, end });
      index = end;
    } else {
      const end = findRawTextEnd(source, tag.end, tag.name);
      if (tag.name === 'script' && !addSource(tag)) {
        const language = languageOfScript(source, tag);
        if (language) scripts.push({ ...rangeOfScript(source, tag), language, kind: 'script' });
      }
      index = end;
    }
  }
  const language = scripts[0]?.language ?? 'js';
  const expressions = templates.flatMap(({ start, end }) => findExpressions(source, start, end, language));
  return { blocks: [...scripts, ...expressions], sources };

  function addSource(tag: Tag): boolean {
    const found = sourceOfScript(source, tag);
    if (found) sources.push(found);
    return found !== undefined;
  }
}

function isHtml(source: string, tag: Tag): boolean {
  const language = attributeOf(source, tag, 'lang');
  return language === undefined || language === '' || language === 'html';
}

/** Calls back for each tag of a template; tags inside interpolations and comments are none. Returns where the template ends. */
function walkTemplate(
  source: string,
  from: number,
  onTag: (tag: Tag) => void,
  onInterpolation: (start: number, end: number) => void,
): number {
  let depth = 0;
  let index = from;
  while (index < source.length) {
    if (source.startsWith('{{', index)) {
      const end = source.indexOf('}}', index + 2);
      if (end >= 0) {
        onInterpolation(index + 2, end);
        index = end + 2;
        continue;
      }
    }
    if (source[index] !== '<') {
      index++;
      continue;
    }
    const declarationEnd = skipDeclaration(source, index);
    const tag = declarationEnd === undefined ? readTag(source, index, 'none') : undefined;
    if (tag === undefined) {
      index = declarationEnd ?? index + 1;
      continue;
    }
    if (tag.name === 'template') {
      if (tag.isClosing && depth-- === 0) return tag.start;
      if (!tag.isClosing && !tag.isSelfClosing) depth++;
    }
    if (!tag.isClosing) onTag(tag);
    const isRaw = !tag.isClosing && !tag.isSelfClosing && RAW_TEXT.has(tag.name);
    index = isRaw ? findRawTextEnd(source, tag.end, tag.name) : tag.end;
  }
  return source.length;
}

function findTemplateEnd(source: string, from: number): number {
  const ignore = (): void => undefined;
  return walkTemplate(source, from, ignore, ignore);
}

function findExpressions(
  source: string,
  from: number,
  to: number,
  language: ScriptBlock['language'],
): readonly ScriptBlock[] {
  const blocks: ScriptBlock[] = [];
  const add = (start: number, end: number): void => {
    if (mayRequest(source, start, end)) blocks.push({ start, end, language, kind: 'expression' });
  };
  if (!mayRequest(source, from, to)) return blocks;
  const onTag = (tag: Tag): void => {
    for (const { name, start, end } of tag.attributes) {
      if (start >= 0 && DIRECTIVE.test(name) && !source.slice(start, end).includes('&quot;')) add(start, end);
    }
  };
  walkTemplate(source, from, onTag, add);
  return blocks;
}
