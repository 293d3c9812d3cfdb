import { digestBytes } from '../digest-bytes';
import { PARTS_HEADER, PARTS_LAYOUT, PARTS_MAGIC, type PartDirectory } from './pack-parts';
import { align } from './pack-sections';

/** @returns gives a part by name; `undefined` for what is no such file, or not all of its directory */
export function unpackParts(packed: Uint8Array): ((name: string) => Uint8Array | undefined) | undefined {
  if (packed.length < PARTS_HEADER) return undefined;
  // Typed arrays lie over multiples of their size.
  const file = packed.byteOffset % 8 === 0 ? packed : Uint8Array.from(packed);
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  if (view.getUint32(0, true) !== PARTS_MAGIC || view.getUint32(4, true) !== PARTS_LAYOUT) return undefined;
  const size = view.getUint32(16, true);
  if (PARTS_HEADER + size > file.length) return undefined;
  if (view.getFloat64(8, true) !== digestBytes(file, PARTS_HEADER, size)) return undefined;
  const directory = Buffer.from(file.buffer, file.byteOffset + PARTS_HEADER, size).toString();
  const places = JSON.parse(directory) as PartDirectory;
  const base = align(PARTS_HEADER + size);
  return (name) => {
    const [offset, length] = places[name] ?? [0, 0];
    return length === 0 || base + offset + length > file.length
      ? undefined
      : file.subarray(base + offset, base + offset + length);
  };
}
