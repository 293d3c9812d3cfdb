import { FORM } from '#types/form';

/** What a comment requests. Offsets are those of the text that holds the comment. */
export interface CommentRequest {
  readonly form: number;
  /** The specifier with its quotes. */
  readonly start: number;
  readonly end: number;
  /** Where `import`, the tag or the comment begins. */
  readonly statement: number;
}

const REFERENCE = /^\/\/\/\s*<reference\s(?:[^>]|>(?!.))*?\/>/i;
const REFERENCE_PATH = /\spath\s*=\s*(?:'([^']*)'|"([^"]*)")/i;
const REFERENCE_OTHER = /\s(?:types|lib|no-default-lib)\s*=\s*(?:'[^']*'|"[^"]*")/i;

/**
 * `/// <reference path="…" />`. Counts only before the first token of a file; that is for the caller to say.
 * As in TypeScript, `types` and `lib` in the same tag win over `path`.
 */
export function findReferencePath(text: string, start: number, end: number): CommentRequest | undefined {
  const tag = REFERENCE.exec(text.slice(start, end))?.[0];
  if (tag === undefined || REFERENCE_OTHER.test(tag)) return undefined;
  const path = REFERENCE_PATH.exec(tag);
  if (path === null) return undefined;
  const close = start + path.index + path[0].length;
  const open = close - (path[1] ?? path[2] ?? '').length - 2;
  return { form: FORM['reference-path'], start: open, end: close, statement: start };
}

const TAG = /@([a-zA-Z]\w*)/y;
/** White space and the asterisks that decorate lines. */
const GAP = /(?:\s|\*(?!\/))*/y;
const PARAMETER = /\[[^\]\n\r]*\]|[\w$.[\]]+/y;
const NAME_FIRST_TAGS = new Set(['param', 'arg', 'argument', 'prop', 'property']);
/** The tags that the compiler reads types from, and those of which it reads a class name there. */
const TYPE_TAGS = new Set([
  ...NAME_FIRST_TAGS,
  ...['type', 'typedef', 'return', 'returns', 'this', 'enum', 'throws', 'exception', 'satisfies', 'template'],
  ...['implements', 'augments', 'extends'],
]);
/** Of these the compiler reads a type without braces too. */
const BARE_TYPE_TAGS = new Set(['type', 'this', 'enum']);
/** What may stand before an import type, and between two, where no braces show the extent of a type. */
const BARE_TYPE_PART = /(?:typeof\s+|[\w$.]+\s*[<|&]\s*|[([|&]\s*|[.\w$[\]>)]*\s*[|&<,]\s*)/y;
const IMPORT_WORD = /import(?![\w$])/y;
const STRING = /"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'/y;
/** What may stand between `@import` and its specifier, the asterisk of a namespace aside: `type`, a name, a list or `as` a name, `from`. */
const IMPORT_CLAUSE =
  /(?:type(?=[\s*{])[\s*]*)?(?:[\w$\u0080-\uffff]+(?:[\s*]*,[\s*]*|[\s*]+))?(?:\{[^{}]*\}[\s*]*|as\s[\s*]*[\w$\u0080-\uffff]+[\s*]+)?from(?![\w$])/y;

/**
 * Finds the requests of a JSDoc comment: `import('x')` in the type of a tag (`@type {import('x').T}`), and `@import { T } from 'x'`.
 *
 * A tag is `@` and a letter, after white space or an asterisk, outside of a code span of its line. Its type is the balanced
 * `{…}` after its name, if it is a tag that has one; for `@param` and `@property` the parameter's name may stand between;
 * `@type`, `@this` and `@enum` need no braces.
 * Text elsewhere in a comment, `{@link …}` and examples among it, requests nothing.
 *
 * @param start where the `/**` begins
 */
export function findJsdocRequests(text: string, start: number, end: number): readonly CommentRequest[] {
  const requests: CommentRequest[] = [];
  const limit = end - 2;
  let inCode = false;
  for (let index = start + 3; index < limit; index++) {
    const character = text[index] as string;
    if (character === '\n' || character === '\r') inCode = false;
    else if (character === '`') inCode = !inCode;
    else if (character === '@' && !inCode && (index === start + 3 || /[\s*]/.test(text[index - 1] as string))) {
      const tag = matchAt(TAG, text, index);
      if (tag === undefined) continue;
      const after = index + tag.length;
      index =
        tag === '@import'
          ? readImportTag(text, index, limit, requests)
          : readTypeOfTag(text, after, limit, tag.slice(1), requests);
      index--;
    }
  }
  return requests;
}

function readImportTag(text: string, tag: number, limit: number, requests: CommentRequest[]): number {
  const after = skip(GAP, text, tag + '@import'.length);
  if (after === tag + '@import'.length) return after;
  const clause = matchAt(IMPORT_CLAUSE, text, after) ?? '';
  const start = skip(GAP, text, after + clause.length);
  const string = matchAt(STRING, text, start);
  if (string === undefined || start + string.length > limit) return after;
  requests.push({ form: FORM['jsdoc-import-tag'], start, end: start + string.length, statement: tag });
  return start + string.length;
}

function readTypeOfTag(text: string, after: number, limit: number, name: string, requests: CommentRequest[]): number {
  if (!TYPE_TAGS.has(name)) return after;
  let open = skip(GAP, text, after);
  if (text[open] !== '{' && NAME_FIRST_TAGS.has(name)) open = skip(GAP, text, skip(PARAMETER, text, open));
  if (text[open] !== '{' && BARE_TYPE_TAGS.has(name)) return readBareType(text, open, limit, requests);
  if (text[open] !== '{' || text[open + 1] === '@' || open >= limit) return after;
  let depth = 0;
  let index = open;
  while (index < limit) {
    const character = text[index] as string;
    if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return index + 1;
    else if (character === '"' || character === "'") {
      index += matchAt(STRING, text, index)?.length ?? 1;
      continue;
    } else if (character === 'i' && !/[\w$.]/.test(text[index - 1] as string) && matchAt(IMPORT_WORD, text, index)) {
      index = readImportType(text, index, limit, requests);
      continue;
    }
    index++;
  }
  return limit;
}

function readBareType(text: string, from: number, limit: number, requests: CommentRequest[]): number {
  let index = from;
  while (index < limit) {
    const next =
      matchAt(IMPORT_WORD, text, index) === undefined
        ? skip(BARE_TYPE_PART, text, index)
        : readImportType(text, index, limit, requests);
    if (next === index) break;
    index = next;
  }
  return index;
}

function readImportType(text: string, statement: number, limit: number, requests: CommentRequest[]): number {
  const after = statement + 'import'.length;
  const open = skip(GAP, text, after);
  if (text[open] !== '(') return after;
  const start = skip(GAP, text, open + 1);
  const string = matchAt(STRING, text, start);
  if (string === undefined || start + string.length > limit) return after;
  requests.push({ form: FORM['jsdoc-import-type'], start, end: start + string.length, statement });
  return start + string.length;
}

function matchAt(pattern: RegExp, text: string, index: number): string | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
}

function skip(pattern: RegExp, text: string, index: number): number {
  return index + (matchAt(pattern, text, index)?.length ?? 0);
}
