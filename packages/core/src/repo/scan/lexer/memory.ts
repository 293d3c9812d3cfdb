/**
 * The memory of the lexer as it runs in JavaScript. The build puts `../assembly/memory.ts` in the place of this module, with the
 * same functions over WebAssembly's linear memory; nothing else in this folder knows which of the two it has.
 *
 * The source is followed by `SENTINEL` zero bytes, so that looking ahead a few bytes needs no check.
 */
export const SENTINEL = 32;

let source = new Uint8Array(SENTINEL);
let frames = new Int32Array(256);
let records = new Int32Array(1280);

/** Lends the lexer a source. Only in JavaScript. */
export function useSource(bytes: Uint8Array<ArrayBuffer>): void {
  source = bytes;
}

/** The source itself. Only in JavaScript. */
export function sourceBytes(): Uint8Array {
  return source;
}

/** One for ASCII letters, digits, `_` and `$`, and for every byte of a character outside of ASCII. */
const wordBytes = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const letter = byte | 32;
  const isWord = (letter >= 97 && letter <= 122) || (byte >= 48 && byte <= 57) || byte === 95 || byte === 36;
  wordBytes[byte] = isWord || byte >= 128 ? 1 : 0;
}

export function isWordByte(byte: number): boolean {
  return wordBytes[byte] === 1;
}

export function u8At(position: number): number {
  return source[position] as number;
}

/** Two bytes, the first one lowest. */
export function u16At(position: number): number {
  return (source[position] as number) | ((source[position + 1] as number) << 8);
}

/** Four bytes, the first one lowest. */
export function u32At(position: number): number {
  return (
    (source[position] as number) |
    ((source[position + 1] as number) << 8) |
    ((source[position + 2] as number) << 16) |
    ((source[position + 3] as number) << 24)
  );
}

export function setU32At(position: number, value: number): void {
  source[position] = value;
  source[position + 1] = value >> 8;
  source[position + 2] = value >> 16;
  source[position + 3] = value >> 24;
}

export function frameAt(index: number): number {
  return frames[index] as number;
}

/** Writes to the stack of the tokenizer, which grows as needed. */
export function setFrameAt(index: number, value: number): void {
  if (index >= frames.length) frames = enlarge(frames);
  frames[index] = value;
}

export function recordAt(index: number): number {
  return records[index] as number;
}

/** Writes to the output, which grows as needed. */
export function setRecordAt(index: number, value: number): void {
  if (index >= records.length) records = enlarge(records);
  records[index] = value;
}

/** Up to four ASCII characters as the number that `u32At` and its kin read there. The build computes it. */
export function ascii(characters: string): number {
  let code = 0;
  for (let index = characters.length - 1; index >= 0; index--) code = (code << 8) | characters.charCodeAt(index);
  return code;
}

function enlarge(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(old.length * 2);
  larger.set(old);
  return larger;
}
