import { decodeSource } from './decode-source';

const BOM_LENGTH = 3;

/**
 * Brings a file's bytes into the form that all offsets refer to: UTF-8 without a byte order mark, at the beginning of
 * `target`. The common case, plain UTF-8, is left as it is.
 *
 * @param target holds `length` bytes of the file
 * @returns the new length, or `undefined` where `target` is too small for a file that was UTF-16
 */
export function normalizeSource(target: Uint8Array, length: number): number | undefined {
  const first = target[0];
  if (first === 0xef && target[1] === 0xbb && target[2] === 0xbf) {
    target.copyWithin(0, BOM_LENGTH, length);
    return length - BOM_LENGTH;
  }
  if ((first === 0xff && target[1] === 0xfe) || (first === 0xfe && target[1] === 0xff)) {
    const encoded = new TextEncoder().encode(decodeSource(target.slice(0, length)));
    if (encoded.length > target.length) return undefined;
    target.set(encoded);
    return encoded.length;
  }
  return length;
}

/** The same for a file that is already in memory as a whole. Plain UTF-8 is handed back as it is. */
export function toNormalizedSource(bytes: Uint8Array): Uint8Array {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(BOM_LENGTH);
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isUtf16 ? new TextEncoder().encode(decodeSource(bytes)) : bytes;
}
