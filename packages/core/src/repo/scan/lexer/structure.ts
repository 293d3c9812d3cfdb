import {
  ASTERISK,
  BACKSLASH,
  BACKTICK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  DOLLAR,
  DOT,
  EQUALS,
  EXCLAMATION,
  GREATER,
  LESS,
  OPEN_BRACE,
  OPEN_PAREN,
  SLASH,
  SPACE,
  findStringEnd,
  isLineEnd,
  isQuote,
} from './characters';
import { frameCount, popFrame, pushFrame, setTopValue, topValue } from './frames';
import { ascii, isWordByte, u8At } from './memory';
import { findBlockEnd, findDelimiter, findDelimiterOrBrace, findLineEnd } from './search';
import { hasElements, sourceEnd, sourceStart } from './source';
import {
  WORD_EXTENDS,
  WORD_NAME,
  WORD_NEW,
  WORD_OPERATOR,
  WORD_TYPEOF,
  WORD_VALUE_OPERATOR,
  classifyWord,
} from './words';

/**
 * Whether a string, a template or a comment may not end. Reads nothing but their delimiters; where a slash could be a division as well
 * as a regular expression, and it matters, or where elements hold apostrophes, the answer is yes and the tokens decide.
 *
 * @param p a position in code
 */
export function mayBreakOff(p: number): boolean {
  codeStart = p;
  for (;;) {
    p = frameCount > 0 ? findDelimiterOrBrace(p, sourceEnd) : findDelimiter(p, sourceEnd);
    if (p >= sourceEnd) return frameCount > 0;
    const c = u8At(p);
    if (c === SLASH) {
      p = skipSlash(p);
      if (p < 0) return true;
    } else if (isQuote(c)) {
      p = findStringEnd(p);
      if (p < 0) return true;
      p++;
    } else if (c === BACKTICK) {
      p = skipTemplateText(p + 1);
      if (p < 0) return true;
    } else if (c === OPEN_BRACE) {
      setTopValue(topValue() + 1);
      p++;
    } else if (topValue() > 0) {
      setTopValue(topValue() - 1);
      p++;
    } else {
      popFrame();
      p = skipTemplateText(p + 1);
      if (p < 0) return true;
    }
  }
}

let codeStart = 0;

/** The position after the template's end, or in its next hole; -1 where the source ends first. */
function skipTemplateText(p: number): number {
  while (p < sourceEnd) {
    const c = u8At(p);
    if (c === BACKTICK) return p + 1;
    if (c === BACKSLASH) p++;
    else if (c === DOLLAR && u8At(p + 1) === OPEN_BRACE) {
      pushFrame(0, 0);
      return p + 2;
    }
    p++;
  }
  return -1;
}

/** The position after the comment, the regular expression or the division that begins at `p`; -1 where it is hard to tell. */
function skipSlash(p: number): number {
  const next = u8At(p + 1);
  if (next === SLASH) return findLineEnd(p, sourceEnd);
  if (next === ASTERISK) {
    const end = findBlockEnd(p + 2, sourceEnd);
    return end >= sourceEnd ? -1 : end + 2;
  }
  if (hasElements && (next === GREATER || u8At(p - 1) === LESS)) return p + 1;
  const kind = classifySlash(p);
  if (kind === DIVISION) return p + 1;
  if (kind === EXPRESSION) return skipExpression(p);
  // Until the line ends, nothing may depend on it.
  if (frameCount > 0) return -1;
  const delimiter = findDelimiter(p + 1, sourceEnd);
  const end = findLineEnd(p, delimiter);
  return end < delimiter || end === sourceEnd ? end : -1;
}

function skipExpression(p: number): number {
  let isClass = false;
  p++;
  while (p < sourceEnd) {
    if (isLineEnd(p)) return -1;
    const c = u8At(p);
    if (c === BACKSLASH && !isLineEnd(p + 1)) p++;
    else if (isClass) isClass = c !== CLOSE_BRACKET;
    else if (c === ascii('[')) isClass = true;
    else if (c === SLASH) return p + 1;
    p++;
  }
  return -1;
}

const AMPERSAND = ascii('&');
const BAR = ascii('|');

const DIVISION = 0;
const EXPRESSION = 1;
const UNCLEAR = 2;

/** What a slash is, by what stands before it. */
function classifySlash(p: number): number {
  let q = p - 1;
  while (q >= codeStart && u8At(q) <= SPACE) q--;
  // Imports end before.
  if (q < codeStart) return EXPRESSION;
  const c = u8At(q);
  if (c >= 128 || c === BACKSLASH) return UNCLEAR;
  if (isWordByte(c)) return classifySlashAfterWord(q + 1);
  if (c === CLOSE_BRACKET || isQuote(c) || c === BACKTICK) return DIVISION;
  if (c === DOT) return q > sourceStart && u8At(q - 1) === DOT ? UNCLEAR : DIVISION;
  if (c === CLOSE_PAREN || c === CLOSE_BRACE || c === GREATER || c === SLASH || c === ASTERISK) return UNCLEAR;
  if (c === ascii('+') || c === ascii('-')) return u8At(q - 1) === c ? UNCLEAR : EXPRESSION;
  if (c !== EXCLAMATION) return EXPRESSION;
  q--;
  while (q >= codeStart && u8At(q) <= SPACE) q--;
  const d = q >= codeStart ? u8At(q) : 0;
  return d === EQUALS || d === OPEN_PAREN || d === AMPERSAND || d === BAR ? EXPRESSION : UNCLEAR;
}

const LONGEST_OPERATOR = 10;

function classifySlashAfterWord(end: number): number {
  let start = end - 1;
  while (start > sourceStart && end - start <= LONGEST_OPERATOR) {
    const c = u8At(start - 1);
    // White space outside of ASCII may end the word before.
    if (c >= 128) return UNCLEAR;
    if (!isWordByte(c)) break;
    start--;
  }
  const kind = classifyWord(start, end - start);
  if (kind === WORD_NAME || (start > sourceStart && (u8At(start - 1) === DOT || u8At(start - 1) === ascii('#'))))
    return DIVISION;
  if (kind === WORD_OPERATOR) return u8At(start) === ascii('o') ? UNCLEAR : EXPRESSION;
  if (kind === WORD_VALUE_OPERATOR) {
    const letter = u8At(start);
    return letter === ascii('y') || letter === ascii('a') ? UNCLEAR : EXPRESSION;
  }
  return kind === WORD_TYPEOF || kind === WORD_NEW || kind === WORD_EXTENDS ? EXPRESSION : UNCLEAR;
}
