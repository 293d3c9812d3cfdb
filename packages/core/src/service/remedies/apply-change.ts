import { FORM } from '#types/form';
import { DEPENDENCY_FLAG, type DependencyTable, FILE_FLAG, type FileTable, type Graph, TARGET } from '#types/graph';
import type { AddedDependency, GraphChange } from './graph-change';
import type { Workbench } from './workbench';

/** A graph to which a change was made. It holds until the next change is made to the same graph. */
export interface ChangedGraph {
  readonly graph: Graph;
  /** Row of a dependency before → row after. */
  readonly toRow: (row: number) => number;
  /** Rows of the added dependencies, in their order. */
  readonly addedRows: readonly number[];
}

/** Positions of added dependencies: behind all that a file can hold. */
const BEHIND = 2 ** 31 - 2 ** 16;

/** Makes a change in copies of the columns that it touches; positions and sources stay those before it. */
export function applyChange({ evidence: { graph }, places }: Workbench, change: GraphChange): ChangedGraph {
  const { added = [], changed = new Map() as NonNullable<GraphChange['changed']>, freed } = change;
  const files = changeFiles(graph.files, change);
  const origin = added.length === 0 ? undefined : insertRows(graph, files.count, added);
  const dependencies = { ...(origin?.table ?? extendFirst(graph.dependencies, files.count)) };
  const toRow = origin?.toRow ?? ((row: number): number => row);
  let { strings } = graph;
  if (changed.size > 0) {
    const columns = { kind: dependencies.kind.slice(), to: dependencies.to.slice(), flags: dependencies.flags.slice() };
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
    Object.assign(dependencies, columns);
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
      namesOf: (file) => {
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
      },
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

type IntColumn = 'from' | 'to' | 'specifier' | 'start' | 'end' | 'statement';
type ByteColumn = 'kind' | 'form' | 'flags';
type Columns = Pick<DependencyTable, IntColumn | ByteColumn>;

/** Dependencies that a change adds, of nearly every change. */
const ROOM = 64;

const rooms = new WeakMap<DependencyTable, Columns>();

/** Columns that are written over by the next change: thousands of changes are tried, one after the other, and few are kept. */
function roomOf(table: DependencyTable): Columns {
  let room = rooms.get(table);
  if (room === undefined) {
    const ints = (): Int32Array => new Int32Array(table.count + ROOM);
    const bytes = (): Uint8Array => new Uint8Array(table.count + ROOM);
    room = {
      from: ints(),
      to: ints(),
      specifier: ints(),
      start: ints(),
      end: ints(),
      statement: ints(),
      kind: bytes(),
      form: bytes(),
      flags: bytes(),
    };
    rooms.set(table, room);
  }
  return room;
}

/** Puts each added dependency behind the others of its file. */
function insertRows(graph: Graph, fileCount: number, added: readonly AddedDependency[]) {
  const old = graph.dependencies;
  const total = old.count + added.length;
  const order = added.map((_, index) => index).sort((a, b) => (added[a]?.from ?? 0) - (added[b]?.from ?? 0));
  /** Old row → how many were put before it is a step at each of these. */
  const cuts = order.map((index) => old.first[Math.min((added[index]?.from ?? 0) + 1, old.first.length - 1)] as number);
  const shift = (row: number): number => cuts.filter((cut) => cut <= row).length;
  const place = order.map((_, position) => (cuts[position] as number) + position);
  const room = added.length > ROOM ? undefined : roomOf(old);
  const grow = <T extends Int32Array | Uint8Array>(column: T, kept: T | undefined, make: (size: number) => T): T => {
    const grown = (kept?.subarray(0, total) as T | undefined) ?? make(total);
    let done = 0;
    for (const [position, cut] of cuts.entries()) {
      grown.set(column.subarray(done, cut), done + position);
      done = cut;
    }
    grown.set(column.subarray(done, old.count), done + cuts.length);
    return grown;
  };
  const ints = (name: IntColumn): Int32Array => grow(old[name], room?.[name], (size) => new Int32Array(size));
  const bytes = (name: ByteColumn): Uint8Array => grow(old[name], room?.[name], (size) => new Uint8Array(size));
  const first = new Int32Array(fileCount + 1).fill(old.count);
  first.set(old.first);
  const froms = order.map((index) => added[index]?.from ?? 0);
  for (const [position, from] of froms.entries()) {
    const next = froms[position + 1] ?? fileCount;
    for (let file = from + 1; file <= next; file++) first[file] = (first[file] as number) + position + 1;
  }
  const table = {
    count: total,
    first,
    from: ints('from'),
    kind: bytes('kind'),
    to: ints('to'),
    specifier: ints('specifier'),
    form: bytes('form'),
    flags: bytes('flags'),
    start: ints('start'),
    end: ints('end'),
    statement: ints('statement'),
  };
  const addedRows: number[] = [];
  for (const [position, index] of order.entries()) {
    const row = place[position] as number;
    const { from, to, like, form, names } = added[index] as AddedDependency;
    addedRows[index] = row;
    table.from[row] = from;
    table.kind[row] = like === undefined ? TARGET.file : (old.kind[like] as number);
    table.to[row] = like === undefined ? to : (old.to[like] as number);
    table.specifier[row] = like === undefined ? 0 : (old.specifier[like] as number);
    table.form[row] = FORM[form];
    const isType = names.length > 0 && names.every(({ typeOnly }) => typeOnly);
    table.flags[row] = isType ? DEPENDENCY_FLAG.typeOnly : 0;
    for (const column of [table.start, table.end, table.statement]) column[row] = BEHIND + index;
  }
  const toRow = (row: number): number => row + shift(row);
  /** The row before; meaningless for an added one. */
  const fromRow = (row: number): number => row - place.filter((own) => own < row).length;
  return { table, toRow, fromRow, addedRows };
}
