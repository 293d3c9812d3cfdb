import { leaveUndecided, noteImportedName } from './bindings';
import { BACKSLASH, CLOSE_BRACE, COMMA, OPEN_BRACE, findStringEnd, isQuote, skipWord } from './characters';
import { skipGap } from './gaps';
import { isWordByte, u8At } from './memory';
import { sourceEnd } from './source';
import { BROKEN_STRING, MALFORMED } from './specifiers';
import { isAsAt, isTypeAt, isTypeofAt } from './words';

export let areAllTypes = false;

/** The names of the list that `readNames` read, as bits of `bindings`. */
export let listedNames = 0;

export let listLength = 0;

export function isNameByte(c: number): boolean {
  return (isWordByte(c) && !(c >= 48 && c <= 57)) || c === BACKSLASH;
}

/** The end of a name, which may hold escapes; those are left to the exact parse. */
export function skipName(p: number): number {
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

/** Reads `{ a, type b, c as d }`, and returns the position after it. */
export function readNames(p: number, isImport: boolean): number {
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
export function skipBinding(p: number): number {
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
