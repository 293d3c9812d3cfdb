import {
  ASTERISK,
  AT,
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_PAREN,
  COMMA,
  DOT,
  EQUALS,
  EXCLAMATION,
  LESS,
  NEWLINE,
  CARRIAGE_RETURN,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  QUESTION,
  SEMICOLON,
  SLASH,
  SPACE,
  BACKTICK,
  COLON,
  isQuote,
  isWordEnd,
  skipWord,
  wideBlank,
} from './characters';
import { ascii, isWordByte, u16At, u32At, u8At } from './memory';
import { MAY_REEXPORT_IMPORTS, addFileFlag } from './records';
import { isNameAlone } from './requests';
import { findNeedle } from './search';
import { isDeclaration, sourceEnd, sourceStart } from './source';
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

/**
 * Whether a request could begin anywhere from `p` on: in code, or in a comment that is read. Each request contains one of a few
 * words; a word is let pass only where the bytes around it exclude a request, whether they are code, comment or string.
 * Notes on the way what the exports say about the file.
 */
export function holdsRequest(p: number): boolean {
  for (;;) {
    p = findNeedle(p, sourceEnd);
    if (p >= sourceEnd) return false;
    if (isRequestNeedle(p)) return true;
    p++;
  }
}

export function isRequestNeedle(p: number): boolean {
  switch (u8At(p)) {
    case ascii('m'):
      return u8At(p + 1) === ascii('p') ? beginsImport(p - 1) : beginsMock(p);
    case ascii('M'):
      return beginsMock(p);
    case ascii('x'):
      return beginsExport(p - 1);
    case ascii('q'):
      return beginsRequire(p - 2);
    case ascii('o'):
      return u8At(p + 1) === ascii('d') ? beginsModule(p - 1) : beginsWorker(p - 1);
    default:
      return isEscapedLetter(p);
  }
}

/** The position after white space. A comment is none: who meets one lets the tokens decide. */
function skipBlanks(p: number): number {
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
function isWordStart(p: number): boolean {
  if (p <= sourceStart) return true;
  const c = u8At(p - 1);
  // White space outside of ASCII ends in such a byte too; which it is makes little difference here.
  return c >= 128 || !isWordByte(c);
}

/** A member: what is a request by itself is none then. */
function followsDot(p: number): boolean {
  return p > sourceStart && u8At(p - 1) === DOT && !(p - 2 >= sourceStart && u8At(p - 2) === DOT);
}

function beginsImport(p: number): boolean {
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

/** Whether only blanks and line ends, a bracket, a semicolon or a comment stand before `p`: prose seldom begins so. */
function beginsStatement(p: number): boolean {
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

/** Whether a specifier, a comment or nothing follows. */
function isQuoteOrEnd(p: number): boolean {
  return isQuote(u8At(p)) || u8At(p) === SLASH || p >= sourceEnd;
}

function beginsExport(p: number): boolean {
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

function beginsRequire(p: number): boolean {
  // `require`, and `Require` in `createRequire`.
  if (p < sourceStart || (u8At(p) | 32) !== ascii('r') || u8At(p + 1) !== ascii('e')) return false;
  if (u32At(p + 3) !== ascii('uire')) return false;
  if (isDeclaration) return false;
  if (u8At(p) === ascii('R')) return u32At(p - 4) === ascii('eate');
  if (!isWordStart(p)) return false;
  let q = p + 7;
  if (!isWordEnd(q)) {
    const end = skipWord(p);
    return classifyMock(p, end - p) !== MOCKS_NOTHING;
  }
  q = skipBlanks(q);
  const c = u8At(q);
  if (followsDot(p)) return c === OPEN_PAREN || c === DOT || c === QUESTION || c === LESS || c === SLASH;
  if (c === OPEN_PAREN || c === DOT || c === QUESTION || c === LESS || c === BACKSLASH || c === EXCLAMATION)
    return true;
  // Prose: `require a value`, `require, …`; code that passes `require` on: `= require;`, `(require)`.
  if (isWordByte(c)) return isAsAt(q) || hasLineEnd(p + 7, q);
  return c !== COLON && c !== ASTERISK;
}

function hasLineEnd(p: number, end: number): boolean {
  for (; p < end; p++) if (u8At(p) === NEWLINE || u8At(p) === CARRIAGE_RETURN) return true;
  return false;
}

function isAsciiWord(c: number): boolean {
  return c < 128 && isWordByte(c);
}

/** No method of the mock family has a longer name. */
const LONGEST_MOCK = 21;
/** Bytes of a pattern that are looked at, from a name on. */
const LONGEST_PATTERN = 256;

function beginsMock(p: number): boolean {
  if (isDeclaration) return false;
  let start = p;
  while (start > sourceStart && p - start <= LONGEST_MOCK && isAsciiWord(u8At(start - 1))) start--;
  let end = p;
  while (end - start <= LONGEST_MOCK && isAsciiWord(u8At(end))) end++;
  if (classifyMock(start, end - start) === MOCKS_NOTHING) return u8At(end) === BACKSLASH;
  const next = skipBlanks(end);
  const c = u8At(next);
  if (c === DOT) {
    // `mock.module('x')`, but not `fn.mock.calls`.
    const member = skipBlanks(next + 1);
    return u32At(member) === ascii('modu') || u8At(member) === SLASH;
  }
  const before = skipBlanksBack(start);
  const d = before >= sourceStart ? u8At(before) : 0;
  if (d === DOT || d === SLASH) return true;
  if (isQuote(d) || d === BACKTICK) return u8At(end) === d && u8At(skipBlanksBack(before)) === OPEN_BRACKET;
  return isTakenFromMocker(end);
}

/** The last position before `p` that is not blank; one before the source where there is none. */
function skipBlanksBack(p: number): number {
  p--;
  while (p >= sourceStart && u8At(p) <= SPACE) p--;
  return p;
}

/** `const { mock, unmock: u } = vi;` */
function isTakenFromMocker(p: number): boolean {
  const limit = p + LONGEST_PATTERN;
  while (p < limit && p < sourceEnd) {
    const c = u8At(p);
    if (c === CLOSE_BRACE) break;
    if (c !== COMMA && c !== COLON && c > SPACE && !isWordByte(c)) return c === SLASH;
    p++;
  }
  p = skipBlanks(p + 1);
  if (u8At(p) !== EQUALS) return false;
  p = skipBlanks(p + 1);
  const c = u8At(p);
  return c === ascii('v') || c === ascii('j') || c === OPEN_PAREN || c === SLASH;
}

/** `declare module 'x'` */
function beginsModule(p: number): boolean {
  if (p < sourceStart || u32At(p) !== ascii('modu') || u16At(p + 4) !== ascii('le')) return false;
  if (!isWordStart(p) || !isWordEnd(p + 6)) return false;
  const c = u8At(skipBlanks(p + 6));
  if (!isQuote(c) && c !== SLASH) return false;
  const before = skipBlanksBack(p);
  if (before < sourceStart || u8At(before) === ascii('e')) return true;
  return (u8At(before) === ascii('t') && u32At(before - 3) === ascii('port')) || beginsStatement(p);
}

/** `new Worker('x')` */
function beginsWorker(p: number): boolean {
  if (p < sourceStart || u32At(p) !== ascii('Work') || u16At(p + 4) !== ascii('er') || !isWordEnd(p + 6)) return false;
  if (isDeclaration || followsNoNew(p)) return false;
  const c = u8At(skipBlanks(p + 6));
  return c === OPEN_PAREN || c === SLASH;
}

function followsNoNew(p: number): boolean {
  let q = p;
  while (q > sourceStart && p - q <= 6 && isWordByte(u8At(q - 1))) q--;
  if (q < p && !(p - q === 6 && u32At(q) === ascii('Shar') && u16At(q + 4) === ascii('ed'))) return true;
  const c = q > sourceStart ? u8At(q - 1) : 0;
  return !(c <= SPACE || c === DOT || c === SLASH || c >= 128);
}

/** `\u0072`, `\u{72}`: an ASCII letter, which in code stands in a name. */
function isEscapedLetter(p: number): boolean {
  if (u8At(p + 1) !== ascii('u')) return false;
  let q = p + 2;
  const isBraced = u8At(q) === OPEN_BRACE;
  if (isBraced) q++;
  const first = q;
  while (u8At(q) === 48) q++;
  const digit = u8At(q);
  if (digit < 52 || digit > 55) return false;
  const length = q + 2 - first;
  return isBraced ? u8At(q + 2) === CLOSE_BRACE : length === 4;
}
