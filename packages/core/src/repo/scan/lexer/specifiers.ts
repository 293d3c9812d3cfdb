import { noteImportSource } from './bindings';
import {
  BACKSLASH,
  CLOSE_BRACE,
  COLON,
  COMMA,
  OPEN_BRACE,
  findStringEnd,
  isQuote,
  isWordEnd,
  skipWord,
} from './characters';
import { skipGap } from './gaps';
import { ascii, isWordByte, u16At, u32At, u8At } from './memory';
import { TEXT_ESCAPED, TEXT_VERBATIM, addRecord } from './records';
import { isFromAt } from './words';

/** A request that makes no sense. */
export const MALFORMED = -1;

/** No request: `import(`, `export const`, a property. */
export const NO_REQUEST = -2;

/** The request breaks off in a string that does not end. */
export const BROKEN_STRING = -3;

export function readFrom(p: number, statement: number, form: number, flags: number, names: number): number {
  if (!isFromAt(p)) return MALFORMED;
  p = skipGap(p + 4);
  return isQuote(u8At(p)) ? readSpecifier(p, statement, form, flags, names) : MALFORMED;
}

export function readSpecifier(p: number, statement: number, form: number, flags: number, names: number): number {
  const end = findStringEnd(p);
  if (end < 0) return BROKEN_STRING;
  addSpecifier(p, end, statement, form, flags);
  noteImportSource(p, end + 1, names);
  return skipAttributes(end + 1);
}

/** Records the string between the quotes at `start` and `end`. */
export function addSpecifier(start: number, end: number, statement: number, form: number, flags: number): number {
  return addRecord(start, end + 1, statement, form, flags, isVerbatim(start, end) ? TEXT_VERBATIM : TEXT_ESCAPED);
}

/** Whether a string is what stands between its quotes. */
export function isVerbatim(start: number, end: number): boolean {
  for (let p = start + 1; p < end; p++) {
    const c = u8At(p);
    // A template turns a carriage return into a newline.
    if (c === BACKSLASH || c === 13) return false;
  }
  return true;
}

/** The position after `with { type: 'json' }` or `assert { … }`, or `p` where there is none. */
function skipAttributes(p: number): number {
  let q = skipGap(p);
  if (u32At(q) === ascii('with') && isWordEnd(q + 4)) q = skipGap(q + 4);
  else if (u32At(q) === ascii('asse') && u16At(q + 4) === ascii('rt') && isWordEnd(q + 6)) q = skipGap(q + 6);
  else return p;
  if (u8At(q) !== OPEN_BRACE) return p;
  q++;
  for (;;) {
    q = skipGap(q);
    const c = u8At(q);
    if (c === CLOSE_BRACE) return q + 1;
    if (c === COMMA || c === COLON) q++;
    else if (isQuote(c)) {
      const end = findStringEnd(q);
      if (end < 0) return p;
      q = end + 1;
    } else if (isWordByte(c)) q = skipWord(q);
    else return p;
  }
}
