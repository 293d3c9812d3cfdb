import { align } from './pack-sections';
import { digestBytes } from '../digest-bytes';

/** `stpk` and the version of the layout, little-endian. */
export const PARTS_MAGIC = 0x6b707473;
export const PARTS_LAYOUT = 2;
/** Magic, layout, digest of the directory (8 bytes), length of the directory, one spare word. */
export const PARTS_HEADER = 24;

/** Where a part lies: its name, and its offset and length in bytes, counted from the end of the directory. */
export type PartDirectory = Readonly<Record<string, readonly [offset: number, length: number]>>;

/** Packs files that prove themselves into one: whoever needs one of them neither reads nor checks the others. */
export function packParts(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const places: Record<string, readonly [number, number]> = {};
  let end = 0;
  for (const [name, part] of Object.entries(parts)) {
    places[name] = [end, part.length];
    end = align(end + part.length);
  }
  const directory = Buffer.from(JSON.stringify(places satisfies PartDirectory));
  const base = align(PARTS_HEADER + directory.length);
  const packed = Buffer.alloc(base + end);
  packed.writeUInt32LE(PARTS_MAGIC, 0);
  packed.writeUInt32LE(PARTS_LAYOUT, 4);
  packed.writeDoubleLE(digestBytes(directory, 0, directory.length), 8);
  packed.writeUInt32LE(directory.length, 16);
  packed.set(directory, PARTS_HEADER);
  for (const [name, part] of Object.entries(parts)) packed.set(part, base + (places[name]?.[0] ?? 0));
  return packed;
}
