import { ascii, u32At, u8At } from './memory';

/*
 * Searches over many bytes. WebAssembly has vectorised ones in `../assembly/search.ts`. All return a position below `end`, or `end`.
 */

/**
 * The next position where `mpor`, `xpor`, `quir`, `mock`, `Mock`, `odul`, `orke` or `\u` stands: the hearts of the words that requests
 * contain.
 */
export function findNeedle(p: number, end: number): number {
  for (; p < end; p++) {
    const c = u8At(p + 1);
    if (c !== 112 && c !== 117 && c !== 111 && c !== 100 && c !== 114) continue;
    const word = u32At(p);
    if (
      word === MPOR ||
      word === XPOR ||
      word === QUIR ||
      word === MOCK ||
      word === CAPITAL_MOCK ||
      word === ODUL ||
      word === ORKE ||
      (c === 117 && (word & 0xff) === 92)
    ) {
      return p;
    }
  }
  return end;
}

const MPOR = ascii('mpor');
const XPOR = ascii('xpor');
const QUIR = ascii('quir');
const MOCK = ascii('mock');
const CAPITAL_MOCK = ascii('Mock');
const ODUL = ascii('odul');
const ORKE = ascii('orke');

/** The next quote, apostrophe, backtick or slash. */
export function findDelimiter(p: number, end: number): number {
  for (; p < end; p++) {
    const c = u8At(p);
    if (c === 34 || c === 39 || c === 47 || c === 96) return p;
  }
  return end;
}

/** The next quote, apostrophe, backtick, slash or brace. */
export function findDelimiterOrBrace(p: number, end: number): number {
  for (; p < end; p++) {
    const c = u8At(p);
    if (c === 34 || c === 39 || c === 47 || c === 96 || c === 123 || c === 125) return p;
  }
  return end;
}

/** The next newline, carriage return, or line end outside of ASCII. */
export function findLineEnd(p: number, end: number): number {
  for (; p < end; p++) {
    const c = u8At(p);
    if (c === 10 || c === 13) return p;
    if (c === 0xe2 && u8At(p + 1) === 0x80 && (u8At(p + 2) | 1) === 0xa9) return p;
  }
  return end;
}

/** The next asterisk with a slash after it. */
export function findBlockEnd(p: number, end: number): number {
  for (; p < end; p++) if (u8At(p) === 42 && u8At(p + 1) === 47) return p;
  return end;
}
