import { sealSections } from './seal-sections';

/** Named columns of a file. */
export interface Sections {
  readonly strings?: Readonly<Record<string, readonly string[]>>;
  readonly ints?: Readonly<Record<string, Int32Array>>;
  readonly floats?: Readonly<Record<string, Float64Array>>;
  readonly bytes?: Readonly<Record<string, Uint8Array>>;
  readonly json?: Readonly<Record<string, unknown>>;
}

/** Where a section lies: its name, and its offset and length in bytes, counted from the end of the header. */
export type Directory = Readonly<Record<string, readonly [offset: number, length: number]>>;

/** `stpl` and the version of the layout, little-endian. */
export const MAGIC = 0x6c707473;
export const LAYOUT = 1;
/** Magic, layout, digest of all that follows (8 bytes), length of the directory, one spare word. */
export const HEADER_BYTES = 24;

/** Sections begin at multiples of eight, so that typed arrays can lie over them. */
export function align(offset: number): number {
  return (offset + 7) & ~7;
}

/**
 * Packs columns into one file: a header, a directory as JSON, and the sections. Strings are joined by NUL.
 *
 * @returns `undefined` where a string cannot be kept: it holds a NUL or half a character
 */
export function packSections({ strings, ints, floats, bytes, json }: Sections): Uint8Array | undefined {
  const parts: (readonly [name: string, part: Uint8Array])[] = [];
  for (const [name, list] of Object.entries(strings ?? {})) {
    const text = list.join('\0');
    if (/\p{Surrogate}/u.test(text) || countNuls(text) !== Math.max(list.length - 1, 0)) return undefined;
    parts.push([name, Buffer.from(list.length === 0 ? '' : `${text}\0`)]);
  }
  for (const [name, column] of [...Object.entries(ints ?? {}), ...Object.entries(floats ?? {})])
    parts.push([name, new Uint8Array(column.buffer, column.byteOffset, column.byteLength)]);
  parts.push(...Object.entries(bytes ?? {}));
  for (const [name, value] of Object.entries(json ?? {})) parts.push([name, Buffer.from(JSON.stringify(value))]);

  const places: Record<string, readonly [number, number]> = {};
  let end = 0;
  for (const [name, part] of parts) {
    places[name] = [end, part.length];
    end = align(end + part.length);
  }
  const directory = Buffer.from(JSON.stringify(places satisfies Directory));
  const base = align(HEADER_BYTES + directory.length);
  const packed = Buffer.alloc(base + end);
  packed.writeUInt32LE(MAGIC, 0);
  packed.writeUInt32LE(LAYOUT, 4);
  packed.writeUInt32LE(directory.length, 16);
  packed.set(directory, HEADER_BYTES);
  for (const [name, part] of parts) packed.set(part, base + (places[name]?.[0] ?? 0));
  sealSections(packed);
  return packed;
}

function countNuls(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\0'); at >= 0; at = text.indexOf('\0', at + 1)) count++;
  return count;
}
