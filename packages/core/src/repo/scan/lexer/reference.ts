import { EQUALS, GREATER, LESS, SLASH, isQuote } from './characters';
import { blankLength, isBlankAt } from './comment-text';
import { ascii, u32At, u8At } from './memory';
import { FORM_REFERENCE_PATH, TEXT_VERBATIM, TYPE_ONLY, addRecord } from './records';

/**
 * Records the path of `/// <reference path="…" />`. As in TypeScript, `types`, `lib` and `no-default-lib` in the same tag win.
 *
 * @param start where the comment begins
 * @param limit where its line ends
 */
export function readReference(start: number, limit: number): void {
  let p = start + 3;
  while (p < limit && isBlankAt(p)) p += blankLength(p);
  if (u8At(p) !== LESS || !isReferenceWord(p + 1) || !isBlankAt(p + 10)) return;
  p += 10;
  let close = p;
  while (close < limit && !(u8At(close) === SLASH && u8At(close + 1) === GREATER)) close++;
  if (close >= limit) return;
  let open = -1;
  let end = -1;
  while (p < close) {
    while (p < close && isBlankAt(p)) p += blankLength(p);
    const name = p;
    while (p < close && !isBlankAt(p) && u8At(p) !== EQUALS && !isQuote(u8At(p))) p++;
    const nameEnd = p;
    while (p < close && isBlankAt(p)) p += blankLength(p);
    if (u8At(p) !== EQUALS) {
      if (p === name) p++;
      continue;
    }
    p++;
    while (p < close && isBlankAt(p)) p += blankLength(p);
    if (!isQuote(u8At(p))) continue;
    const quote = u8At(p);
    const value = p++;
    while (p < limit && u8At(p) !== quote) p++;
    if (p >= limit) return;
    p++;
    if (close < p) {
      close = p;
      while (close < limit && !(u8At(close) === SLASH && u8At(close + 1) === GREATER)) close++;
      if (close >= limit) return;
    }
    if (outranksPath(name, nameEnd - name)) return;
    if (open < 0 && nameEnd - name === 4 && lower4(name) === ascii('path')) {
      open = value;
      end = p;
    }
  }
  if (open >= 0) addRecord(open, end, start, FORM_REFERENCE_PATH, TYPE_ONLY, TEXT_VERBATIM);
}

/** Four letters in lower case. */
function lower4(p: number): number {
  return u32At(p) | 0x20202020;
}

function isReferenceWord(p: number): boolean {
  return lower4(p) === ascii('refe') && lower4(p + 4) === ascii('renc') && (u8At(p + 8) | 32) === ascii('e');
}

function outranksPath(p: number, length: number): boolean {
  if (length === 3) return (lower4(p) & 0xffffff) === ascii('lib');
  if (length === 5) return lower4(p) === ascii('type') && (u8At(p + 4) | 32) === ascii('s');
  if (length !== 14) return false;
  return lower4(p) === ascii('no-d') && lower4(p + 4) === ascii('efau') && lower4(p + 8) === ascii('lt-l');
}
