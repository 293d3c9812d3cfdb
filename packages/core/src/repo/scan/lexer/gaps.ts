import { ASTERISK, SLASH, SPACE, wideBlank } from './characters';
import { readJsdoc } from './jsdoc';
import { ascii, u32At, u8At } from './memory';
import { FAULT_UNTERMINATED_COMMENT, addFault } from './records';
import { readReference } from './reference';
import { findBlockEnd, findLineEnd } from './search';
import { sourceEnd } from './source';

/** Comments mean nothing. */
export const COMMENTS_IGNORED = 0;
/** Comments that may hold a request are noted in `isCommentNoted`. */
export const COMMENTS_NOTED = 1;
/** Requests of comments are recorded. */
export const COMMENTS_READ = 2;

let commentMode = COMMENTS_IGNORED;
/** The end of the last comment that was noted or read: looking ahead never does so twice. */
let commentMark = 0;
/** No token was seen yet: `/// <reference>` counts. */
let isLeading = false;
export let isCommentNoted = false;
let isPaused = false;

export function setCommentMode(mode: number, start: number, leading: boolean): void {
  commentMode = mode;
  commentMark = start;
  isLeading = leading;
  isCommentNoted = false;
  isPaused = false;
}

/** Comments mean nothing until `resumeComments`: what is looked at ahead may be read in another way later. */
export function pauseComments(): void {
  isPaused = true;
}

export function resumeComments(): void {
  isPaused = false;
}

export function endLeadingComments(): void {
  isLeading = false;
}

/** The position after white space and comments. */
export function skipGap(p: number): number {
  for (;;) {
    const c = u8At(p);
    if (c <= SPACE) {
      if (p >= sourceEnd) return sourceEnd;
      p++;
    } else if (c === SLASH) {
      const next = u8At(p + 1);
      if (next === SLASH) p = skipLineComment(p);
      else if (next === ASTERISK) p = skipBlockComment(p);
      else return p;
    } else if (c >= 0xc2) {
      const length = wideBlank(p);
      if (length === 0) return p;
      p += length;
    } else return p;
  }
}

function skipLineComment(start: number): number {
  const p = findLineEnd(start + 2, sourceEnd);
  if (isLeading && !isPaused && u8At(start + 2) === SLASH && start >= commentMark) {
    commentMark = p;
    if (commentMode === COMMENTS_READ) readReference(start, p);
    else if (commentMode === COMMENTS_NOTED) isCommentNoted = true;
  }
  return p;
}

function skipBlockComment(start: number): number {
  const p = findBlockEnd(start + 2, sourceEnd);
  if (start < commentMark || isPaused || commentMode === COMMENTS_IGNORED) return p < sourceEnd ? p + 2 : sourceEnd;
  if (p >= sourceEnd) {
    commentMark = sourceEnd;
    if (commentMode === COMMENTS_READ) addFault(FAULT_UNTERMINATED_COMMENT, start);
    isCommentNoted = true;
    return sourceEnd;
  }
  commentMark = p + 2;
  if (u8At(start + 2) === ASTERISK && p > start + 2) {
    if (commentMode === COMMENTS_READ) readJsdoc(start, p);
    else if (holdsImport(start, p)) isCommentNoted = true;
  }
  return p + 2;
}

function holdsImport(p: number, end: number): boolean {
  for (; p < end; p++) if (u8At(p) === ascii('i') && u32At(p) === ascii('impo')) return true;
  return false;
}
