import { beginsStatement, followsDot, isWordStart, skipBlanks, skipBlanksBack } from './blanks';
import {
  ASTERISK,
  BACKSLASH,
  BACKTICK,
  CLOSE_BRACE,
  COLON,
  COMMA,
  DOT,
  EQUALS,
  EXCLAMATION,
  GREATER,
  LESS,
  OPEN_BRACKET,
  OPEN_PAREN,
  QUESTION,
  SLASH,
  SPACE,
  hasLineEnd,
  isAsciiWord,
  isQuote,
  isWordEnd,
  skipWord,
} from './characters';
import { ascii, isWordByte, u16At, u32At, u8At } from './memory';
import { isDeclaration, sourceEnd, sourceStart } from './source';
import { MOCKS_NOTHING, WORD_GLOBAL, WORD_MODULE, classifyMock, classifyWord, isAsAt } from './words';

export function beginsRequire(p: number): boolean {
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
  if (followsDot(p)) {
    return c === OPEN_PAREN || c === DOT || c === QUESTION || c === LESS || c === SLASH || followsGlobal(p - 1);
  }
  if (c === OPEN_PAREN || c === DOT || c === QUESTION || c === LESS || c === BACKSLASH || c === EXCLAMATION)
    return true;
  // Prose: `require a value`, `require, …`; code that passes `require` on: `= require;`, `(require)`.
  if (isWordByte(c)) return isAsAt(q) || hasLineEnd(p + 7, q);
  return c === COLON ? isTakenFromGlobal(q + 1) : c !== ASTERISK;
}

/** Whether the dot at `p` follows `window`, `module` and the like, or anything but a name. */
function followsGlobal(p: number): boolean {
  const end = p > sourceStart && u8At(p - 1) === QUESTION ? p - 1 : p;
  let start = end;
  while (start > sourceStart && isWordByte(u8At(start - 1))) start--;
  const kind = classifyWord(start, end - start);
  return start === end || kind === WORD_GLOBAL || kind === WORD_MODULE;
}

/** `const { require: r } = window;`, from after the colon. */
export function isTakenFromGlobal(p: number): boolean {
  const owner = findOwner(p);
  if (owner < 0) return false;
  const kind = classifyWord(owner, skipWord(owner) - owner);
  return kind === WORD_GLOBAL || kind === WORD_MODULE || !isWordByte(u8At(owner));
}

/** No method of the mock family has a longer name. */
const LONGEST_MOCK = 21;

/** Bytes of a pattern that are looked at, from a name on. */
const LONGEST_PATTERN = 256;

export function beginsMock(p: number): boolean {
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

/** `const { mock, unmock: u } = vi;` */
function isTakenFromMocker(p: number): boolean {
  const owner = findOwner(p);
  const c = owner < 0 ? 0 : u8At(owner);
  return c === ascii('v') || c === ascii('j') || c === OPEN_PAREN || c === SLASH;
}

/** What the pattern that goes on at `p` is taken from: its position, or that of a comment on the way; -1 where it is no such pattern. */
function findOwner(p: number): number {
  const limit = p + LONGEST_PATTERN;
  while (p < limit && p < sourceEnd) {
    const c = u8At(p);
    if (c === CLOSE_BRACE) break;
    if (c !== COMMA && c !== COLON && c > SPACE && !isWordByte(c)) return c === SLASH ? p : -1;
    p++;
  }
  p = skipBlanks(p + 1);
  return u8At(p) === EQUALS ? skipBlanks(p + 1) : -1;
}

/** `declare module 'x'` */
export function beginsModule(p: number): boolean {
  if (p < sourceStart || u32At(p) !== ascii('modu') || u16At(p + 4) !== ascii('le')) return false;
  if (!isWordStart(p) || !isWordEnd(p + 6)) return false;
  const c = u8At(skipBlanks(p + 6));
  if (!isQuote(c) && c !== SLASH) return false;
  const before = skipBlanksBack(p);
  if (before < sourceStart || u8At(before) === ascii('e')) return true;
  return (u8At(before) === ascii('t') && u32At(before - 3) === ascii('port')) || beginsStatement(p);
}

/** `new Worker('x')`; or `Worker`, or that of a global, is handed on: `const W = window.Worker;`. */
export function beginsWorker(p: number): boolean {
  if (p < sourceStart || u32At(p) !== ascii('Work') || u16At(p + 4) !== ascii('er') || !isWordEnd(p + 6)) return false;
  if (isDeclaration) return false;
  let start = p;
  while (start > sourceStart && p - start <= 6 && isWordByte(u8At(start - 1))) start--;
  if (start < p && !(p - start === 6 && u32At(start) === ascii('Shar') && u16At(start + 4) === ascii('ed')))
    return false;
  const before = start > sourceStart ? u8At(start - 1) : 0;
  const next = skipBlanks(p + 6);
  const c = u8At(next);
  if (c === OPEN_PAREN || c === SLASH) return before <= SPACE || before === DOT || before === SLASH || before >= 128;
  if (before === DOT) return followsGlobal(start - 1);
  if (c === COLON) return isTakenFromGlobal(next + 1);
  const last = skipBlanksBack(start);
  const d = last >= sourceStart ? u8At(last) : 0;
  return d === EQUALS || d === OPEN_PAREN || d === GREATER || d === SLASH;
}
