import { ascii, sourceBytes, u32At } from './memory';

/*
 * Searches over many bytes, as they run in JavaScript; like `./memory` they have a twin in `../assembly`, which is vectorised.
 * All return a position below `end`, or `end`.
 */

/** The hearts of the words that requests contain: of `import`, `export`, `require`, `mock`, `Mock`, `module`, `Worker`. */
const HEARTS = [
  ascii('mpor'),
  ascii('xpor'),
  ascii('quir'),
  ascii('mock'),
  ascii('Mock'),
  ascii('odul'),
  ascii('orke'),
];
const BACKSLASH = 92;
const LETTER_U = 117;
/** Second bytes of hearts, and of an escape. */
const isSecond = toTable([...HEARTS.map((heart) => (heart >> 8) & 0xff), LETTER_U]);
const isDelimiterByte = toTable(['"', "'", '/', '`'].map(ascii));
const isDelimiterOrBraceByte = toTable(['"', "'", '/', '`', '{', '}'].map(ascii));

function toTable(bytes: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of bytes) table[byte] = 1;
  return table;
}

/** The next position where a heart stands, or `\u`. */
export function findNeedle(p: number, end: number): number {
  const bytes = sourceBytes();
  for (; p < end; p++) {
    const second = bytes[p + 1] as number;
    if (isSecond[second] === 0) continue;
    if (second === LETTER_U && bytes[p] === BACKSLASH) return p;
    if (HEARTS.includes(u32At(p))) return p;
  }
  return end;
}

/** The next quote, apostrophe, backtick or slash. */
export function findDelimiter(p: number, end: number): number {
  const bytes = sourceBytes();
  for (; p < end; p++) if (isDelimiterByte[bytes[p] as number] === 1) return p;
  return end;
}

/** The next quote, apostrophe, backtick, slash or brace. */
export function findDelimiterOrBrace(p: number, end: number): number {
  const bytes = sourceBytes();
  for (; p < end; p++) if (isDelimiterOrBraceByte[bytes[p] as number] === 1) return p;
  return end;
}

/** The next newline, carriage return, or line end outside of ASCII. */
export function findLineEnd(p: number, end: number): number {
  const bytes = sourceBytes();
  for (; p < end; p++) {
    const byte = bytes[p] as number;
    if (byte === 10 || byte === 13) return p;
    if (byte === 0xe2 && bytes[p + 1] === 0x80 && ((bytes[p + 2] as number) | 1) === 0xa9) return p;
  }
  return end;
}

/** The next asterisk with a slash after it. */
export function findBlockEnd(p: number, end: number): number {
  const bytes = sourceBytes();
  for (; p < end; p++) if (bytes[p] === 42 && bytes[p + 1] === 47) return p;
  return end;
}
