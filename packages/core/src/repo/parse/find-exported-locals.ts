import { IS_PLAIN } from './is-plain';
import { beginsForeign } from './begins-foreign';
import { readClause } from './read-clause';

/** A name of a module's own scope that an export without a `from` takes. */
export interface ExportedLocal {
  readonly local: string;
  /** What it is exported as. */
  readonly alias: string;
  /** Whether it is exported as a type. */
  readonly typeOnly: boolean;
}

const EXPORT = /\bexport\b/gu;
const GAP = /(?:\s|\/\*[^]*?\*\/|\/\/[^\n\r]*)*/uy;
const WORD = /[\w$]*/uy;
const LIST = /\{(?:[^{}"'/\\]|"[^"\n\\]*"|'[^'\n\\]*'|\/\*[^]*?\*\/|\/\/[^\n\r]*)*\}/uy;

/** The rest of an expression that a name begins. */
const IS_LONGER = /[(.[?+\-*%&|^<>=,`]/u;

/**
 * The names that exports without a `from` take from the module's own scope; `undefined` where they cannot be told.
 *
 * A keyword holds no escapes, so that each export is seen. Exports in comments and strings count as exports.
 *
 * @param text UTF-8 without byte order mark, one character a byte
 */
export function findExportedLocals(text: string): readonly ExportedLocal[] | undefined {
  const locals: ExportedLocal[] = [];
  for (const { index } of text.matchAll(EXPORT)) {
    let at = skip(GAP, text, index + 'export'.length);
    const word = text.slice(at, skip(WORD, text, at));
    if (word === 'type') {
      const next = skip(GAP, text, at + word.length);
      if (text[next] === '{') at = next;
    }
    if (word === 'default') {
      at = skip(GAP, text, at + word.length);
      while (text[at] === '(') at = skip(GAP, text, at + 1);
      const end = skip(WORD, text, at);
      if (beginsForeign(text, end)) return undefined;
      const isAlone = end > at && !IS_LONGER.test(text[skip(GAP, text, end)] ?? '');
      if (isAlone) locals.push({ local: text.slice(at, end), alias: 'default', typeOnly: false });
    } else if (text[at] === '{') {
      const end = skip(LIST, text, at);
      if (end === at) return undefined;
      const next = skip(GAP, text, end);
      if (beginsForeign(text, next)) return undefined;
      if (text.startsWith('from', next)) continue;
      const list = text.slice(at, end);
      const listed = IS_PLAIN.test(list) ? readClause(`export ${list} from`) : undefined;
      if (listed === undefined) return undefined;
      for (const { imported, alias, typeOnly } of listed) {
        locals.push({ local: imported, alias, typeOnly: typeOnly || word === 'type' });
      }
    } else if (word === 'import' || text[at] === '=' || beginsForeign(text, at)) return undefined;
  }
  return locals;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}
