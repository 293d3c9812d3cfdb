import { leaveUndecided } from './bindings';
import {
  BACKSLASH,
  BACKTICK,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  DOLLAR,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  SLASH,
  findStringEnd,
  isLineEnd,
  skipWord,
} from './characters';
import { FRAME_TEMPLATE, pushFrame } from './frames';
import { skipGap } from './gaps';
import { isAssignedAt } from './lookahead';
import { ascii, u8At } from './memory';
import { FAULT_UNTERMINATED_STRING, FAULT_UNTERMINATED_TEMPLATE, addFault } from './records';
import { sourceEnd } from './source';
import { AFTER_AWAIT, TOKEN_LITERAL, TOKEN_WORD, before, expectsOperand, follow, wordStart } from './tokens';
import { WORD_CREATE_REQUIRE, WORD_OPERATOR, WORD_REQUIRE, WORD_URL, WORD_WORKER, classifyWord } from './words';

const REGEX_BUDGET = 65536;

/** Bytes that may still be spent on slashes that turn out to be no regular expression. */
let regexBudget = 0;

/** Forgets the last source. */
export function clearLiterals(): void {
  regexBudget = REGEX_BUDGET;
  isTemplateOpen = false;
}

export function skipLine(p: number): number {
  while (p < sourceEnd && u8At(p) !== NEWLINE && u8At(p) !== CARRIAGE_RETURN) p++;
  return p;
}

export function readString(p: number): number {
  const end = findStringEnd(p);
  if (end < 0) {
    addFault(FAULT_UNTERMINATED_STRING, p);
    follow(TOKEN_LITERAL, false);
    return skipLine(p);
  }
  // `window['require']`, `m['createRequire']`
  if (before === OPEN_BRACKET && isRequireName(p + 1, end)) {
    const close = skipGap(end + 1);
    if (u8At(close) === CLOSE_BRACKET && !isAssignedAt(skipGap(close + 1))) leaveUndecided();
  }
  follow(TOKEN_LITERAL, false);
  return end + 1;
}

function isRequireName(p: number, end: number): boolean {
  const kind = classifyWord(p, end - p);
  return kind === WORD_REQUIRE || kind === WORD_CREATE_REQUIRE || kind === WORD_URL || kind === WORD_WORKER;
}

/** Reads the text of the template that began at `start` up to its end, or into its next hole. */
export function readTemplate(p: number, start: number): number {
  while (p < sourceEnd) {
    const c = u8At(p);
    if (c === BACKTICK) {
      follow(TOKEN_LITERAL, false);
      return p + 1;
    }
    if (c === BACKSLASH) p++;
    else if (c === DOLLAR && u8At(p + 1) === OPEN_BRACE) {
      pushFrame(FRAME_TEMPLATE, start);
      follow(OPEN_BRACE, true);
      return p + 2;
    }
    p++;
  }
  addFault(FAULT_UNTERMINATED_TEMPLATE, start);
  isTemplateOpen = true;
  return sourceEnd;
}

export let isTemplateOpen = false;

/** A slash that is no comment: a regular expression or a division. */
export function readSlash(p: number): number {
  // After `}`, `of`, `yield` and `await` only the grammar can tell.
  if (before === CLOSE_BRACE) leaveUndecided();
  else if (before === TOKEN_WORD + WORD_OPERATOR || before === AFTER_AWAIT) {
    const letter = u8At(wordStart);
    if (letter === ascii('o') || letter === ascii('y') || letter === ascii('a')) leaveUndecided();
  }
  if (!expectsOperand) {
    follow(SLASH, true);
    return p + 1;
  }
  let isClass = false;
  let q = p + 1;
  while (q < sourceEnd) {
    if (isLineEnd(q)) break;
    const c = u8At(q);
    if (c === BACKSLASH && !isLineEnd(q + 1)) q++;
    else if (isClass) isClass = c !== CLOSE_BRACKET;
    else if (c === OPEN_BRACKET) isClass = true;
    else if (c === SLASH) {
      follow(TOKEN_LITERAL, false);
      return skipWord(q + 1);
    }
    q++;
  }
  leaveUndecided();
  follow(SLASH, true);
  regexBudget -= q - p;
  return regexBudget > 0 ? p + 1 : q < sourceEnd ? q : sourceEnd;
}
