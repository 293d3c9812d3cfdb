import { bindNames, nameOfWord, noteWholeImport } from './bindings';
import {
  ASTERISK,
  CLOSE_PAREN,
  COMMA,
  DOT,
  EQUALS,
  GREATER,
  OPEN_BRACE,
  OPEN_PAREN,
  findStringEnd,
  isQuote,
  skipWord,
} from './characters';
import { skipGap } from './gaps';
import { u8At } from './memory';
import { areAllTypes, isNameByte, listedNames, readNames, skipName } from './names';
import { FORM_IMPORT, FORM_IMPORT_EQUALS, FORM_SIDE_EFFECT_IMPORT, INLINE_TYPE_ONLY, TYPE_ONLY } from './records';
import { BROKEN_STRING, MALFORMED, addSpecifier, readFrom, readSpecifier } from './specifiers';
import { classifyWord, isAsAt, isFromAt, isPhaseAt, isRequireAt, isTypeAt, isTypeofAt } from './words';

/** `import x = require('y')` or a declaration with names: what makes a file a module. Set by the last request read. */
export let makesModule = false;

export function setMakesModule(value: boolean): void {
  makesModule = value;
}

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
    noteWholeImport();
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
    noteWholeImport();
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
