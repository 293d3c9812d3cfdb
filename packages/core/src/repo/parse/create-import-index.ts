import { FORM } from '#types/form';
import { beginsForeign } from './begins-foreign';
import { IS_PLAIN } from './is-plain';

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

/** Whether a dependency can bring a name into the module's scope. */
export function bringsIn({ form }: ImportSite): boolean {
  return LISTING.has(form) || YIELDING.has(form);
}

/** Comments, quoted names and words; a comment or quoted name that is not plain ASCII counts as a word. */
const TOKEN = /\/\*[^]*?\*\/|\/\/[^\n\r]*|"[^"\n\\]*"|'[^'\n\\]*'|[\w$\u0080-\u00ff\\]+|,/gu;

/**
 * The imports of a module by the names that they may declare: a superset, told by their text. What is not plain ASCII may declare
 * any name. Each statement is read once, however many names are asked for.
 *
 * @param text UTF-8 without byte order mark, one character a byte
 * @returns the imports that may declare a name, in the order of the source
 */
export function createImportIndex<Site extends ImportSite>(
  text: string,
  sites: readonly Site[],
): (local: string) => readonly Site[] {
  /** token → positions in `sites` */
  const naming = new Map<string, number[]>();
  const blind: number[] = [];
  for (const [index, { form, statement, start }] of sites.entries()) {
    if (YIELDING.has(form) && isHeld(text, statement)) blind.push(index);
    if (!LISTING.has(form)) continue;
    const tokens = new Set(text.slice(statement, start).match(TOKEN));
    if (![...tokens].every((token) => IS_PLAIN.test(token))) blind.push(index);
    else {
      for (const token of tokens) {
        const known = naming.get(token);
        if (known === undefined) naming.set(token, [index]);
        else known.push(index);
      }
    }
  }
  return (local) => [...(naming.get(local) ?? []), ...blind].sort((a, b) => a - b).map((index) => sites[index] as Site);
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
  return last === '/' || beginsForeign(text, at - 1);
}
