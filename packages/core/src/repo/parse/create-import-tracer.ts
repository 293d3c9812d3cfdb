import { FORM } from '#types/form';
import type { ExportedName } from '#types/graph';
import type { ImportSite } from './create-import-index';
import { IS_PLAIN } from './is-plain';
import { readClause } from './read-clause';
import type { ExportedLocal } from './read-exported-locals';

const NONE: readonly never[] = [];

/**
 * The imports that a module hands on under a name, by exports without a `from`; `undefined` where only a tree can tell.
 *
 * @param text UTF-8 without byte order mark, one character a byte
 * @param locals what these exports take from the module's own scope
 * @param findImports the imports that may declare a name
 */
export function createImportTracer(
  text: string,
  locals: readonly ExportedLocal[],
  findImports: (local: string) => readonly ImportSite[],
): (exported: string) => readonly ExportedName[] | undefined {
  /** exported name → local → whether as a type */
  const localsOf = new Map<string, Map<string, boolean>>();
  for (const { local, alias, typeOnly } of locals) {
    const known = localsOf.get(alias);
    if (known === undefined) localsOf.set(alias, new Map([[local, typeOnly]]));
    else known.set(local, typeOnly);
  }
  return (exported) => {
    const steps: ExportedName[] = [];
    for (const [local, isType] of localsOf.get(exported) ?? NONE) {
      const bringing = findImports(local);
      const [site] = bringing;
      if (site === undefined) continue;
      const clause = text.slice(site.statement, site.start);
      const isTold = bringing.length === 1 && site.form === FORM.import && IS_PLAIN.test(clause);
      const names = isTold ? readClause(clause)?.filter(({ alias }) => alias === local) : undefined;
      const [name] = names ?? NONE;
      if (names?.length !== 1 || name === undefined) return undefined;
      steps.push({ exported, imported: name.imported, typeOnly: isType || name.typeOnly, start: site.start });
    }
    return steps;
  };
}
