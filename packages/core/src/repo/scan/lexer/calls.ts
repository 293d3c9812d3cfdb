import { leaveUndecided, noteLoadedModule } from './bindings';
import {
  BACKTICK,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COMMA,
  OPEN_BRACKET,
  OPEN_PAREN,
  findStringEnd,
  isQuote,
  skipWord,
} from './characters';
import { isComputedAt } from './computed';
import { FRAME_CALL, FRAME_CHAIN, FRAME_PAREN, pushFrame } from './frames';
import { skipGap } from './gaps';
import { findArgumentEnd } from './lookahead';
import { u8At } from './memory';
import { findConstantString, isUnknownNameAt, isWholeNameAt } from './occurrences';
import {
  COMPUTED,
  FORM_IMPORT_ACTUAL,
  FORM_IMPORT_META_GLOB,
  FORM_MOCK,
  TEXT_COMPUTED,
  TEXT_ELSEWHERE,
  addRecord,
} from './records';
import { addSpecifier } from './specifiers';
import { isImportAt } from './words';

/** Whether the last call was entered at an operand: an operator or a bracket follows. */
export let isAfterOperand = false;

/** The last call was entered where an operator or a bracket follows, or an operand. */
export function setAfterOperand(value: boolean): void {
  isAfterOperand = value;
}

/**
 * Enters the call whose `(` is at `open`: records the target of its first argument and returns where reading goes on, in the
 * arguments. An argument that is neither literal nor clearly computed is left to the exact parse, and recorded as computed in case
 * that fails.
 */
export function enterCall(open: number, statement: number, form: number): number {
  const isChain = form === FORM_MOCK || form === FORM_IMPORT_ACTUAL;
  const start = skipGap(open + 1);
  const c = u8At(start);
  isAfterOperand = true;
  if (c === CLOSE_PAREN) {
    pushCall(isChain, statement);
    return start;
  }
  const end = findArgumentEnd(start);
  if (end >= 0) {
    addSpecifier(start, end, statement, form, 0);
    pushCall(isChain, statement);
    return end + 1;
  }
  if (form === FORM_MOCK && isImportAt(start)) {
    const after = readImportArgument(start, statement);
    if (after >= 0) {
      pushCall(true, statement);
      return after;
    }
  }
  if (form === FORM_IMPORT_META_GLOB && c === OPEN_BRACKET) {
    const after = readGlobs(start, statement);
    if (after >= 0) {
      pushCall(false, statement);
      return after;
    }
  }
  if (form !== FORM_IMPORT_META_GLOB) {
    const constant = isWholeNameAt(start) ? findConstantString(start) : -1;
    if (constant >= 0) {
      noteLoadedModule(constant, findStringEnd(constant) + 1);
      const after = skipWord(start);
      addRecord(start, after, statement, form, 0, TEXT_ELSEWHERE - constant);
      pushCall(isChain, statement);
      return after;
    }
  }
  if (form === FORM_IMPORT_META_GLOB || !(isComputedAt(start) || isUnknownNameAt(start))) leaveUndecided();
  pushFrame(FRAME_CALL, addRecord(start, -1, statement, form, COMPUTED, TEXT_COMPUTED));
  isAfterOperand = false;
  return start;
}

function pushCall(isChain: boolean, statement: number): void {
  pushFrame(isChain ? FRAME_CHAIN : FRAME_PAREN, statement);
}

/** `vi.mock(import('./x'), …)`: one dependency, the mock. Returns the position after the inner call, or -1. */
function readImportArgument(p: number, statement: number): number {
  const open = skipGap(p + 6);
  if (u8At(open) !== OPEN_PAREN) return -1;
  const start = skipGap(open + 1);
  const end = findArgumentEnd(start);
  if (end < 0) return -1;
  const close = skipGap(end + 1);
  if (u8At(close) !== CLOSE_PAREN) return -1;
  const next = u8At(skipGap(close + 1));
  if (next !== COMMA && next !== CLOSE_PAREN) return -1;
  addSpecifier(start, end, statement, FORM_MOCK, 0);
  return close + 1;
}

/** Records each string of an array of strings, and returns the position after it; -1, and nothing recorded, for other arrays. */
function readGlobs(open: number, statement: number): number {
  let p = skipGap(open + 1);
  while (u8At(p) !== CLOSE_BRACKET) {
    if (!isQuote(u8At(p)) && u8At(p) !== BACKTICK) return -1;
    const end = findStringEnd(p);
    if (end < 0) return -1;
    p = skipGap(end + 1);
    if (u8At(p) === COMMA) p = skipGap(p + 1);
    else if (u8At(p) !== CLOSE_BRACKET) return -1;
  }
  const after = p + 1;
  p = skipGap(open + 1);
  while (p < after - 1) {
    const end = findStringEnd(p);
    addSpecifier(p, end, statement, FORM_IMPORT_META_GLOB, 0);
    p = skipGap(end + 1);
    if (u8At(p) === COMMA) p = skipGap(p + 1);
  }
  return after;
}
