import {
  ASTERISK,
  AT,
  BACKTICK,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  COMMA,
  NEWLINE,
  OPEN_BRACE,
  SPACE,
  isQuote,
  wideBlank,
} from './characters';
import { addCommentString, isLetter, isTagByte, skipCommentString, skipDecoration } from './comment-text';
import { readTypeOfTag } from './jsdoc-types';
import { ascii, isWordByte, u16At, u32At, u8At } from './memory';
import { FORM_JSDOC_IMPORT_TAG } from './records';
import { isAsAt, isFromAt, isTypeAt } from './words';

/**
 * Records the requests of a JSDoc comment: `import('x')` in the type of a tag, and `@import { T } from 'x'`.
 * A tag is `@` and a letter, after white space or an asterisk, outside of a code span of its line.
 *
 * @param start where the comment begins
 * @param limit where the characters that end it begin
 */
export function readJsdoc(start: number, limit: number): void {
  let isCode = false;
  let p = start + 3;
  while (p < limit) {
    const c = u8At(p);
    if (c === NEWLINE || c === CARRIAGE_RETURN) isCode = false;
    else if (c === BACKTICK) isCode = !isCode;
    else if (c === AT && !isCode && isLetter(u8At(p + 1)) && (p === start + 3 || isTagBoundary(p))) {
      let end = p + 1;
      while (end < limit && isTagByte(u8At(end))) end++;
      p = isImportTag(p + 1, end) ? readImportTag(p, end, limit) : readTypeOfTag(p + 1, end, limit);
      continue;
    }
    p++;
  }
}

/** Whether white space or an asterisk stands before `p`. */
function isTagBoundary(p: number): boolean {
  const c = u8At(p - 1);
  if (c <= SPACE || c === ASTERISK) return true;
  if (c < 128) return false;
  return wideBlank(p - 2) === 2 || wideBlank(p - 3) === 3;
}

function isImportTag(p: number, end: number): boolean {
  return end - p === 6 && u32At(p) === ascii('impo') && u16At(p + 4) === ascii('rt');
}

function readImportTag(tag: number, nameEnd: number, limit: number): number {
  const after = skipDecoration(nameEnd, limit);
  if (after === nameEnd) return after;
  let start = skipImportClause(after, limit);
  start = skipDecoration(start < 0 ? after : start, limit);
  const end = start < limit ? skipCommentString(start, limit) : -1;
  if (end < 0) return after;
  addCommentString(start, end, tag, FORM_JSDOC_IMPORT_TAG);
  return end;
}

/** The position after `A, { B as C } from`, `* as ns from` and the like; -1 where there is no such clause. */
function skipImportClause(p: number, limit: number): number {
  if (isTypeAt(p)) {
    const next = skipDecoration(p + 4, limit);
    if (next > p + 4 || u8At(next) === OPEN_BRACE) {
      const isName = isFromAt(next) && isQuote(u8At(skipDecoration(next + 4, limit)));
      if (!isName && u8At(next) !== COMMA) p = next;
    }
  }
  if (isWordByte(u8At(p)) && !isAsAt(p)) {
    let end = p;
    while (end < limit && isWordByte(u8At(end)) && (u8At(end) < 128 || wideBlank(end) === 0)) end++;
    const next = skipDecoration(end, limit);
    if (u8At(next) === COMMA) p = skipDecoration(next + 1, limit);
    else if (next === end) return -1;
    else if (isFromAt(p) && isQuote(u8At(next))) return p + 4;
    else p = next;
  }
  if (u8At(p) === OPEN_BRACE) {
    p++;
    while (p < limit && u8At(p) !== CLOSE_BRACE && u8At(p) !== OPEN_BRACE) p++;
    if (p >= limit || u8At(p) !== CLOSE_BRACE) return -1;
    p = skipDecoration(p + 1, limit);
  } else if (isAsAt(p)) {
    const name = skipDecoration(p + 2, limit);
    let end = name;
    while (end < limit && isWordByte(u8At(end)) && (u8At(end) < 128 || wideBlank(end) === 0)) end++;
    p = skipDecoration(end, limit);
    if (end === name || p === end) return -1;
  }
  return p < limit && isFromAt(p) ? p + 4 : -1;
}
