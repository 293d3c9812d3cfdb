import { leaveUndecided } from './bindings';
import {
  BACKTICK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COMMA,
  DOT,
  EQUALS,
  EXCLAMATION,
  GREATER,
  LESS,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  QUESTION,
  SEMICOLON,
  findStringEnd,
  isQuote,
  skipWord,
} from './characters';
import { pauseComments, resumeComments, skipGap } from './gaps';
import { isWordByte, u8At } from './memory';
import { sourceEnd, sourceStart } from './source';

/** How far the end of type arguments or of the further arguments of a call is looked for. */
const LOOKAHEAD = 4096;

/** How many bytes may be looked at ahead in one source: reading stays linear. */
const LEAST_BUDGET = 65536;

let budget = 0;

/** Forgets the last source. */
export function clearLookahead(): void {
  budget = LEAST_BUDGET + ((sourceEnd - sourceStart) >> 1);
}

/** Spends the bytes from `start` to `p`. */
function spend(start: number, p: number, result: number): number {
  resumeComments();
  budget -= p - start;
  return result;
}

/** How far to look from `p`. */
function lookaheadLimit(p: number): number {
  pauseComments();
  if (budget <= 0) leaveUndecided();
  const limit = p + (budget < LOOKAHEAD ? budget : LOOKAHEAD);
  return limit < sourceEnd ? limit : sourceEnd;
}

/**
 * Whether a string, or a template without holes, that is a whole argument begins at `p`. Returns the position of the quote that
 * closes it, or -1.
 */
export function findArgumentEnd(p: number): number {
  const c = u8At(p);
  if (!isQuote(c) && c !== BACKTICK) return -1;
  const end = findStringEnd(p);
  if (end < 0) return -1;
  const next = u8At(skipGap(end + 1));
  return next === COMMA || next === CLOSE_PAREN ? end : -1;
}

/**
 * The position of the `(` of a call whose callee ends at `p`, after `?.`, `!` and type arguments, if any; -1 where no call follows.
 */
export function findCall(p: number): number {
  p = skipGap(p);
  if (u8At(p) === EXCLAMATION && u8At(p + 1) !== EQUALS) p = skipGap(p + 1);
  if (u8At(p) === QUESTION && u8At(p + 1) === DOT) p = skipGap(p + 2);
  if (u8At(p) === LESS) {
    p = skipTypeArguments(p);
    if (p < 0) return -1;
    pauseComments();
    p = skipGap(p);
    resumeComments();
  }
  return u8At(p) === OPEN_PAREN ? p : -1;
}

/** The name of a member that follows the operand that ends at `p`: `.name`, `?.name`, `!.name`; -1 where there is none. */
export function findMember(p: number): number {
  p = skipGap(p);
  if (u8At(p) === EXCLAMATION && u8At(p + 1) !== EQUALS) p = skipGap(p + 1);
  if (u8At(p) === QUESTION && u8At(p + 1) === DOT) p++;
  if (u8At(p) !== DOT) return -1;
  p = skipGap(p + 1);
  const c = u8At(p);
  return isWordByte(c) && !(c >= 48 && c <= 57) ? p : -1;
}

/** Whether what ends before `p` is given another value there. */
export function isAssignedAt(p: number): boolean {
  return u8At(p) === EQUALS && u8At(p + 1) !== EQUALS && u8At(p + 1) !== GREATER;
}

/** The position after the `>` that closes the type arguments at `p`; -1 where none is near. */
export function skipTypeArguments(p: number): number {
  const start = p;
  const limit = lookaheadLimit(p);
  let depth = 0;
  while (p < limit) {
    p = skipGap(p);
    const c = u8At(p);
    if (c === LESS) depth++;
    else if (c === GREATER) {
      if (--depth === 0) return spend(start, p, p + 1);
    } else if (c === EQUALS && u8At(p + 1) === GREATER) p++;
    else if (isQuote(c) || c === BACKTICK) {
      const end = findStringEnd(p);
      if (end < 0) break;
      p = end;
    } else if (isWordByte(c)) {
      p = skipWord(p);
      continue;
    } else if (c === SEMICOLON && depth === 1) break;
    p++;
  }
  return spend(start, p, -1);
}

/** The position after the `)` that closes the arguments that `p` is among; -1 where none is near. */
export function skipArguments(p: number): number {
  const start = p;
  const limit = lookaheadLimit(p);
  let depth = 1;
  while (p < limit) {
    p = skipGap(p);
    const c = u8At(p);
    if (c === OPEN_PAREN || c === OPEN_BRACKET || c === OPEN_BRACE) depth++;
    else if (c === CLOSE_PAREN || c === CLOSE_BRACKET || c === CLOSE_BRACE) {
      if (--depth === 0) return spend(start, p, c === CLOSE_PAREN ? p + 1 : -1);
    } else if (isQuote(c) || c === BACKTICK) {
      const end = findStringEnd(p);
      if (end < 0) break;
      p = end;
    }
    p++;
  }
  return spend(start, p, -1);
}
