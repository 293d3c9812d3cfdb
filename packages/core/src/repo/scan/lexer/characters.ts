import { ascii, isWordByte, u16At, u8At } from './memory';
import { sourceEnd } from './source';

export const NEWLINE = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const BACKSLASH = 92;
export const QUOTE = ascii('"');
export const APOSTROPHE = 39;
export const BACKTICK = ascii('`');
export const SLASH = ascii('/');
export const ASTERISK = ascii('*');
export const DOT = ascii('.');
export const COMMA = ascii(',');
export const COLON = ascii(':');
export const SEMICOLON = ascii(';');
export const EQUALS = ascii('=');
export const QUESTION = ascii('?');
export const EXCLAMATION = ascii('!');
export const LESS = ascii('<');
export const GREATER = ascii('>');
export const OPEN_PAREN = ascii('(');
export const CLOSE_PAREN = ascii(')');
export const OPEN_BRACKET = ascii('[');
export const CLOSE_BRACKET = ascii(']');
export const OPEN_BRACE = ascii('{');
export const CLOSE_BRACE = ascii('}');
export const AT = ascii('@');
export const DOLLAR = ascii('$');

export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

export function isQuote(c: number): boolean {
  return c === QUOTE || c === APOSTROPHE;
}

/** The length of white space outside of ASCII at a position; 0 where there is none. */
export function wideBlank(p: number): number {
  const c = u8At(p);
  if (c === 0xc2) return u8At(p + 1) === 0xa0 ? 2 : 0;
  if (c === 0xef) return u16At(p + 1) === 0xbfbb ? 3 : 0;
  if (c === 0xe3) return u16At(p + 1) === 0x8080 ? 3 : 0;
  if (c === 0xe1) return u16At(p + 1) === 0x809a ? 3 : 0;
  if (c !== 0xe2) return 0;
  const second = u8At(p + 1);
  const third = u8At(p + 2);
  if (second === 0x80) return third <= 0x8a || third === 0xa8 || third === 0xa9 || third === 0xaf ? 3 : 0;
  return second === 0x81 && third === 0x9f ? 3 : 0;
}

/** Whether a line ends at a position: at a newline, a carriage return, U+2028 or U+2029. */
export function isLineEnd(p: number): boolean {
  const c = u8At(p);
  if (c !== 0xe2) return c === NEWLINE || c === CARRIAGE_RETURN;
  return u8At(p + 1) === 0x80 && (u8At(p + 2) | 1) === 0xa9;
}

/** Whether a line ends between two positions. */
export function hasLineEnd(p: number, end: number): boolean {
  for (; p < end; p++) if (u8At(p) === NEWLINE || u8At(p) === CARRIAGE_RETURN) return true;
  return false;
}

export function isAsciiWord(c: number): boolean {
  return c < 128 && isWordByte(c);
}

/** Whether no word continues here: `import` in `important` or `import\u0061` is none. */
export function isWordEnd(p: number): boolean {
  const c = u8At(p);
  if (c >= 128) return wideBlank(p) > 0;
  return !isWordByte(c) && c !== BACKSLASH;
}

/** The end of the word that `p` is in. */
export function skipWord(p: number): number {
  for (;;) {
    const c = u8At(p);
    if (!isWordByte(c)) return p;
    if (c >= 128 && wideBlank(p) > 0) return p;
    if (p >= sourceEnd) return sourceEnd;
    p++;
  }
}

/**
 * The position of the quote that closes the string or template without holes that begins at `p`; -1 where the line or the source
 * ends first, or the template has a hole.
 */
export function findStringEnd(p: number): number {
  const quote = u8At(p);
  p++;
  while (p < sourceEnd) {
    const c = u8At(p);
    if (c === quote) return p;
    if (c === BACKSLASH) {
      // A carriage return and a newline are one line end, which a backslash continues.
      p += u16At(p + 1) === 0x0a0d ? 3 : 2;
      continue;
    }
    if (quote === BACKTICK) {
      if (c === DOLLAR && u8At(p + 1) === OPEN_BRACE) return -1;
    } else if (c === NEWLINE || c === CARRIAGE_RETURN) return -1;
    p++;
  }
  return -1;
}
