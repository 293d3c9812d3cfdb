import {
  APOSTROPHE,
  ASTERISK,
  AT,
  BACKSLASH,
  BACKTICK,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COMMA,
  DOT,
  EQUALS,
  GREATER,
  LESS,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  QUOTE,
  SLASH,
  SPACE,
  isQuote,
  wideBlank,
} from './characters';
import { ascii, isWordByte, u16At, u32At, u8At } from './memory';
import {
  FORM_JSDOC_IMPORT_TAG,
  FORM_JSDOC_IMPORT_TYPE,
  FORM_REFERENCE_PATH,
  TEXT_ESCAPED,
  TEXT_VERBATIM,
  TYPE_ONLY,
  addRecord,
} from './records';
import { isAsAt, isFromAt, isTypeAt } from './words';

/**
 * Records the requests of a JSDoc comment: `import('x')` in the type of a tag, and `@import { T } from 'x'`.
 * A tag is `@` and a letter, after white space or an asterisk, outside of a code span of its line.
 *
 * @param start where the comment begins
 * @param limit where the characters that end it begin
 */
export function readJsdoc(start: number, limit: number): void {
  let isCode = false;
  let p = start + 3;
  while (p < limit) {
    const c = u8At(p);
    if (c === NEWLINE || c === CARRIAGE_RETURN) isCode = false;
    else if (c === BACKTICK) isCode = !isCode;
    else if (c === AT && !isCode && isLetter(u8At(p + 1)) && (p === start + 3 || isTagBoundary(p))) {
      let end = p + 1;
      while (end < limit && isTagByte(u8At(end))) end++;
      p = isImportTag(p + 1, end) ? readImportTag(p, end, limit) : readTypeOfTag(p + 1, end, limit);
      continue;
    }
    p++;
  }
}

function isLetter(c: number): boolean {
  return (c | 32) >= 97 && (c | 32) <= 122;
}

function isTagByte(c: number): boolean {
  return isWordByte(c) && c < 128 && c !== 36;
}

/** Whether white space or an asterisk stands before `p`. */
function isTagBoundary(p: number): boolean {
  const c = u8At(p - 1);
  if (c <= SPACE || c === ASTERISK) return true;
  if (c < 128) return false;
  return wideBlank(p - 2) === 2 || wideBlank(p - 3) === 3;
}

function isImportTag(p: number, end: number): boolean {
  return end - p === 6 && u32At(p) === ascii('impo') && u16At(p + 4) === ascii('rt');
}

/** The position after white space and the asterisks that decorate lines. */
function skipDecoration(p: number, limit: number): number {
  while (p < limit) {
    const c = u8At(p);
    if (c <= SPACE || c === ASTERISK) p++;
    else if (c >= 0xc2 && wideBlank(p) > 0) p += wideBlank(p);
    else return p;
  }
  return limit;
}

/** The position after the quote that closes a string; -1 where the line or the comment ends first. */
function skipCommentString(p: number, limit: number): number {
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

function addCommentString(start: number, end: number, statement: number, form: number): void {
  let text = TEXT_VERBATIM;
  for (let p = start + 1; p < end - 1; p++) if (u8At(p) === BACKSLASH) text = TEXT_ESCAPED;
  addRecord(start, end, statement, form, TYPE_ONLY, text);
}

function readImportTag(tag: number, nameEnd: number, limit: number): number {
  const after = skipDecoration(nameEnd, limit);
  if (after === nameEnd) return after;
  let start = skipImportClause(after, limit);
  start = skipDecoration(start < 0 ? after : start, limit);
  const end = start < limit ? skipCommentString(start, limit) : -1;
  if (end < 0) return after;
  addCommentString(start, end, tag, FORM_JSDOC_IMPORT_TAG);
  return end;
}

/** The position after `A, { B as C } from`, `* as ns from` and the like; -1 where there is no such clause. */
function skipImportClause(p: number, limit: number): number {
  if (isTypeAt(p)) {
    const next = skipDecoration(p + 4, limit);
    if (next > p + 4 || u8At(next) === OPEN_BRACE) {
      const isName = isFromAt(next) && isQuote(u8At(skipDecoration(next + 4, limit)));
      if (!isName && u8At(next) !== COMMA) p = next;
    }
  }
  if (isWordByte(u8At(p)) && !isAsAt(p)) {
    let end = p;
    while (end < limit && isWordByte(u8At(end)) && (u8At(end) < 128 || wideBlank(end) === 0)) end++;
    const next = skipDecoration(end, limit);
    if (u8At(next) === COMMA) p = skipDecoration(next + 1, limit);
    else if (next === end) return -1;
    else if (isFromAt(p) && isQuote(u8At(next))) return p + 4;
    else p = next;
  }
  if (u8At(p) === OPEN_BRACE) {
    p++;
    while (p < limit && u8At(p) !== CLOSE_BRACE && u8At(p) !== OPEN_BRACE) p++;
    if (p >= limit || u8At(p) !== CLOSE_BRACE) return -1;
    p = skipDecoration(p + 1, limit);
  } else if (isAsAt(p)) {
    const name = skipDecoration(p + 2, limit);
    let end = name;
    while (end < limit && isWordByte(u8At(end)) && (u8At(end) < 128 || wideBlank(end) === 0)) end++;
    p = skipDecoration(end, limit);
    if (end === name || p === end) return -1;
  }
  return p < limit && isFromAt(p) ? p + 4 : -1;
}

function readTypeOfTag(name: number, nameEnd: number, limit: number): number {
  const kind = classifyTag(name, nameEnd - name);
  if (kind === TAG_UNTYPED) return nameEnd;
  let p = skipDecoration(nameEnd, limit);
  if (u8At(p) !== OPEN_BRACE && kind === TAG_OF_NAME) p = skipDecoration(skipParameter(p, limit), limit);
  if (kind === TAG_BARE && u8At(p) !== OPEN_BRACE) return readBareType(p, limit);
  if (p >= limit || u8At(p) !== OPEN_BRACE || u8At(p + 1) === AT) return nameEnd;
  let depth = 0;
  while (p < limit) {
    const c = u8At(p);
    if (c === OPEN_BRACE) depth++;
    else if (c === CLOSE_BRACE) {
      if (--depth === 0) return p + 1;
    } else if (c === QUOTE || c === APOSTROPHE) {
      const end = skipCommentString(p, limit);
      p = end < 0 ? p + 1 : end;
      continue;
    } else if (c === ascii('i') && u32At(p) === ascii('impo') && isImportWord(p)) {
      p = readImportType(p, limit);
      continue;
    }
    p++;
  }
  return limit;
}

/** `@type import('x').T | import('y')`: without braces, a type goes on as long as operators join its parts. */
function readBareType(p: number, limit: number): number {
  while (p < limit) {
    const isImport = u32At(p) === ascii('impo') && u16At(p + 4) === ascii('rt') && !isAsciiWord(u8At(p + 6));
    const next = isImport ? readImportType(p, limit) : skipBarePart(p, limit);
    if (next === p) break;
    p = next;
  }
  return p;
}

/** The position after `typeof`, an opening bracket, or a name with an operator after it; `p` where nothing of the kind is. */
function skipBarePart(p: number, limit: number): number {
  if (u32At(p) === ascii('type') && u16At(p + 4) === ascii('of') && u8At(p + 6) <= SPACE)
    return skipSpace(p + 6, limit);
  const c = u8At(p);
  if (c === OPEN_PAREN || c === OPEN_BRACKET || c === BAR || c === AMPERSAND) return skipSpace(p + 1, limit);
  let end = p;
  while (end < limit && isPartOfBareType(u8At(end))) end++;
  end = skipSpace(end, limit);
  const operator = u8At(end);
  const joins = operator === BAR || operator === AMPERSAND || operator === LESS || operator === COMMA;
  return joins && end < limit ? skipSpace(end + 1, limit) : p;
}

function isPartOfBareType(c: number): boolean {
  return isAsciiWord(c) || c === DOT || c === OPEN_BRACKET || c === CLOSE_BRACKET || c === GREATER || c === CLOSE_PAREN;
}

function skipSpace(p: number, limit: number): number {
  while (p < limit && isBlankAt(p)) p += blankLength(p);
  return p < limit ? p : limit;
}

function isImportWord(p: number): boolean {
  if (u16At(p + 4) !== ascii('rt')) return false;
  const before = u8At(p - 1);
  const after = u8At(p + 6);
  return !isAsciiWord(before) && before !== DOT && !isAsciiWord(after);
}

function isAsciiWord(c: number): boolean {
  return c < 128 && isWordByte(c);
}

function readImportType(statement: number, limit: number): number {
  const after = statement + 6;
  const open = skipDecoration(after, limit);
  if (u8At(open) !== OPEN_PAREN) return after;
  const start = skipDecoration(open + 1, limit);
  const end = start < limit ? skipCommentString(start, limit) : -1;
  if (end < 0) return after;
  addCommentString(start, end, statement, FORM_JSDOC_IMPORT_TYPE);
  return end;
}

/** `[name=default]` or `name.of.property` */
function skipParameter(p: number, limit: number): number {
  if (u8At(p) === OPEN_BRACKET) {
    let end = p + 1;
    while (end < limit) {
      const c = u8At(end);
      if (c === CLOSE_BRACKET) return end + 1;
      if (c === NEWLINE || c === CARRIAGE_RETURN) break;
      end++;
    }
  }
  while (p < limit) {
    const c = u8At(p);
    if (!isAsciiWord(c) && c !== DOT && c !== OPEN_BRACKET && c !== CLOSE_BRACKET) return p;
    p++;
  }
  return limit;
}

const BAR = ascii('|');
const AMPERSAND = ascii('&');

const TAG_UNTYPED = 0;
const TAG_TYPED = 1;
/** The parameter's name may stand before the type. */
const TAG_OF_NAME = 2;
/** The type needs no braces. */
const TAG_BARE = 3;

/** Whether the compiler reads a type, or a class name with types, after a tag. */
function classifyTag(p: number, length: number): number {
  if (length < 3) return TAG_UNTYPED;
  if (length === 3) return (u32At(p) & 0xffffff) === ascii('arg') ? TAG_OF_NAME : TAG_UNTYPED;
  const head = u32At(p);
  const tail = u32At(p + length - 4);
  switch (length) {
    case 4:
      if (head === ascii('prop')) return TAG_OF_NAME;
      return head === ascii('type') || head === ascii('this') || head === ascii('enum') ? TAG_BARE : TAG_UNTYPED;
    case 5:
      return head === ascii('para') && tail === ascii('aram') ? TAG_OF_NAME : TAG_UNTYPED;
    case 6:
      return (head === ascii('retu') && tail === ascii('turn')) || (head === ascii('thro') && tail === ascii('rows'))
        ? TAG_TYPED
        : TAG_UNTYPED;
    case 7:
      return (head === ascii('type') && tail === ascii('edef')) ||
        (head === ascii('retu') && tail === ascii('urns')) ||
        (head === ascii('exte') && tail === ascii('ends'))
        ? TAG_TYPED
        : TAG_UNTYPED;
    case 8:
      if (head === ascii('argu') && tail === ascii('ment')) return TAG_OF_NAME;
      if (head === ascii('prop') && tail === ascii('erty')) return TAG_OF_NAME;
      return (head === ascii('temp') && tail === ascii('late')) || (head === ascii('augm') && tail === ascii('ents'))
        ? TAG_TYPED
        : TAG_UNTYPED;
    case 9:
      return (head === ascii('sati') && tail === ascii('fies') && u8At(p + 4) === ascii('s')) ||
        (head === ascii('exce') && tail === ascii('tion') && u8At(p + 4) === ascii('p'))
        ? TAG_TYPED
        : TAG_UNTYPED;
    case 10:
      return head === ascii('impl') && u32At(p + 4) === ascii('emen') && tail === ascii('ents')
        ? TAG_TYPED
        : TAG_UNTYPED;
    default:
      return TAG_UNTYPED;
  }
}

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

function isBlankAt(p: number): boolean {
  const c = u8At(p);
  return c <= SPACE || (c >= 0xc2 && wideBlank(p) > 0);
}

function blankLength(p: number): number {
  return u8At(p) <= SPACE ? 1 : wideBlank(p);
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
