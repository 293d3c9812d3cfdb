import { leaveUndecided } from './bindings';
import {
  CLOSE_BRACE,
  COLON,
  COMMA,
  DOT,
  EQUALS,
  GREATER,
  LESS,
  OPEN_BRACE,
  OPEN_PAREN,
  SLASH,
  isDigit,
  isQuote,
  isWordEnd,
} from './characters';
import {
  FRAME_ATTRIBUTE,
  FRAME_ELEMENT,
  FRAME_TAG_HOLE,
  FRAME_TEXT_HOLE,
  popFrame,
  pushFrame,
  topFrame,
} from './frames';
import { skipGap } from './gaps';
import { skipTypeArguments } from './lookahead';
import { ascii, isWordByte, u16At, u32At, u8At } from './memory';
import { FAULT_UNTERMINATED_STRING, addFault } from './records';
import { sourceEnd } from './source';

/** Where reading goes on. */
export const IN_CODE = 0;
export const IN_TAG = 1;
export const IN_TEXT = 2;

/** Set by every function below that returns a position. */
export let elementState = IN_CODE;
/** An element ended: an operator may follow it. */
export let isAfterElement = false;

/**
 * Whether the `<` at `p`, where an operand is expected, begins an element, and not type parameters.
 * `<T>(` may be either, by what surrounds it, and is left to the exact parse.
 */
export function beginsElement(p: number): boolean {
  const name = skipGap(p + 1);
  const c = u8At(name);
  if (c === GREATER) return true;
  if (!isWordByte(c) || isDigit(c)) return false;
  const end = skipElementName(name);
  const next = skipGap(end);
  const d = u8At(next);
  if (d === COMMA || d === EQUALS) return false;
  if (u32At(next) === ascii('exte') && u32At(next + 3) === ascii('ends') && isWordEnd(next + 7)) {
    const after = u8At(skipGap(next + 7));
    return after === EQUALS || after === GREATER || after === SLASH;
  }
  if (end - name === 5 && u32At(name) === ascii('cons') && u8At(name + 4) === ascii('t')) return !isWordByte(d);
  if (d === GREATER && u8At(skipGap(next + 1)) === OPEN_PAREN) {
    leaveUndecided();
    return false;
  }
  return true;
}

function skipElementName(p: number): number {
  for (;;) {
    const c = u8At(p);
    if (p >= sourceEnd || !(isWordByte(c) || c === ascii('-') || c === DOT || c === COLON)) return p;
    p++;
  }
}

/** Enters the element whose `<` is at `p`. */
export function enterElement(p: number): number {
  const name = skipGap(p + 1);
  if (u8At(name) === GREATER) {
    pushFrame(FRAME_ELEMENT, 0);
    elementState = IN_TEXT;
    return name + 1;
  }
  const end = skipElementName(name);
  if (end === name) leaveUndecided();
  elementState = IN_TAG;
  const next = skipGap(end);
  if (u8At(next) !== LESS) return end;
  const after = skipTypeArguments(next);
  if (after < 0 || holdsImport(next, after)) leaveUndecided();
  return after < 0 ? next + 1 : after;
}

function holdsImport(p: number, end: number): boolean {
  for (; p < end; p++) if (u32At(p) === ascii('impo') && u16At(p + 4) === ascii('rt')) return true;
  return false;
}

/** Reads a tag from after its name, an attribute or a hole. */
export function readTag(p: number): number {
  isAfterElement = false;
  for (;;) {
    p = skipGap(p);
    if (p >= sourceEnd) return p;
    const c = u8At(p);
    if (c === GREATER) {
      pushFrame(FRAME_ELEMENT, 0);
      elementState = IN_TEXT;
      return p + 1;
    }
    if (c === SLASH) {
      p = skipGap(p + 1);
      if (u8At(p) !== GREATER) {
        leaveUndecided();
        continue;
      }
      leaveElement();
      return p + 1;
    }
    if (c === OPEN_BRACE) {
      pushFrame(FRAME_TAG_HOLE, 0);
      elementState = IN_CODE;
      return p + 1;
    }
    if (isWordByte(c)) p = skipElementName(p);
    else if (c === EQUALS) p++;
    else if (isQuote(c)) {
      const start = p++;
      while (p < sourceEnd && u8At(p) !== c) p++;
      if (p >= sourceEnd) {
        addFault(FAULT_UNTERMINATED_STRING, start);
        return sourceEnd;
      }
      p++;
    } else if (c === LESS) {
      pushFrame(FRAME_ATTRIBUTE, 0);
      p = enterElement(p);
      if (elementState !== IN_TAG) return p;
    } else {
      leaveUndecided();
      p++;
    }
  }
}

/** Reads the children of an element from where text may stand. */
export function readText(p: number): number {
  isAfterElement = false;
  while (p < sourceEnd) {
    const c = u8At(p);
    if (c === OPEN_BRACE) {
      pushFrame(FRAME_TEXT_HOLE, 0);
      elementState = IN_CODE;
      return p + 1;
    }
    if (c === LESS) {
      let q = skipGap(p + 1);
      if (u8At(q) !== SLASH) return enterElement(p);
      q = skipGap(skipElementName(skipGap(q + 1)));
      if (u8At(q) !== GREATER) leaveUndecided();
      if (topFrame() === FRAME_ELEMENT) popFrame();
      leaveElement();
      return u8At(q) === GREATER ? q + 1 : q;
    }
    if (c === CLOSE_BRACE || c === GREATER) leaveUndecided();
    p++;
  }
  return sourceEnd;
}

/** An element has ended; around it are children, a tag, or code. */
function leaveElement(): void {
  const around = topFrame();
  if (around === FRAME_ELEMENT) elementState = IN_TEXT;
  else if (around === FRAME_ATTRIBUTE) {
    popFrame();
    elementState = IN_TAG;
  } else {
    elementState = IN_CODE;
    isAfterElement = true;
  }
}
