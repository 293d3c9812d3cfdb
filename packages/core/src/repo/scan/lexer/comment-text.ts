import { ASTERISK, BACKSLASH, CARRIAGE_RETURN, NEWLINE, SPACE, isQuote, wideBlank } from './characters';
import { isWordByte, u8At } from './memory';
import { TEXT_ESCAPED, TEXT_VERBATIM, TYPE_ONLY, addRecord } from './records';

export function isLetter(c: number): boolean {
  return (c | 32) >= 97 && (c | 32) <= 122;
}

export function isTagByte(c: number): boolean {
  return isWordByte(c) && c < 128 && c !== 36;
}

/** The position after white space and the asterisks that decorate lines. */
export function skipDecoration(p: number, limit: number): number {
  while (p < limit) {
    const c = u8At(p);
    if (c <= SPACE || c === ASTERISK) p++;
    else if (c >= 0xc2 && wideBlank(p) > 0) p += wideBlank(p);
    else return p;
  }
  return limit;
}

/** The position after the quote that closes a string; -1 where the line or the comment ends first. */
export function skipCommentString(p: number, limit: number): number {
  const quote = u8At(p);
  if (!isQuote(quote)) return -1;
  p++;
  while (p < limit) {
    const c = u8At(p);
    if (c === quote) return p + 1;
    if (c === NEWLINE || c === CARRIAGE_RETURN) return -1;
    if (c === BACKSLASH) {
      const next = u8At(p + 1);
      if (next === NEWLINE || next === CARRIAGE_RETURN) return -1;
      p++;
    }
    p++;
  }
  return -1;
}

export function addCommentString(start: number, end: number, statement: number, form: number): void {
  let text = TEXT_VERBATIM;
  for (let p = start + 1; p < end - 1; p++) if (u8At(p) === BACKSLASH) text = TEXT_ESCAPED;
  addRecord(start, end, statement, form, TYPE_ONLY, text);
}

export function skipSpace(p: number, limit: number): number {
  while (p < limit && isBlankAt(p)) p += blankLength(p);
  return p < limit ? p : limit;
}

export function isBlankAt(p: number): boolean {
  const c = u8At(p);
  return c <= SPACE || (c >= 0xc2 && wideBlank(p) > 0);
}

export function blankLength(p: number): number {
  return u8At(p) <= SPACE ? 1 : wideBlank(p);
}
