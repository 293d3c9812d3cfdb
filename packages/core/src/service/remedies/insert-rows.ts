import { FORM } from '#types/form';
import { DEPENDENCY_FLAG, type Graph, TARGET } from '#types/graph';
import type { AddedDependency } from './graph-change';
import { type ByteColumn, type IntColumn, ROOM, roomOf } from './room-of';

/** Positions of added dependencies: behind all that a file can hold. */
export const BEHIND = 2 ** 31 - 2 ** 16;

/** Puts each added dependency behind the others of its file. */
export function insertRows(graph: Graph, fileCount: number, added: readonly AddedDependency[]) {
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
