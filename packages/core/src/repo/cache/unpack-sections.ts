import { digestPart } from './digest-part';
import { align, type Directory, HEADER_BYTES, LAYOUT, MAGIC } from './pack-sections';

/** Reads sections by name, each when it is asked for; a missing one is empty. Views lie over the file's bytes. */
export interface UnpackedSections {
  readonly strings: (name: string) => readonly string[];
  readonly ints: (name: string) => Int32Array;
  readonly floats: (name: string) => Float64Array;
  readonly bytes: (name: string) => Uint8Array;
  /** `undefined` where there is none. */
  readonly json: (name: string) => unknown;
}

/** @returns `undefined` for what is no such file, or not all of one, or one of another layout */
export function unpackSections(packed: Uint8Array): UnpackedSections | undefined {
  if (packed.length < HEADER_BYTES) return undefined;
  // Typed arrays lie over multiples of their size.
  const file = packed.byteOffset % 8 === 0 ? packed : Uint8Array.from(packed);
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  if (view.getUint32(0, true) !== MAGIC || view.getUint32(4, true) !== LAYOUT) return undefined;
  if (view.getFloat64(8, true) !== digestPart(file, 16, file.length - 16)) return undefined;
  const size = view.getUint32(16, true);
  const text = (start: number, length: number): string =>
    Buffer.from(file.buffer, file.byteOffset + start, length).toString();
  const places = JSON.parse(text(HEADER_BYTES, size)) as Directory;
  const base = align(HEADER_BYTES + size);
  const find = (name: string): readonly [start: number, length: number] => {
    const [offset, length] = places[name] ?? [0, 0];
    return [base + offset, length];
  };
  return {
    strings: (name) => {
      const [start, length] = find(name);
      return length === 0 ? [] : text(start, length - 1).split('\0');
    },
    ints: (name) => {
      const [start, length] = find(name);
      return new Int32Array(file.buffer, file.byteOffset + start, length / 4);
    },
    floats: (name) => {
      const [start, length] = find(name);
      return new Float64Array(file.buffer, file.byteOffset + start, length / 8);
    },
    bytes: (name) => {
      const [start, length] = find(name);
      // Not a view of Node's kind: of those, `slice` copies nothing.
      return new Uint8Array(file.buffer, file.byteOffset + start, length);
    },
    json: (name) => {
      const [start, length] = find(name);
      return length === 0 ? undefined : (JSON.parse(text(start, length)) as unknown);
    },
  };
}
