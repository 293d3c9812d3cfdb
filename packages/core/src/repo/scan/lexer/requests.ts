import { bindNames, leaveUndecided, nameOfWord, noteImportSource, noteImportedName } from './bindings';
import {
  ASTERISK,
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_PAREN,
  COLON,
  COMMA,
  DOT,
  EQUALS,
  GREATER,
  OPEN_BRACE,
  OPEN_PAREN,
  findStringEnd,
  isQuote,
  isWordEnd,
  skipWord,
} from './characters';
import { skipGap } from './gaps';
import { ascii, isWordByte, u16At, u32At, u8At } from './memory';
import {
  FORM_EXPORT_STAR,
  FORM_EXPORT_STAR_AS,
  FORM_IMPORT,
  FORM_IMPORT_EQUALS,
  FORM_RE_EXPORT,
  FORM_SIDE_EFFECT_IMPORT,
  INLINE_TYPE_ONLY,
  MAY_REEXPORT_IMPORTS,
  REEXPORTS,
  TEXT_ESCAPED,
  TEXT_VERBATIM,
  TYPE_ONLY,
  addFileFlag,
  addRecord,
} from './records';
import { sourceEnd } from './source';
import {
  WORD_DEFINER,
  WORD_NAME,
  WORD_TYPE_OPERATOR,
  classifyWord,
  isAsAt,
  isFromAt,
  isImportAt,
  isPhaseAt,
  isRequireAt,
  isTypeAt,
  isTypeofAt,
} from './words';

/** A request that makes no sense. */
export const MALFORMED = -1;
/** No request: `import(`, `export const`, a property. */
export const NO_REQUEST = -2;
/** The request breaks off in a string that does not end. */
export const BROKEN_STRING = -3;

/** `import x = require('y')` or a declaration with names: what makes a file a module. Set by the last request read. */
export let makesModule = false;

let areAllTypes = false;
/** The names of the list that `readNames` read, as bits of `bindings`. */
let listedNames = 0;
let listLength = 0;

/**
 * Reads the `import` at `p`, records its request, and returns the position after it.
 * @param statement where the statement begins: at `p`, or at the `export` before it
 */
export function readImport(p: number, statement: number): number {
  makesModule = true;
  let q = skipGap(p + 6);
  if (isQuote(u8At(q))) return readSpecifier(q, statement, FORM_SIDE_EFFECT_IMPORT, 0, 0);
  let flags = 0;
  let names = 0;
  if (isTypeAt(q) || isTypeofAt(q)) {
    const next = skipGap(skipWord(q));
    if (beginsClause(next)) {
      flags = TYPE_ONLY;
      q = next;
    }
  } else if (isPhaseAt(q)) {
    const next = skipGap(skipWord(q));
    if (beginsClause(next)) q = next;
  }
  let hasDefault = false;
  if (isNameByte(u8At(q))) {
    const end = skipName(q);
    names |= nameOfWord(classifyWord(q, end - q));
    hasDefault = true;
    q = skipGap(end);
    if (u8At(q) === EQUALS && u8At(q + 1) !== EQUALS && u8At(q + 1) !== GREATER) {
      bindNames(names);
      return readImportEquals(skipGap(q + 1), statement, flags);
    }
    if (u8At(q) !== COMMA) return readFrom(q, statement, FORM_IMPORT, flags, names);
    q = skipGap(q + 1);
  }
  if (u8At(q) === ASTERISK) {
    q = skipGap(q + 1);
    if (!isAsAt(q)) return MALFORMED;
    q = skipGap(q + 2);
    if (!isNameByte(u8At(q))) return MALFORMED;
    const end = skipName(q);
    names |= nameOfWord(classifyWord(q, end - q));
    q = skipGap(end);
  } else if (u8At(q) === OPEN_BRACE) {
    q = readNames(q, true);
    if (q < 0) return q;
    names |= listedNames;
    if (flags === 0 && !hasDefault && areAllTypes) flags = INLINE_TYPE_ONLY;
    q = skipGap(q);
  } else return MALFORMED;
  return readFrom(q, statement, FORM_IMPORT, flags, names);
}

/** Whether what follows `type` or `defer` shows that the word was no name: `{`, `*`, another name that is not `from 'x'`. */
function beginsClause(p: number): boolean {
  const c = u8At(p);
  if (c === OPEN_BRACE || c === ASTERISK) return true;
  if (!isNameByte(c)) return false;
  return !isFromAt(p) || !isQuote(u8At(skipGap(p + 4)));
}

function isNameByte(c: number): boolean {
  return (isWordByte(c) && !(c >= 48 && c <= 57)) || c === BACKSLASH;
}

/** The end of a name, which may hold escapes; those are left to the exact parse. */
function skipName(p: number): number {
  for (;;) {
    p = skipWord(p);
    if (u8At(p) !== BACKSLASH) return p;
    leaveUndecided();
    p++;
    if (u8At(p + 1) !== OPEN_BRACE) continue;
    while (p < sourceEnd && isWordByte(u8At(p))) p++;
    p++;
    while (p < sourceEnd && isWordByte(u8At(p))) p++;
    if (u8At(p) === CLOSE_BRACE) p++;
  }
}

function readImportEquals(p: number, statement: number, flags: number): number {
  if (isRequireAt(p)) {
    const open = skipGap(p + 7);
    if (u8At(open) === OPEN_PAREN) {
      const start = skipGap(open + 1);
      if (!isQuote(u8At(start))) return MALFORMED;
      const end = findStringEnd(start);
      if (end < 0) return BROKEN_STRING;
      const close = skipGap(end + 1);
      if (u8At(close) !== CLOSE_PAREN) return MALFORMED;
      addSpecifier(start, end, statement, FORM_IMPORT_EQUALS, flags);
      return close + 1;
    }
  }
  makesModule = false;
  if (!isNameByte(u8At(p))) return MALFORMED;
  for (;;) {
    p = skipName(p);
    const dot = skipGap(p);
    if (u8At(dot) !== DOT) return p;
    p = skipGap(dot + 1);
    if (!isNameByte(u8At(p))) return MALFORMED;
  }
}

/** Reads `{ a, type b, c as d }`, and returns the position after it. */
function readNames(p: number, isImport: boolean): number {
  areAllTypes = true;
  listedNames = 0;
  listLength = 0;
  p = skipGap(p + 1);
  for (;;) {
    let c = u8At(p);
    if (c === CLOSE_BRACE) {
      if (listLength === 0) areAllTypes = false;
      return p + 1;
    }
    if (c === COMMA) {
      p = skipGap(p + 1);
      continue;
    }
    let isType = false;
    if (isTypeAt(p) || isTypeofAt(p)) {
      const next = skipModifier(p);
      isType = next > p;
      p = next;
    }
    const start = p;
    let end = skipBinding(p);
    if (end < 0) return end;
    const startOfName = start;
    const endOfName = end;
    let local = start;
    p = skipGap(end);
    if (isAsAt(p)) {
      p = skipGap(p + 2);
      local = p;
      end = skipBinding(p);
      if (end < 0) return end;
      p = skipGap(end);
    }
    c = u8At(p);
    if (c !== COMMA && c !== CLOSE_BRACE) return MALFORMED;
    if (isImport) listedNames |= noteImportedName(startOfName, endOfName, local, end);
    if (!isType) areAllTypes = false;
    listLength++;
  }
}

/** The end of one name or string of a list. */
function skipBinding(p: number): number {
  if (isQuote(u8At(p))) {
    const end = findStringEnd(p);
    return end < 0 ? BROKEN_STRING : end + 1;
  }
  return isNameByte(u8At(p)) ? skipName(p) : MALFORMED;
}

/**
 * The position of the name that the `type` at `p` modifies, or `p` where `type` is the name itself.
 * `{ type }`, `{ type as x }` and `{ type as as }` have no modifier; `{ type as }` and `{ type as as x }` have one.
 */
function skipModifier(p: number): number {
  const next = skipGap(skipWord(p));
  if (isAsAt(next)) {
    const second = skipGap(next + 2);
    if (u8At(second) === COMMA || u8At(second) === CLOSE_BRACE) return next;
    if (!isAsAt(second)) return p;
    const third = skipGap(second + 2);
    return u8At(third) === COMMA || u8At(third) === CLOSE_BRACE ? p : next;
  }
  return isNameByte(u8At(next)) || isQuote(u8At(next)) ? next : p;
}

function readFrom(p: number, statement: number, form: number, flags: number, names: number): number {
  if (!isFromAt(p)) return MALFORMED;
  p = skipGap(p + 4);
  return isQuote(u8At(p)) ? readSpecifier(p, statement, form, flags, names) : MALFORMED;
}

function readSpecifier(p: number, statement: number, form: number, flags: number, names: number): number {
  const end = findStringEnd(p);
  if (end < 0) return BROKEN_STRING;
  addSpecifier(p, end, statement, form, flags);
  noteImportSource(p, end + 1, names);
  return skipAttributes(end + 1);
}

/** Records the string between the quotes at `start` and `end`. */
export function addSpecifier(start: number, end: number, statement: number, form: number, flags: number): number {
  return addRecord(start, end + 1, statement, form, flags, isVerbatim(start, end) ? TEXT_VERBATIM : TEXT_ESCAPED);
}

function isVerbatim(start: number, end: number): boolean {
  for (let p = start + 1; p < end; p++) {
    const c = u8At(p);
    // A template turns a carriage return into a newline.
    if (c === BACKSLASH || c === 13) return false;
  }
  return true;
}

/** The position after `with { type: 'json' }` or `assert { … }`, or `p` where there is none. */
function skipAttributes(p: number): number {
  let q = skipGap(p);
  if (u32At(q) === ascii('with') && isWordEnd(q + 4)) q = skipGap(q + 4);
  else if (u32At(q) === ascii('asse') && u16At(q + 4) === ascii('rt') && isWordEnd(q + 6)) q = skipGap(q + 6);
  else return p;
  if (u8At(q) !== OPEN_BRACE) return p;
  q++;
  for (;;) {
    q = skipGap(q);
    const c = u8At(q);
    if (c === CLOSE_BRACE) return q + 1;
    if (c === COMMA || c === COLON) q++;
    else if (isQuote(c)) {
      const end = findStringEnd(q);
      if (end < 0) return p;
      q = end + 1;
    } else if (isWordByte(c)) q = skipWord(q);
    else return p;
  }
}

/** Reads the `export` at `p`, records its request, notes what it says about the file, and returns the position after it. */
export function readExport(p: number, statement: number): number {
  makesModule = true;
  let q = skipGap(p + 6);
  let flags = 0;
  if (isTypeAt(q)) {
    const next = skipGap(q + 4);
    if (u8At(next) === OPEN_BRACE || u8At(next) === ASTERISK) {
      flags = TYPE_ONLY;
      q = next;
    }
  }
  const c = u8At(q);
  if (c === ASTERISK) return readExportStar(q, statement, flags);
  if (c === OPEN_BRACE) {
    const after = readNames(q, false);
    if (after < 0) return after;
    if (flags === 0 && areAllTypes) flags = INLINE_TYPE_ONLY;
    q = skipGap(after);
    if (isFromAt(q)) {
      addFileFlag(REEXPORTS);
      return readFrom(q, statement, FORM_RE_EXPORT, flags, 0);
    }
    if (listLength > 0) addFileFlag(MAY_REEXPORT_IMPORTS);
    return after;
  }
  if (c === EQUALS) {
    if (u8At(q + 1) !== EQUALS && u8At(q + 1) !== GREATER) addFileFlag(MAY_REEXPORT_IMPORTS);
    else makesModule = false;
    return NO_REQUEST;
  }
  if (isImportAt(q)) {
    addFileFlag(MAY_REEXPORT_IMPORTS);
    const after = readImport(q, statement);
    makesModule = true;
    return after;
  }
  if (!isWordByte(c)) {
    if (q >= sourceEnd) return MALFORMED;
    makesModule = c === ascii('@');
    return NO_REQUEST;
  }
  return readExportedName(q, statement);
}

function readExportStar(p: number, statement: number, flags: number): number {
  let q = skipGap(p + 1);
  let form = FORM_EXPORT_STAR;
  if (isAsAt(q)) {
    form = FORM_EXPORT_STAR_AS;
    const end = skipBinding(skipGap(q + 2));
    if (end < 0) return end;
    q = skipGap(end);
  }
  addFileFlag(REEXPORTS);
  return readFrom(q, statement, form, flags, 0);
}

/** `export default name`, which may hand on an import, and `export name from 'x'`, a proposal that some compilers know. */
function readExportedName(p: number, statement: number): number {
  const end = skipWord(p);
  if (u32At(p) === ascii('defa') && u32At(p + 3) === ascii('ault') && end === p + 7) {
    if (isNameAlone(skipGap(end))) addFileFlag(MAY_REEXPORT_IMPORTS);
    return NO_REQUEST;
  }
  const next = skipGap(end);
  if (!isFromAt(next) || !isQuote(u8At(skipGap(next + 4)))) return NO_REQUEST;
  addFileFlag(REEXPORTS);
  return readFrom(next, statement, FORM_RE_EXPORT, 0, 0);
}

/** Whether a name stands at `p`, perhaps in parentheses or under `as`, and not the beginning of anything longer. */
export function isNameAlone(p: number): boolean {
  while (u8At(p) === OPEN_PAREN) p = skipGap(p + 1);
  if (!isNameByte(u8At(p))) return false;
  const end = skipWord(p);
  const kind = classifyWord(p, end - p);
  if (kind === WORD_DEFINER || (kind !== WORD_NAME && kind !== WORD_TYPE_OPERATOR && nameOfWord(kind) === 0))
    return false;
  const next = skipGap(end);
  if (isDeclarationWord(p, end - p) && isWordByte(u8At(next)) && !hasLineEnd(end, next)) return false;
  const c = u8At(next);
  if (next >= sourceEnd || c === ascii(';') || c === CLOSE_PAREN || c === CLOSE_BRACE || c === ascii('!')) return true;
  return isWordByte(c) || isQuote(c) || c === ascii('@');
}

function hasLineEnd(p: number, end: number): boolean {
  for (; p < end; p++) if (u8At(p) === 10 || u8At(p) === 13) return true;
  return false;
}

/** `async`, `abstract` and `interface`, which begin a declaration on the same line. */
function isDeclarationWord(p: number, length: number): boolean {
  if (length === 5) return u32At(p) === ascii('asyn');
  if (length === 8) return u32At(p) === ascii('abst') && u32At(p + 4) === ascii('ract');
  return length === 9 && u32At(p) === ascii('inte') && u32At(p + 4) === ascii('rfac');
}
