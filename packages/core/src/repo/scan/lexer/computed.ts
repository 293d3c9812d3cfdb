import {
  BACKSLASH,
  BACKTICK,
  COLON,
  DOLLAR,
  DOT,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  QUESTION,
  findStringEnd,
  isDigit,
  isQuote,
  skipWord,
} from './characters';
import { pauseComments, resumeComments, skipGap } from './gaps';
import { ascii, isWordByte, u8At } from './memory';
import { sourceEnd } from './source';
import { WORD_IMPORT, WORD_NAME, WORD_NEW, WORD_REQUIRE, WORD_VALUE_OPERATOR, classifyWord } from './words';

/**
 * Whether the expression at `p` can be no constant string, whatever its names mean: an array, a construction, a member, a call, a
 * condition, or a sum or template that begins with a constant part and goes on with one of these. `false` says nothing.
 */
export function isComputedAt(p: number): boolean {
  pauseComments();
  const result = holdsComputed(skipGap(p));
  resumeComments();
  return result;
}

function holdsComputed(p: number): boolean {
  for (;;) {
    const c = u8At(p);
    if (c === OPEN_BRACKET) return true;
    if (isQuote(c) || c === BACKTICK) {
      const end = findStringEnd(p);
      if (end >= 0) p = skipGap(end + 1);
      else if (c === BACKTICK) {
        p = findHole(p + 1);
        if (p < 0) return false;
        p = skipGap(p);
        continue;
      } else return false;
    } else if (isWordByte(c) && !isDigit(c)) {
      const end = skipWord(p);
      const kind = classifyWord(p, end - p);
      if (kind === WORD_NEW || kind === WORD_VALUE_OPERATOR) return true;
      if (kind !== WORD_NAME && kind < WORD_REQUIRE && kind !== WORD_IMPORT) return false;
      p = skipGap(end);
      if (goesOn(u8At(p))) return true;
    } else return false;
    if (u8At(p) !== ascii('+') || u8At(p + 1) === ascii('+')) return false;
    p = skipGap(p + 1);
  }
}

/** Whether what follows a name makes a member, a call, a tagged template or a condition of it. */
function goesOn(c: number): boolean {
  return c === DOT || c === OPEN_BRACKET || c === OPEN_PAREN || c === QUESTION || c === BACKTICK;
}

/** The position after the `${` of the first hole of a template; -1 where there is none. */
function findHole(p: number): number {
  for (; p < sourceEnd; p++) {
    const c = u8At(p);
    if (c === BACKSLASH) p++;
    else if (c === DOLLAR && u8At(p + 1) === OPEN_BRACE) return p + 2;
    else if (c === BACKTICK) return -1;
  }
  return -1;
}

/** Whether parameters with types begin at `p`: `import(target: T)` is a method of that name. */
export function isParameterAt(p: number): boolean {
  if (!isWordByte(u8At(p)) || isDigit(u8At(p))) return false;
  pauseComments();
  let q = skipGap(skipWord(p));
  if (u8At(q) === QUESTION) q = skipGap(q + 1);
  resumeComments();
  return u8At(q) === COLON;
}
