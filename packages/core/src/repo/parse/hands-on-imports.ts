import { FORM } from '#types/form';

/** A dependency of a module, by where it stands; byte offsets. */
export interface ImportSite {
  /** `FORM` */
  readonly form: number;
  readonly statement: number;
  readonly start: number;
}

/** Forms whose names stand between the beginning of the statement and the specifier. */
const LISTING: ReadonlySet<number> = new Set([FORM.import, FORM['import-equals']]);
/** Forms that are expressions: a variable may hold what they yield. */
const YIELDING: ReadonlySet<number> = new Set([
  FORM.require,
  FORM['module-require'],
  FORM['create-require'],
  FORM['dynamic-import'],
]);

/**
 * Whether a module may hand on, by exports without a `from`, a name that one of `sites` brings in: a superset of what its
 * tree says, found without parsing. Most modules that say `export default Name` declare the name themselves.
 *
 * A keyword holds no escapes, so that each export is seen. Exports in comments and strings count as exports, and whatever is
 * not plain ASCII as handing on.
 *
 * @param source UTF-8 without byte order mark
 */
export function handsOnImports(source: Uint8Array, sites: readonly ImportSite[]): boolean {
  const bearing = sites.filter(({ form }) => LISTING.has(form) || YIELDING.has(form));
  if (bearing.length === 0) return false;
  // One character a byte, so that offsets hold.
  const text = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('latin1');
  const exported = findExportedLocals(text);
  if (exported === undefined) return true;
  if (exported.size === 0) return false;
  return bearing.some(({ form, statement, start }) =>
    LISTING.has(form) ? listsAny(text.slice(statement, start), exported) : isHeld(text, statement),
  );
}

const EXPORT = /\bexport\b/gu;
const GAP = /(?:\s|\/\*[^]*?\*\/|\/\/[^\n\r]*)*/uy;
const WORD = /[\w$]*/uy;
const LIST = /\{(?:[^{}"'/\\]|"[^"\n\\]*"|'[^'\n\\]*'|\/\*[^]*?\*\/|\/\/[^\n\r]*)*\}/uy;

/** The names that exports without a `from` take from the module's own scope; `undefined` where they cannot be told. */
function findExportedLocals(text: string): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const { index } of text.matchAll(EXPORT)) {
    let at = skip(GAP, text, index + 'export'.length);
    let word = text.slice(at, skip(WORD, text, at));
    if (word === 'type') {
      const next = skip(GAP, text, at + word.length);
      if (text[next] === '{') [at, word] = [next, ''];
    }
    if (word === 'default') {
      at = skip(GAP, text, at + word.length);
      while (text[at] === '(') at = skip(GAP, text, at + 1);
      const end = skip(WORD, text, at);
      if (isForeign(text, end)) return undefined;
      if (end > at) names.add(text.slice(at, end));
    } else if (text[at] === '{') {
      const end = skip(LIST, text, at);
      if (end === at) return undefined;
      const next = skip(GAP, text, end);
      if (isForeign(text, next)) return undefined;
      if (text.startsWith('from', next)) continue;
      for (const specifier of wordsOf(text.slice(at, end)).join(' ').split(',')) {
        const [first, second] = specifier.trim().split(' ');
        if (specifier.includes(FOREIGN)) return undefined;
        if (first !== undefined) names.add(first);
        // `type` is a name itself, or marks the one that follows.
        if (first === 'type' && second !== undefined) names.add(second);
      }
    } else if (word === 'import' || text[at] === '=' || isForeign(text, at)) return undefined;
  }
  return names;
}

function listsAny(clause: string, names: ReadonlySet<string>): boolean {
  return wordsOf(clause).some((word) => word === FOREIGN || names.has(word));
}

const TOKEN = /\/\*[^]*?\*\/|\/\/[^\n\r]*|"[^"\n\\]*"|'[^'\n\\]*'|[\w$\u0080-\u00ff\\]+|,/gu;
/** Stands for a word that is not plain ASCII. */
const FOREIGN = '\\';

/** The words and commas of a clause, without comments and quoted names. */
function wordsOf(clause: string): readonly string[] {
  const words = Array.from(clause.matchAll(TOKEN), ([token]) => token).filter((token) => !/^["'/]/u.test(token));
  return words.map((word) => (/^[\w$,]+$/u.test(word) ? word : FOREIGN));
}

/** Whether a variable may hold what the expression at `start` yields: it is the whole initialiser, perhaps awaited. */
function isHeld(text: string, start: number): boolean {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at - 1);
    if (code === 10 || code === 13) {
      at--;
      // A comment on the line above hides what stands before it.
      if (text.slice(text.lastIndexOf('\n', at - 1) + 1, at).includes('//')) return true;
    } else if (code <= 32 || code === 40) at--;
    else if (text.endsWith('await', at)) at -= 5;
    else break;
  }
  const last = text[at - 1];
  const beforeLast = text[at - 2] ?? '';
  if (last === '=') return !'=!<>'.includes(beforeLast);
  if (last === '>') return beforeLast !== '=';
  return last === '/' || isForeign(text, at - 1);
}

/** Whether a byte at `at` is none of ASCII, or begins an escape. */
function isForeign(text: string, at: number): boolean {
  return text.charCodeAt(at) >= 0x80 || text[at] === '\\';
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}
