import { FORM } from '#types/form';
import { DEPENDENCY_FLAG, type Graph, type ModuleNames } from '#types/graph';
import { BINDS_OF } from './binding-forms';

/** A name that a statement asks its module for. */
export interface RequestedName {
  /** As the module exports it; `*` for all that it exports. */
  readonly name: string;
  readonly typeOnly: boolean;
}

/** What a statement asks of its module: names, everything (`default` included or not), or only the file itself. */
export type Request =
  | { readonly kind: 'names'; readonly names: readonly RequestedName[] }
  | { readonly kind: 'everything'; readonly withDefault: boolean; readonly typeOnly: boolean }
  | { readonly kind: 'file' };

/**
 * Reads the statement where its form lists names, and parses the importing file only for the members of a namespace and the
 * like. Where that cannot be done, everything is asked for.
 */
export function findRequest(graph: Graph, row: number): Request {
  const { dependencies } = graph;
  const form = dependencies.form[row] as number;
  const typeOnly = ((dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) !== 0;
  const binds = BINDS_OF[form];
  if (binds === 'file') return { kind: 'file' };
  const everything: Request = { kind: 'everything', withDefault: form !== FORM['export-star'], typeOnly };
  if (binds === 'everything') return everything;
  const clause = graph.clauseOf(row);
  if (clause?.every(({ imported }) => imported !== '*') === true) {
    return { kind: 'names', names: joinNames(clause, typeOnly) };
  }
  const module = graph.namesOf(dependencies.from[row] as number);
  const listed = module === undefined ? undefined : listNames(module, dependencies.start[row] as number, typeOnly);
  return listed === undefined ? everything : { kind: 'names', names: listed };
}

/** One entry a name; a name asked for both ways counts as a value. */
function joinNames(clause: NonNullable<ReturnType<Graph['clauseOf']>>, typeOnly: boolean): readonly RequestedName[] {
  const names = new Map<string, RequestedName>();
  for (const entry of clause) {
    const known = names.get(entry.imported);
    if (known === undefined || known.typeOnly) {
      names.set(entry.imported, { name: entry.imported, typeOnly: entry.typeOnly || typeOnly });
    }
  }
  return [...names.values()];
}

/** `undefined` where the statement is not among those whose names are known, or where its namespace escapes. */
function listNames(module: ModuleNames, start: number, typeOnly: boolean): readonly RequestedName[] | undefined {
  const names: { imported: string; typeOnly: boolean }[] = [];
  let isKnown = false;
  let escapes = false;
  const add = (imported: string, isType: boolean): void => void names.push({ imported, typeOnly: isType });
  for (const entry of module.imports) {
    if (entry.start !== start) continue;
    isKnown = true;
    if (entry.imported !== '*') add(entry.imported, entry.typeOnly);
    else if (entry.members === undefined) escapes = true;
    else for (const member of entry.members) add(member, entry.typeOnly);
  }
  for (const entry of module.exports) {
    if (entry.start !== start) continue;
    isKnown = true;
    if (entry.imported === '*') escapes = true;
    else add(entry.imported, entry.typeOnly);
  }
  return !isKnown || escapes ? undefined : joinNames(names, typeOnly);
}
