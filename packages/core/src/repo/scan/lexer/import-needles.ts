import { beginsStatement, followsDot, isQuoteOrEnd, isWordStart, skipBlanks } from './blanks';
import {
  ASTERISK,
  AT,
  BACKSLASH,
  CLOSE_BRACE,
  COMMA,
  DOT,
  EQUALS,
  OPEN_BRACE,
  OPEN_PAREN,
  SLASH,
  SPACE,
  isQuote,
  isWordEnd,
  skipWord,
} from './characters';
import { isNameAlone } from './exports';
import { ascii, isWordByte, u16At, u32At, u8At } from './memory';
import { MAY_REEXPORT_IMPORTS, addFileFlag } from './records';
import { sourceEnd, sourceStart } from './source';
import {
  MOCKS_NOTHING,
  classifyMock,
  isAsAt,
  isFromAt,
  isImportAt,
  isMetaAt,
  isPhaseAt,
  isTypeAt,
  isTypeofAt,
} from './words';

export function beginsImport(p: number): boolean {
  if (p < sourceStart || u32At(p) !== ascii('impo') || u16At(p + 4) !== ascii('rt') || !isWordStart(p)) return false;
  let q = p + 6;
  if (!isWordEnd(q)) {
    const end = skipWord(p);
    return classifyMock(p, end - p) !== MOCKS_NOTHING || !isWordEnd(end);
  }
  if (followsDot(p)) return false;
  const isSpaced = u8At(q) <= SPACE;
  q = skipBlanks(q);
  if (q >= sourceEnd) return true;
  const c = u8At(q);
  if (c === DOT) return beginsMeta(q);
  if (c === OPEN_PAREN || c === OPEN_BRACE || c === BACKSLASH || c === SLASH || isQuote(c)) return true;
  if (c !== ASTERISK && !isWordByte(c)) return false;
  if (!isSpaced || (p > sourceStart && u8At(p - 1) === AT) || beginsStatement(p)) return true;
  return c === ASTERISK ? continuesStar(q) : continuesImport(q, true);
}

/** `* as`; or the asterisk decorates a comment and `('x')` follows it. */
function continuesStar(p: number): boolean {
  while (u8At(p) === ASTERISK) p = skipBlanks(p + 1);
  return isAsAt(p) || u8At(p) === SLASH || u8At(p) === OPEN_PAREN;
}

/** `import.meta.env` and the like request nothing. */
function beginsMeta(dot: number): boolean {
  const meta = skipBlanks(dot + 1);
  if (!isMetaAt(meta)) return true;
  const next = skipBlanks(meta + 4);
  if (u8At(next) !== DOT) return true;
  const property = skipBlanks(next + 1);
  const head = u32At(property);
  if ((head & 0xffffff) === ascii('env')) return !isWordEnd(property + 3);
  if ((head & 0xffffff) === ascii('hot')) return !isWordEnd(property + 3);
  return !((head === ascii('dirn') && isWordEnd(property + 7)) || (head === ascii('file') && isWordEnd(property + 8)));
}

/** Whether the word at `p` may be the first name of an import: `a from 'x'`, `a, {`, `a =`, `type A`. The rest is prose. */
function continuesImport(p: number, mayBeModifier: boolean): boolean {
  const next = skipBlanks(skipWord(p));
  const c = u8At(next);
  if (c === EQUALS || c === BACKSLASH || c === SLASH || next >= sourceEnd) return true;
  if (c === COMMA) {
    const d = u8At(skipBlanks(next + 1));
    return d === OPEN_BRACE || d === ASTERISK || d === SLASH;
  }
  if (isFromAt(next)) return isQuoteOrEnd(skipBlanks(next + 4));
  if (!mayBeModifier || !(isTypeAt(p) || isTypeofAt(p) || isPhaseAt(p))) return false;
  return c === OPEN_BRACE || c === ASTERISK || (isWordByte(c) && continuesImport(next, false));
}

export function beginsExport(p: number): boolean {
  if (p < sourceStart || u32At(p) !== ascii('expo') || u16At(p + 4) !== ascii('rt')) return false;
  if (!isWordStart(p) || !isWordEnd(p + 6)) return u8At(p + 6) === BACKSLASH;
  if (followsDot(p)) return false;
  let q = skipBlanks(p + 6);
  if (isTypeAt(q)) {
    const next = skipBlanks(q + 4);
    if (u8At(next) === OPEN_BRACE || u8At(next) === ASTERISK) q = next;
  }
  const c = u8At(q);
  if (q >= sourceEnd) return true;
  if (c === EQUALS) {
    if (u8At(q + 1) !== EQUALS) addFileFlag(MAY_REEXPORT_IMPORTS);
    return false;
  }
  if (c === ASTERISK) return true;
  if (c === OPEN_BRACE) return beginsList(q);
  if (!isWordByte(c)) return c === SLASH;
  if (isImportAt(q)) return true;
  const end = skipWord(q);
  if (u32At(q) === ascii('defa') && end === q + 7) {
    if (isNameAlone(skipBlanks(end))) addFileFlag(MAY_REEXPORT_IMPORTS);
    return false;
  }
  const next = skipBlanks(end);
  return isFromAt(next) && isQuoteOrEnd(skipBlanks(next + 4));
}

/** `export { … }` without `from` needs no tokens. */
function beginsList(p: number): boolean {
  let isEmpty = true;
  p = skipBlanks(p + 1);
  for (;;) {
    const c = u8At(p);
    if (c === CLOSE_BRACE) break;
    if (c === COMMA) p = skipBlanks(p + 1);
    else if (isWordByte(c)) {
      isEmpty = false;
      p = skipBlanks(skipWord(p));
    } else return true;
  }
  const after = skipBlanks(p + 1);
  if (isFromAt(after) || u8At(after) === SLASH) return true;
  if (!isEmpty) addFileFlag(MAY_REEXPORT_IMPORTS);
  return false;
}
