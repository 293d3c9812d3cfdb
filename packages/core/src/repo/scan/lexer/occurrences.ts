import { isWordStart, skipBlanksBack } from './blanks';
import {
  BACKSLASH,
  BACKTICK,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COLON,
  COMMA,
  DOT,
  EQUALS,
  GREATER,
  LESS,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  SEMICOLON,
  SLASH,
  findStringEnd,
  hasLineEnd,
  isDigit,
  isQuote,
  isWordEnd,
  skipWord,
} from './characters';
import { isComputedAt } from './computed';
import { pauseComments, resumeComments, skipGap } from './gaps';
import { ascii, isWordByte, u32At, u8At } from './memory';
import { hasElements, sourceEnd, sourceStart } from './source';
import { isVerbatim } from './specifiers';
import { isAsAt } from './words';

/** How many names of one source are looked for in all of it: reading stays linear. Blocks of markup share their names: there none is. */
const SEARCHES = 8;

let searches = 0;

/** Forgets the last source. */
export function clearOccurrences(): void {
  searches = 0;
}

/** Whether the argument at `p` is a name and no more. */
export function isWholeNameAt(p: number): boolean {
  if (!isWordByte(u8At(p)) || isDigit(u8At(p))) return false;
  pauseComments();
  const next = u8At(skipGap(skipWord(p)));
  resumeComments();
  return next === COMMA || next === CLOSE_PAREN;
}

/** Whether the argument at `p` is a name, perhaps with `as T`, that stands for no constant string. */
export function isUnknownNameAt(p: number): boolean {
  return (isWholeNameAt(p) || isAssertedAt(p)) && isNeverConstant(p);
}

function isAssertedAt(p: number): boolean {
  if (!isWordByte(u8At(p)) || isDigit(u8At(p))) return false;
  pauseComments();
  const isAsserted = isAsAt(skipGap(skipWord(p)));
  resumeComments();
  return isAsserted;
}

/**
 * The string that the argument at `p` stands for, a name: the position of its quote; -1 where it is no `const` with a plain string for
 * value, or where anything else in the source bears the name.
 */
export function findConstantString(p: number): number {
  if (searches++ >= SEARCHES || sourceStart > 0) return -1;
  const length = skipWord(p) - p;
  const declared = findName(p, length, sourceStart);
  if (declared >= p || findName(p, length, declared + length) !== p || findName(p, length, p + length) >= 0) return -1;
  const binder = skipBlanksBack(declared);
  if (!endsInBinder(binder) || u8At(binder - 4) !== ascii('c')) return -1;
  pauseComments();
  const equals = skipGap(declared + length);
  const start = skipGap(equals + 1);
  const end = u8At(equals) === EQUALS && isQuote(u8At(start)) ? findStringEnd(start) : -1;
  const isWhole = end >= 0 && u8At(skipGap(end + 1)) === SEMICOLON && isVerbatim(start, end);
  resumeComments();
  return isWhole && isInScope(end + 1, p) ? start : -1;
}

/** Whether no bracket that is open at `p` closes before `end`; no, where that is hard to tell, as it is among elements. */
function isInScope(p: number, end: number): boolean {
  if (hasElements) return false;
  let depth = 0;
  pauseComments();
  while (p < end && depth >= 0) {
    p = skipGap(p);
    const c = u8At(p);
    if (c === BACKTICK || c === SLASH) break;
    if (c === OPEN_PAREN || c === OPEN_BRACKET || c === OPEN_BRACE) depth++;
    else if (c === CLOSE_PAREN || c === CLOSE_BRACKET || c === CLOSE_BRACE) depth--;
    else if (isQuote(c)) {
      const close = findStringEnd(p);
      if (close < 0) break;
      p = close;
    }
    p++;
  }
  resumeComments();
  return p >= end && depth >= 0;
}

/**
 * Whether the name at `p` stands for no constant string, wherever it is declared: no `const` of that name has a value that could be one.
 * Occurrences in comments and strings count like any other. `false` says nothing.
 */
function isNeverConstant(p: number): boolean {
  const length = skipWord(p) - p;
  if (searches++ >= SEARCHES || sourceStart > 0) return false;
  for (let q = findName(p, length, sourceStart); q >= 0; q = findName(p, length, q + length)) {
    if (mayBeConstant(q, q + length)) return false;
  }
  return true;
}

/**
 * Whether the name at `p`, which holds a module, is nowhere used but for `name.member`: what it gives then is seen at the member. Its
 * declarations are those that a `const`, `let` or `var` precedes.
 */
export function isUsedByMembers(p: number): boolean {
  const length = skipWord(p) - p;
  if (searches++ >= SEARCHES || sourceStart > 0) return false;
  for (let q = findName(p, length, sourceStart); q >= 0; q = findName(p, length, q + length)) {
    if (followsBinder(q)) continue;
    const dot = q + length;
    const member = dot + 1;
    if (u8At(dot) !== DOT || !isWordByte(u8At(member)) || isDefaultAt(member)) return false;
  }
  return true;
}

/** The next place from `from` on where the `length` bytes at `name` stand as a word of their own, and not after a dot; -1 if none. */
function findName(name: number, length: number, from: number): number {
  const first = u8At(name);
  for (let p = from; p + length <= sourceEnd; p++) {
    if (u8At(p) !== first || !isWordStart(p) || !isWordEnd(p + length)) continue;
    let index = 1;
    while (index < length && u8At(p + index) === u8At(name + index)) index++;
    if (index === length && !followsMemberDot(p)) return p;
  }
  return -1;
}

function followsMemberDot(p: number): boolean {
  return p - 2 >= sourceStart && u8At(p - 1) === DOT && u8At(p - 2) !== DOT;
}

/** Whether the name from `p` to `end` may be declared there with a value that is a constant string. */
function mayBeConstant(p: number, end: number): boolean {
  const before = skipBlanksBack(p);
  const c = before >= sourceStart ? u8At(before) : 0;
  const isBound = endsInBinder(before);
  const isFirst = isBound && u8At(before) === ascii('t') && u8At(before - 1) === ascii('s');
  if (isBound && !isFirst) return false;
  // Behind a comment anything may stand; behind a comma the next of several declarations, or a parameter.
  const mayFollow = c === COMMA || c === SLASH || c >= 128 || (hasLineEnd(before + 1, p) && mayEndComment(before));
  if (!isFirst && !mayFollow) return false;
  pauseComments();
  const next = skipGap(end);
  resumeComments();
  const d = u8At(next);
  if (d === EQUALS && u8At(next + 1) !== EQUALS && u8At(next + 1) !== GREATER) return !isComputedAt(next + 1);
  return d === COLON && (isFirst || hasInitialiser(next + 1));
}

/** Whether a line comment may end at `p`. */
function mayEndComment(p: number): boolean {
  for (; p > sourceStart && u8At(p) !== NEWLINE && u8At(p) !== CARRIAGE_RETURN; p--) {
    if (u8At(p) === SLASH && u8At(p - 1) === SLASH) return true;
  }
  return false;
}

/** Whether `=` follows the type at `p`; yes, where that is hard to tell. */
function hasInitialiser(p: number): boolean {
  for (; p < sourceEnd; p++) {
    const c = u8At(p);
    if (c === COMMA || c === CLOSE_PAREN) return false;
    if (c === EQUALS || c === LESS || c === SEMICOLON || c === NEWLINE || c === BACKSLASH || c === SLASH) return true;
  }
  return true;
}

/** Whether `const`, `let` or `var` precedes the name at `p`. */
export function followsBinder(p: number): boolean {
  return endsInBinder(skipBlanksBack(p));
}

/** Whether `const`, `let` or `var` ends at `p`. */
function endsInBinder(p: number): boolean {
  const tail = p - 2 >= sourceStart ? u32At(p - 2) & 0xffffff : 0;
  if (tail === ascii('let') || tail === ascii('var')) return isWordStart(p - 2) && !isWordByte(u8At(p + 1));
  return tail === ascii('nst') && u32At(p - 4) === ascii('cons') && isWordStart(p - 4) && !isWordByte(u8At(p + 1));
}

function isDefaultAt(p: number): boolean {
  return u32At(p) === ascii('defa') && isWordEnd(p + 7);
}
