/** Turns an offset in UTF-16 units into one in bytes of UTF-8. */
export type ByteOffsets = (offset: number) => number;

// eslint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/;

export function createByteOffsets(text: string): ByteOffsets {
  if (ASCII.test(text)) return (offset) => offset;
  const offsets = new Int32Array(text.length + 1);
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    offsets[index] = bytes;
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(index + 1))) {
      // A pair is four bytes; an offset inside it is that of its beginning.
      offsets[++index] = bytes;
      bytes += 4;
    } else bytes += 3;
  }
  offsets[text.length] = bytes;
  return (offset) => offsets[offset] as number;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
