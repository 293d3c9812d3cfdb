import { buildFileTree, pathOfFile } from '#types/file-tree';
import { DEPENDENCY_FLAG, FILE_FLAG, type GlobalUse, type Graph, type Range, TARGET } from '#types/graph';
import { FORM } from '#types/form';
import { folderOf, joinPath } from '#types/module-path';
import type { Policy } from '#types/policy';
import { assignPlaces } from '#repo/places/assign-places';
import { readStatements, type Statements } from './read-statements';

/**
 * A graph for unit tests of what reads graphs, without the extractor and the resolver: each file is read as `readStatements`
 * does, relative specifiers lead to the files of the record, `node:` ones to builtins, all others to packages; what begins
 * with `~` or leads to no file is unresolved. Restricted globals are found where `// uses <name>` stands.
 */
export function buildGraph(policy: Policy, files: Readonly<Record<string, string>>): Graph {
  const root = '/project';
  const tree = buildFileTree(root, Object.keys(files));
  const paths = tree.names.map((_, file) => pathOfFile(tree, file));
  const rowOf = new Map(paths.map((path, row) => [path, row]));
  const placed = assignPlaces(tree, policy);
  const read = paths.map((path): Statements => readStatements(files[path] ?? ''));
  const strings: string[] = [];
  const intern = (text: string): number => {
    const known = strings.indexOf(text);
    return known >= 0 ? known : strings.push(text) - 1;
  };
  const rows: {
    from: number;
    kind: number;
    to: number;
    specifier: number;
    form: number;
    flags: number;
    start: number;
    end: number;
  }[] = [];
  const first = new Int32Array(paths.length + 1);
  const globalUses: GlobalUse[] = [];
  for (const [file, { requests, exports, uses }] of read.entries()) {
    const isIncluded = ((placed.flags[file] as number) & FILE_FLAG.included) !== 0;
    for (const request of isIncluded ? requests : []) {
      rows.push({
        from: file,
        ...resolve(paths[file] as string, request.specifier, rowOf, intern),
        specifier: intern(request.specifier),
        form: FORM[request.form],
        flags: request.typeOnly ? DEPENDENCY_FLAG.typeOnly : 0,
        start: request.start,
        end: request.end,
      });
    }
    if (isIncluded) {
      globalUses.push(...uses.map((use) => ({ file, ...use })));
      const flags = placed.flags[file] as number;
      const reexports = requests.some(({ form }) => form.startsWith('export') || form === 're-export');
      const mayReexport = exports.some((entry) => entry.local);
      placed.flags[file] =
        flags | (reexports ? FILE_FLAG.reexports : 0) | (mayReexport ? FILE_FLAG.mayReexportImports : 0);
    }
    first[file + 1] = rows.length;
  }
  return {
    root,
    files: { count: paths.length, paths, place: placed.place, flags: placed.flags, rivals: placed.rivals },
    dependencies: {
      count: rows.length,
      first,
      from: Int32Array.from(rows, (row) => row.from),
      kind: Uint8Array.from(rows, (row) => row.kind),
      to: Int32Array.from(rows, (row) => row.to),
      specifier: Int32Array.from(rows, (row) => row.specifier),
      form: Uint8Array.from(rows, (row) => row.form),
      flags: Uint8Array.from(rows, (row) => row.flags),
      start: Int32Array.from(rows, (row) => row.start),
      end: Int32Array.from(rows, (row) => row.end),
      statement: Int32Array.from(rows, (row) => row.start),
    },
    places: placed.places,
    strings,
    globalUses,
    outside: 0,
    namesOf: (file) => read[file],
    exportsOf: (file) => read[file]?.exports,
    programsOf: () => undefined,
    clauseOf: (row) => {
      const { from = 0, form, start } = rows[row] ?? {};
      if (form !== FORM.import && form !== FORM['re-export']) return undefined;
      const { imports = [], exports = [] } = read[from] ?? {};
      return (form === FORM.import ? imports : exports).filter((entry) => entry.start === start);
    },
    handsOnImports: (file) => read[file]?.exports.some(({ local, start }) => local && start !== undefined) === true,
    traceExport: () => undefined,
    locate: (file, start, end) => toRange(files[paths[file] as string] ?? '', start, end),
  };
}

function resolve(
  from: string,
  specifier: string,
  rowOf: ReadonlyMap<string, number>,
  intern: (text: string) => number,
): { readonly kind: number; readonly to: number } {
  if (specifier === '') return { kind: TARGET.computed, to: intern('') };
  if (specifier.startsWith('~')) return { kind: TARGET.unresolved, to: intern(specifier) };
  if (specifier.startsWith('node:')) return { kind: TARGET.builtin, to: intern(specifier.slice(5)) };
  if (!specifier.startsWith('.')) {
    const parts = specifier.split('/');
    return { kind: TARGET.package, to: intern(parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')) };
  }
  const path = joinPath(folderOf(from), specifier);
  for (const candidate of [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`]) {
    const row = rowOf.get(candidate);
    if (row !== undefined) return { kind: TARGET.file, to: row };
  }
  return { kind: TARGET.unresolved, to: intern(specifier) };
}

function toRange(text: string, start: number, end: number): Range {
  const at = (offset: number): readonly [number, number] => {
    const before = text.slice(0, offset).split('\n');
    return [before.length, (before.at(-1)?.length ?? 0) + 1];
  };
  const [line, column] = at(start);
  const [endLine, endColumn] = at(end);
  return { line, column, endLine, endColumn };
}
