import type { DependencyTable } from '#types/graph';

export type IntColumn = 'from' | 'to' | 'specifier' | 'start' | 'end' | 'statement';
export type ByteColumn = 'kind' | 'form' | 'flags';
export type Columns = Pick<DependencyTable, IntColumn | ByteColumn>;

/** Dependencies that a change adds, of nearly every change. */
export const ROOM = 64;

const rooms = new WeakMap<DependencyTable, Columns>();

/** Columns that are written over by the next change: thousands of changes are tried, one after the other, and few are kept. */
export function roomOf(table: DependencyTable): Columns {
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
