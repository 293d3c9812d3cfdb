import { FORM } from '#types/form';
import type { ExportedName } from '#types/graph';
import { bringsIn, createImportIndex, type ImportSite } from './create-import-index';
import { createImportTracer } from './create-import-tracer';
import { findExportedLocals } from './find-exported-locals';
import { IS_PLAIN } from './is-plain';
import { readClause } from './read-clause';

/** A dependency of a module, by where it stands; byte offsets. */
export interface ExportSite extends ImportSite {
  readonly end: number;
}

/** What the text of a module tells about its exports, without parsing. */
export interface ExportTracer {
  /**
   * Whether the module may hand on, by exports without a `from`, a name that one of its dependencies brings in: a superset of
   * what its tree says. Most modules that say `export default Name` declare the name themselves.
   */
  readonly handsOnImports: () => boolean;
  /**
   * How the module exports a name: the imports and re-exports that list it, or none where the module declares the name itself or
   * does not have it; `undefined` where only a tree can tell: the name may come through a star, or stands elsewhere in the
   * module too.
   */
  readonly trace: (name: string) => readonly ExportedName[] | undefined;
}

const NAME = /^[\w$]+$/u;
const LIST = /^export\s*(?:type\s*)?[{*]/u;
const AMBIENT_MODULE = /\bmodule\s*["'/]/u;
const NONE: readonly never[] = [];

/**
 * Reads a module for many names: an entry with hundreds of re-exports is asked for as many names, and each statement is read once.
 * Whatever is not plain ASCII is left to the tree, or counts as handing on.
 *
 * @param text UTF-8 without byte order mark, one character a byte
 * @param sites all dependencies of the module
 */
export function createExportTracer(text: string, sites: readonly ExportSite[]): ExportTracer {
  const locals = sites.some(bringsIn) ? findExportedLocals(text) : NONE;
  const findImports = createImportIndex(text, locals === undefined || locals.length === 0 ? NONE : sites);
  const traceImports = locals === undefined ? undefined : createImportTracer(text, locals, findImports);
  let reexports: Reexports | undefined;

  const trace = (name: string): readonly ExportedName[] | undefined => {
    const imported = NAME.test(name) ? traceImports?.(name) : undefined;
    if (imported === undefined) return undefined;
    reexports ??= readReexports(text, sites);
    if (reexports.unread.some((clause) => clause.includes(name))) return undefined;
    const steps = reexports.steps.get(name) ?? NONE;
    if (imported.length > 0) return steps.length === 0 ? imported : undefined;
    if (steps.length === 0) return sites.some(({ form }) => form === FORM['export-star']) ? undefined : steps;
    // A declaration of the same name merges with what is handed on, or is an error; what stands in an ambient module is the module's.
    const { rest } = reexports;
    return holdsWord(rest, name) || rest.includes(String.raw`\u`) || AMBIENT_MODULE.test(rest) ? undefined : steps;
  };

  return {
    handsOnImports: () => locals === undefined || locals.some(({ local }) => findImports(local).length > 0),
    trace,
  };
}

/** What a module exports with a `from`. */
interface Reexports {
  /** Exported name → where it is handed on. */
  readonly steps: ReadonlyMap<string, readonly ExportedName[]>;
  /** Clauses that cannot be read: of these a name that they do not hold is not handed on. */
  readonly unread: readonly Pick<string, 'includes'>[];
  /** The module without these statements. */
  readonly rest: string;
}

/** It may hold any name, in a spelling of its own. */
const HOLDS_ANY = { includes: () => true };

function readReexports(text: string, sites: readonly ExportSite[]): Reexports {
  const steps = new Map<string, ExportedName[]>();
  const unread: Pick<string, 'includes'>[] = [];
  let rest = '';
  let from = 0;
  for (const { form, statement, start, end } of sites) {
    if (form !== FORM['re-export'] && form !== FORM['export-star-as']) continue;
    rest += text.slice(from, statement);
    from = end;
    const clause = text.slice(statement, start);
    const isPlain = IS_PLAIN.test(clause);
    const names = isPlain && LIST.test(clause) ? readClause(clause) : undefined;
    if (names === undefined) unread.push(isPlain ? clause : HOLDS_ANY);
    for (const { imported, alias, typeOnly } of names ?? NONE) {
      const step = { exported: alias, imported, typeOnly, start };
      const known = steps.get(alias);
      if (known === undefined) steps.set(alias, [step]);
      else known.push(step);
    }
  }
  return { steps, unread, rest: rest + text.slice(from) };
}

const IS_WORD = /[\w$]/u;

/** Whether a word stands in a text, not as part of a longer one. */
function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!IS_WORD.test(text[at - 1] ?? '') && !IS_WORD.test(text[at + word.length] ?? '')) return true;
  }
  return false;
}
