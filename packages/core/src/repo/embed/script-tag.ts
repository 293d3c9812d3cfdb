import { attributeOf, findRawTextEnd, type Tag } from './read-tag';
import type { ScriptBlock, ScriptSource } from './script-block';

const LANGUAGES: Readonly<Record<string, ScriptBlock['language']>> = {
  '': 'js',
  js: 'js',
  jsx: 'js',
  mjs: 'js',
  javascript: 'js',
  ts: 'ts',
  mts: 'ts',
  typescript: 'ts',
  tsx: 'tsx',
};

/** `undefined` for a language that is not ours (CoffeeScript). */
export function languageOfScript(source: string, tag: Tag): ScriptBlock['language'] | undefined {
  const type = attributeOf(source, tag, 'type')?.toLowerCase();
  const lang =
    attributeOf(source, tag, 'lang')?.toLowerCase() ||
    (/^text\/(?:type|java)script$/.test(type ?? '') ? type?.slice(5) : '');
  return LANGUAGES[lang ?? ''];
}

/** The text between a script's tags. */
export function rangeOfScript(source: string, tag: Tag): { readonly start: number; readonly end: number } {
  return { start: tag.end, end: findRawTextEnd(source, tag.end, 'script') };
}

/** `src` of a script, unless it has none or it is computed. */
export function sourceOfScript(source: string, tag: Tag): ScriptSource | undefined {
  const attribute = tag.attributes.find(({ name }) => name.toLowerCase() === 'src');
  if (attribute === undefined || attribute.start < 0 || attribute.quote === '{') return undefined;
  const quotes = attribute.quote === '' ? 0 : 1;
  return {
    start: attribute.start - quotes,
    end: attribute.end + quotes,
    statement: tag.start,
    text: source.slice(attribute.start, attribute.end),
  };
}
