/**
 * A number for a few bytes: equal ones have equal numbers, and two different ones share theirs once in 2^53. Four at a time, in the order
 * of the machine; for sources there is `digestSource`.
 */
export function digestBytes(bytes: Uint8Array, start: number, length: number): number {
  const whole = length - (length % 4);
  const offset = bytes.byteOffset + start;
  const words =
    offset % 4 === 0
      ? new Int32Array(bytes.buffer, offset, whole / 4)
      : new Int32Array(Uint8Array.from(bytes.subarray(start, start + whole)).buffer);
  let low = 0x811c9dc5 ^ length;
  let high = 0x41c6ce57;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as number;
    low = Math.imul(low ^ word, 0x9e3779b1);
    low ^= low >>> 15;
    high = Math.imul(high ^ word, 0x85ebca6b);
    high ^= high >>> 13;
  }
  for (let at = start + whole; at < start + length; at++) {
    low = Math.imul(low ^ (bytes[at] as number), 0x01000193);
    high = Math.imul(high ^ (bytes[at] as number), 0xc2b2ae35);
  }
  low ^= low >>> 16;
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);
}
