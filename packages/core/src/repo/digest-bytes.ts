/**
 * A number for a few bytes: equal ones have equal numbers, and two different ones share theirs once in 2^53. Four at a time; for
 * sources there is `digestSource`.
 */
export function digestBytes(bytes: Uint8Array, start: number, length: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, length);
  let low = 0x811c9dc5 ^ length;
  let high = 0x41c6ce57;
  const whole = length - (length % 4);
  for (let at = 0; at < whole; at += 4) {
    const word = view.getInt32(at, true);
    low = Math.imul(low ^ word, 0x9e3779b1);
    low ^= low >>> 15;
    high = Math.imul(high ^ word, 0x85ebca6b);
    high ^= high >>> 13;
  }
  for (let at = whole; at < length; at++) {
    low = Math.imul(low ^ view.getUint8(at), 0x01000193);
    high = Math.imul(high ^ view.getUint8(at), 0xc2b2ae35);
  }
  low ^= low >>> 16;
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);
}
