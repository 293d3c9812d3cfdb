import { isUndecided } from './bindings';
import { CARRIAGE_RETURN, DOT, NEWLINE, OPEN_PAREN, SEMICOLON, findStringEnd, isQuote } from './characters';
import { readExport } from './exports';
import { COMMENTS_NOTED, endLeadingComments, isCommentNoted, setCommentMode, skipGap } from './gaps';
import { readImport } from './imports';
import { ascii, isWordByte, u8At } from './memory';
import { sourceEnd, sourceStart } from './source';
import { NO_REQUEST } from './specifiers';
import { isExportAt, isImportAt } from './words';

/** The header holds something that only tokens can tell. */
export const HEADER_UNDECIDED = -1;

/**
 * Reads the imports and re-exports that a source begins with, records them, and returns where other code begins;
 * `HEADER_UNDECIDED` where the whole source must be read token by token.
 */
export function readHeader(): number {
  setCommentMode(COMMENTS_NOTED, sourceStart, true);
  let p = sourceStart;
  if (u8At(p) === ascii('#') && u8At(p + 1) === ascii('!')) {
    while (p < sourceEnd && u8At(p) !== NEWLINE && u8At(p) !== CARRIAGE_RETURN) p++;
  }
  for (;;) {
    p = skipGap(p);
    if (isCommentNoted || isUndecided) return HEADER_UNDECIDED;
    if (p >= sourceEnd) return sourceEnd;
    endLeadingComments();
    const c = u8At(p);
    if (c === SEMICOLON) p++;
    else if (isQuote(c)) {
      const end = findStringEnd(p);
      if (end < 0) return HEADER_UNDECIDED;
      if (!endsDirective(skipGap(end + 1))) return p;
      p = end + 1;
    } else if (c === ascii('i') && isImportAt(p)) {
      const after = readImport(p, p);
      if (after < 0) return isNoStatement(skipGap(p + 6)) ? p : HEADER_UNDECIDED;
      p = after;
    } else if (c === ascii('e') && isExportAt(p)) {
      const after = readExport(p, p);
      if (after === NO_REQUEST) return isCommentNoted ? HEADER_UNDECIDED : p;
      if (after < 0) return HEADER_UNDECIDED;
      p = after;
    } else return p;
  }
}

/** What follows a string that is a statement by itself: no operator, no member. */
function endsDirective(p: number): boolean {
  const c = u8At(p);
  return p >= sourceEnd || c === SEMICOLON || isQuote(c) || isWordByte(c);
}

/** `import.meta`, `import(x)`: the search for words goes on from here. */
function isNoStatement(p: number): boolean {
  return !isCommentNoted && (u8At(p) === DOT || u8At(p) === OPEN_PAREN);
}
