import { beginsForeign } from './begins-foreign';
import { IS_PLAIN } from './is-plain';
import { readClause } from './read-clause';

/** A name of a module's own scope that an export without a `from` takes. */
export interface ExportedLocal {
  readonly local: string;
  /** What it is exported as. */
  readonly alias: string;
  /** Whether it is exported as a type. */
  readonly typeOnly: boolean;
}

const GAP = /(?:\s|\/\*[^]*?\*\/|\/\/[^\n\r]*)*/uy;
const WORD = /[\w$]*/uy;
const LIST = /\{(?:[^{}"'/\\]|"[^"\n\\]*"|'[^'\n\\]*'|\/\*[^]*?\*\/|\/\/[^\n\r]*)*\}/uy;

/** The rest of an expression that a name begins. */
const IS_LONGER = /[(.[?+\-*%&|^<>=,`]/u;

/** Words that begin a declaration, and may be names as well. */
const DECLARATION = /^(?:async|abstract|interface)[ \t]+\w/u;
const REST_OF_LINE = /[^\n\r]*/uy;

const NONE: readonly never[] = [];

/**
 * The names that the `export` at `start` takes from the module's own scope: none where it declares what it exports, or hands it on
 * from elsewhere; `undefined` where that cannot be told.
 *
 * @param text UTF-8 without byte order mark, one character a byte
 */
export function readExportedLocals(text: string, start: number): readonly ExportedLocal[] | undefined {
  let at = skip(GAP, text, start + 'export'.length);
  const word = text.slice(at, skip(WORD, text, at));
  if (word === 'type') {
    const next = skip(GAP, text, at + word.length);
    if (text[next] === '{') at = next;
  }
  if (word === 'default') return readDefault(text, at + word.length);
  if (text[at] !== '{') return word === 'import' || text[at] === '=' || beginsForeign(text, at) ? undefined : NONE;
  const end = skip(LIST, text, at);
  if (end === at) return undefined;
  const next = skip(GAP, text, end);
  if (beginsForeign(text, next)) return undefined;
  if (text.startsWith('from', next)) return NONE;
  const list = text.slice(at, end);
  const listed = IS_PLAIN.test(list) ? readClause(`export ${list} from`) : undefined;
  return listed?.map(({ imported, alias, typeOnly }) => ({
    local: imported,
    alias,
    typeOnly: typeOnly || word === 'type',
  }));
}

function readDefault(text: string, from: number): readonly ExportedLocal[] | undefined {
  let at = skip(GAP, text, from);
  while (text[at] === '(') at = skip(GAP, text, at + 1);
  const end = skip(WORD, text, at);
  if (beginsForeign(text, end)) return undefined;
  if (DECLARATION.test(text.slice(at, skip(REST_OF_LINE, text, end)))) return NONE;
  const isAlone = end > at && !IS_LONGER.test(text[skip(GAP, text, end)] ?? '');
  return isAlone ? [{ local: text.slice(at, end), alias: 'default', typeOnly: false }] : NONE;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}
