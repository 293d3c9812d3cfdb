import { FORM } from '#types/form';
import type { ExportedName } from '#types/graph';
import { IS_PLAIN } from './is-plain';
import { readClause } from './read-clause';

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
 * @param text UTF-8 without byte order mark, one character a byte
 * @param exported only as this name; any if absent
 */
export function handsOnImports(text: string, sites: readonly ImportSite[], exported?: string): boolean {
  const locals = findExportedLocals(text, sites, exported);
  return locals === undefined || [...locals.keys()].some((local) => isBroughtIn(text, sites, local));
}

/** Whether an import may declare a name. */
function isBroughtIn(text: string, sites: readonly ImportSite[], local: string): boolean {
  return sites.some(({ form, statement, start }) => {
    if (LISTING.has(form)) return lists(text.slice(statement, start), local);
    return YIELDING.has(form) && isHeld(text, statement);
  });
}

/**
 * The imports that a module hands on under a name, by exports without a `from`.
 *
 * @param text UTF-8 without byte order mark, one character a byte
 * @returns `undefined` where only a tree can tell
 */
export function traceImports(
  text: string,
  sites: readonly ImportSite[],
  exported: string,
): readonly ExportedName[] | undefined {
  const locals = findExportedLocals(text, sites, exported);
  if (locals === undefined) return undefined;
  const steps: ExportedName[] = [];
  for (const [local, isType] of locals) {
    const bringing = sites.filter((site) => isBroughtIn(text, [site], local));
    const [site] = bringing;
    if (site === undefined) continue;
    const clause = text.slice(site.statement, site.start);
    const isTold = bringing.length === 1 && site.form === FORM.import && IS_PLAIN.test(clause);
    const names = isTold ? readClause(clause)?.filter(({ alias }) => alias === local) : undefined;
    const [name] = names ?? [];
    if (names?.length !== 1 || name === undefined) return undefined;
    steps.push({ exported, imported: name.imported, typeOnly: isType || name.typeOnly, start: site.start });
  }
  return steps;
}

const EXPORT = /\bexport\b/gu;
const GAP = /(?:\s|\/\*[^]*?\*\/|\/\/[^\n\r]*)*/uy;
const WORD = /[\w$]*/uy;
const LIST = /\{(?:[^{}"'/\\]|"[^"\n\\]*"|'[^'\n\\]*'|\/\*[^]*?\*\/|\/\/[^\n\r]*)*\}/uy;

/** The rest of an expression that a name begins. */
const IS_LONGER = /[(.[?+\-*%&|^<>=,`]/u;

/**
 * The names that exports without a `from` take from the module's own scope, and whether each is exported as a type; `undefined`
 * where they cannot be told.
 */
function findExportedLocals(
  text: string,
  sites: readonly ImportSite[],
  exported: string | undefined,
): ReadonlyMap<string, boolean> | undefined {
  const names = new Map<string, boolean>();
  if (!sites.some(({ form }) => LISTING.has(form) || YIELDING.has(form))) return names;
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
      if (isForeign(text, end)) return undefined;
      const isAlone = end > at && !IS_LONGER.test(text[skip(GAP, text, end)] ?? '');
      if (isAlone && (exported ?? 'default') === 'default') names.set(text.slice(at, end), false);
    } else if (text[at] === '{') {
      const end = skip(LIST, text, at);
      if (end === at) return undefined;
      const next = skip(GAP, text, end);
      if (isForeign(text, next)) return undefined;
      if (text.startsWith('from', next)) continue;
      const list = text.slice(at, end);
      const listed = IS_PLAIN.test(list) ? readClause(`export ${list} from`) : undefined;
      if (listed === undefined) return undefined;
      for (const { imported, alias, typeOnly } of listed) {
        if ((exported ?? alias) === alias) names.set(imported, typeOnly || word === 'type');
      }
    } else if (word === 'import' || text[at] === '=' || isForeign(text, at)) return undefined;
  }
  return names;
}

/** Comments, quoted names and words; a comment or quoted name that is not plain ASCII counts as a word. */
const TOKEN = /\/\*[^]*?\*\/|\/\/[^\n\r]*|"[^"\n\\]*"|'[^'\n\\]*'|[\w$\u0080-\u00ff\\]+|,/gu;

function lists(clause: string, name: string): boolean {
  for (const [token] of clause.matchAll(TOKEN)) {
    if (token === name || !IS_PLAIN.test(token)) return true;
  }
  return false;
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
