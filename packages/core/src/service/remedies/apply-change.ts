import {
  DEPENDENCY_FLAG,
  type DependencyTable,
  FILE_FLAG,
  type FileTable,
  type Graph,
  type ModuleNames,
  TARGET,
} from '#types/graph';
import type { AddedDependency, GraphChange } from './graph-change';
import { BEHIND, insertRows } from './insert-rows';
import { type Columns, roomOf } from './room-of';
import type { Workbench } from './workbench';

/** A graph to which a change was made. It holds until the next change is made to the same graph. */
export interface ChangedGraph {
  readonly graph: Graph;
  /** Row of a dependency before → row after. */
  readonly toRow: (row: number) => number;
  /** Rows of the added dependencies, in their order. */
  readonly addedRows: readonly number[];
}

/** Makes a change in copies of the columns that it touches; positions and sources stay those before it. */
export function applyChange({ evidence: { graph }, places }: Workbench, change: GraphChange): ChangedGraph {
  const { added = [], changed = new Map() as NonNullable<GraphChange['changed']>, freed } = change;
  const files = changeFiles(graph.files, change);
  const origin = added.length === 0 ? undefined : insertRows(graph, files.count, added);
  const dependencies = { ...(origin?.table ?? extendFirst(graph.dependencies, files.count)) };
  const toRow = origin?.toRow ?? ((row: number): number => row);
  let { strings } = graph;
  if (changed.size > 0) {
    const columns = origin === undefined ? copyColumns(graph.dependencies) : dependencies;
    for (const [row, { to, package: name, typeOnly, dropped }] of changed) {
      const at = toRow(row);
      if (dropped === true) columns.kind[at] = TARGET.computed;
      if (to !== undefined) {
        columns.kind[at] = TARGET.file;
        columns.to[at] = to;
      }
      if (name !== undefined) {
        columns.kind[at] = TARGET.package;
        columns.to[at] = strings.length;
        strings = [...strings, name];
      }
      if (typeOnly === true) columns.flags[at] = (columns.flags[at] as number) | DEPENDENCY_FLAG.typeOnly;
    }
    const { kind, to, flags } = columns;
    Object.assign(dependencies, { kind, to, flags });
  }
  const erased = new Set(
    [...changed].flatMap(([row, { typeOnly }]) => (typeOnly === true ? [positionOf(graph, row)] : [])),
  );
  const changedFiles = new Set([
    ...added.map(({ from }) => from),
    ...[...changed.keys()].map((row) => graph.dependencies.from[row] as number),
  ]);
  const addedOf = (file: number, form: AddedDependency['form']) =>
    added.flatMap((dependency, index) =>
      dependency.from === file && dependency.form === form
        ? dependency.names.map((entry) => ({ ...entry, start: BEHIND + index }))
        : [],
    );
  const namesOf = (file: number): ModuleNames | undefined => {
    const names = file < graph.files.count ? graph.namesOf(file) : { imports: [], exports: [] };
    if (names === undefined || (erased.size === 0 && added.length === 0)) return names;
    const erase = <T extends { readonly typeOnly: boolean; readonly start: number | undefined }>(entry: T): T =>
      erased.has(`${String(file)}:${String(entry.start)}`) ? { ...entry, typeOnly: true } : entry;
    return {
      imports: [
        ...names.imports.map(erase),
        ...addedOf(file, 'import').map(({ name, typeOnly, start }) => ({
          imported: name,
          local: name,
          typeOnly,
          start,
        })),
      ],
      exports: [
        ...names.exports.map(erase),
        ...addedOf(file, 're-export').map(({ name, typeOnly, start }) => ({
          exported: name,
          imported: name,
          typeOnly,
          start,
        })),
      ],
    };
  };
  return {
    toRow,
    addedRows: origin?.addedRows ?? [],
    graph: {
      ...graph,
      places: [...places],
      files,
      dependencies,
      strings,
      globalUses: freed === undefined ? graph.globalUses : graph.globalUses.filter(({ file }) => !freed.has(file)),
      namesOf,
      exportsOf: (file) =>
        file >= graph.files.count || changedFiles.has(file) ? namesOf(file)?.exports : graph.exportsOf(file),
      handsOnImports: (file) => file < graph.files.count && graph.handsOnImports(file),
      traceExport: (file, name) =>
        file >= graph.files.count || changedFiles.has(file) ? undefined : graph.traceExport(file, name),
      clauseOf: (row) => {
        const index = origin?.addedRows.indexOf(row) ?? -1;
        if (index >= 0) return added[index]?.names.map(({ name, typeOnly }) => ({ imported: name, typeOnly }));
        const before = origin?.fromRow(row) ?? row;
        const clause = graph.clauseOf(before);
        if (changed.get(before)?.typeOnly !== true) return clause;
        return clause?.map((entry) => ({ ...entry, typeOnly: true }));
      },
    },
  };
}

function positionOf({ dependencies }: Graph, row: number): string {
  return `${String(dependencies.from[row])}:${String(dependencies.start[row])}`;
}

function changeFiles(files: FileTable, { moved, created = [], added = [] }: GraphChange): FileTable {
  if (moved === undefined && created.length === 0 && added.length === 0) return files;
  const count = files.count + created.length;
  const paths = [...files.paths, ...created.map(({ path }) => path)];
  const place = new Int32Array(count);
  place.set(files.place);
  const flags = new Uint8Array(count);
  flags.set(files.flags);
  const rivals = new Map(files.rivals);
  for (const [row, file] of moved ?? []) {
    paths[row] = file.path;
    place[row] = file.place.id;
    flags[row] = ((flags[row] as number) & ~(FILE_FLAG.contested | FILE_FLAG.test)) | toFlags(file.place);
    rivals.delete(row);
  }
  for (const [index, file] of created.entries()) {
    place[files.count + index] = file.place.id;
    flags[files.count + index] = FILE_FLAG.module | toFlags(file.place);
  }
  for (const { from, form } of added) {
    if (form === 're-export') flags[from] = (flags[from] as number) | FILE_FLAG.reexports;
  }
  return { count, paths, place, flags, rivals };
}

function toFlags(place: { readonly kind: string; readonly test: boolean }): number {
  return (place.kind === 'outside' ? 0 : FILE_FLAG.included) | (place.test ? FILE_FLAG.test : 0);
}

function extendFirst(table: DependencyTable, files: number): DependencyTable {
  if (table.first.length > files) return table;
  const first = new Int32Array(files + 1).fill(table.count);
  first.set(table.first);
  return { ...table, first };
}

function copyColumns(table: DependencyTable): Pick<Columns, 'kind' | 'to' | 'flags'> {
  const { kind, to, flags } = roomOf(table);
  kind.set(table.kind);
  to.set(table.to);
  flags.set(table.flags);
  return {
    kind: kind.subarray(0, table.count),
    to: to.subarray(0, table.count),
    flags: flags.subarray(0, table.count),
  };
}
