import { FORM } from '#types/form';
import type { ExportedName } from '#types/graph';
import { type ImportSite, traceImports } from './hands-on-imports';
import { IS_PLAIN } from './is-plain';
import { readClause } from './read-clause';

/** A dependency of a module, by where it stands; byte offsets. */
export interface ExportSite extends ImportSite {
  readonly end: number;
}

const AMBIENT_MODULE = /\bmodule\s*["'/]/u;

/**
 * How a module exports a name, where its text alone can tell, without parsing: the imports and re-exports that list it, or
 * none where the module declares the name itself or does not have it.
 *
 * @param text UTF-8 without byte order mark, one character a byte
 * @param sites all dependencies of the module
 * @returns `undefined` where only a tree can tell: the name may come through a star, or stands elsewhere in the module too
 */
export function traceExport(
  text: string,
  sites: readonly ExportSite[],
  name: string,
): readonly ExportedName[] | undefined {
  const imports = /^[\w$]+$/u.test(name) ? traceImports(text, sites, name) : undefined;
  if (imports === undefined) return undefined;
  const steps: ExportedName[] = [];
  let rest = '';
  let from = 0;
  for (const { form, statement, start, end } of sites) {
    if (form !== FORM['re-export'] && form !== FORM['export-star-as']) continue;
    rest += text.slice(from, statement);
    from = end;
    const clause = text.slice(statement, start);
    if (!clause.includes(name) && IS_PLAIN.test(clause)) continue;
    const names = /^export\s*(?:type\s*)?[{*]/u.test(clause) ? readClause(clause) : undefined;
    if (names === undefined || !IS_PLAIN.test(clause)) return undefined;
    for (const { imported, alias, typeOnly } of names) {
      if (alias === name) steps.push({ exported: name, imported, typeOnly, start });
    }
  }
  if (imports.length > 0) return steps.length === 0 ? imports : undefined;
  if (steps.length === 0) return sites.some(({ form }) => form === FORM['export-star']) ? undefined : steps;
  // A declaration of the same name merges with what is handed on, or is an error; what stands in an ambient module is the module's.
  rest += text.slice(from);
  const isElsewhere = new RegExp(`(?<![\\w$])${name.replaceAll('$', String.raw`\$`)}(?![\\w$])`, 'u').test(rest);
  return isElsewhere || rest.includes(String.raw`\u`) || AMBIENT_MODULE.test(rest) ? undefined : steps;
}
