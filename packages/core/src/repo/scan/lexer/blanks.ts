import {
  ASTERISK,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_PAREN,
  COLON,
  DOT,
  NEWLINE,
  OPEN_BRACE,
  SEMICOLON,
  SLASH,
  SPACE,
  isQuote,
  wideBlank,
} from './characters';
import { isWordByte, u8At } from './memory';
import { sourceEnd, sourceStart } from './source';

/** The position after white space. A comment is none: who meets one lets the tokens decide. */
export function skipBlanks(p: number): number {
  for (;;) {
    const c = u8At(p);
    if (c <= SPACE) {
      if (p >= sourceEnd) return sourceEnd;
      p++;
    } else {
      const length = c >= 0xc2 ? wideBlank(p) : 0;
      if (length === 0) return p;
      p += length;
    }
  }
}

/** Whether no word continues before `p`. */
export function isWordStart(p: number): boolean {
  if (p <= sourceStart) return true;
  const c = u8At(p - 1);
  // White space outside of ASCII ends in such a byte too; which it is makes little difference here.
  return c >= 128 || !isWordByte(c);
}

/** A member: what is a request by itself is none then. */
export function followsDot(p: number): boolean {
  return p > sourceStart && u8At(p - 1) === DOT && !(p - 2 >= sourceStart && u8At(p - 2) === DOT);
}

/** Whether only blanks and line ends, a bracket, a semicolon or a comment stand before `p`: prose seldom begins so. */
export function beginsStatement(p: number): boolean {
  p--;
  while (p >= sourceStart) {
    const c = u8At(p);
    if (c === NEWLINE || c === CARRIAGE_RETURN) return true;
    if (c > SPACE) {
      return (
        c === SEMICOLON ||
        c === OPEN_BRACE ||
        c === CLOSE_BRACE ||
        c === CLOSE_PAREN ||
        c === COLON ||
        c >= 128 ||
        (c === SLASH && p > sourceStart && u8At(p - 1) === ASTERISK)
      );
    }
    p--;
  }
  return true;
}

/** Whether a specifier, a comment or nothing follows. */
export function isQuoteOrEnd(p: number): boolean {
  return isQuote(u8At(p)) || u8At(p) === SLASH || p >= sourceEnd;
}

/** The last position before `p` that is not blank; one before the source where there is none. */
export function skipBlanksBack(p: number): number {
  p--;
  while (p >= sourceStart && u8At(p) <= SPACE) p--;
  return p;
}
