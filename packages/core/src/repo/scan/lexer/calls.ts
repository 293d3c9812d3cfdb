import { NAME_URL, NAME_WORKER, leaveUndecided, useNames } from './bindings';
import {
  BACKTICK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COMMA,
  DOT,
  EQUALS,
  EXCLAMATION,
  GREATER,
  LESS,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  QUESTION,
  SEMICOLON,
  findStringEnd,
  isQuote,
  isWordEnd,
  skipWord,
} from './characters';
import { FRAME_CALL, FRAME_CHAIN, FRAME_PAREN, FRAME_URL, pushFrame } from './frames';
import { pauseComments, resumeComments, skipGap } from './gaps';
import { ascii, isWordByte, u32At, u8At } from './memory';
import {
  COMPUTED,
  FORM_DROPPED,
  FORM_IMPORT_META_GLOB,
  FORM_MOCK,
  FORM_IMPORT_ACTUAL,
  FORM_NEW_URL,
  FORM_WORKER,
  TEXT_COMPUTED,
  addRecord,
} from './records';
import { addSpecifier } from './requests';
import { WORD_URL, WORD_WORKER, classifyWord, isImportAt, isMetaAt, isUrlAt } from './words';
import { sourceEnd, sourceStart } from './source';

/** How far the end of type arguments or of the further arguments of a call is looked for. */
const LOOKAHEAD = 4096;
/** How many bytes may be looked at ahead in one source: reading stays linear. */
const LEAST_BUDGET = 65536;
let budget = 0;

/** Forgets the last source. */
export function clearCalls(): void {
  budget = LEAST_BUDGET + ((sourceEnd - sourceStart) >> 1);
  hasOpenUrl = false;
  hasUrlAlias = false;
}

/** Spends the bytes from `start` to `p`. */
function spend(start: number, p: number, result: number): number {
  resumeComments();
  budget -= p - start;
  return result;
}

/** How far to look from `p`. */
function lookaheadLimit(p: number): number {
  pauseComments();
  if (budget <= 0) leaveUndecided();
  const limit = p + (budget < LOOKAHEAD ? budget : LOOKAHEAD);
  return limit < sourceEnd ? limit : sourceEnd;
}

/** Whether the last call was entered at an operand: an operator or a bracket follows. */
export let isAfterOperand = false;

/**
 * Whether a string, or a template without holes, that is a whole argument begins at `p`. Returns the position of the quote that
 * closes it, or -1.
 */
export function findArgumentEnd(p: number): number {
  const c = u8At(p);
  if (!isQuote(c) && c !== BACKTICK) return -1;
  const end = findStringEnd(p);
  if (end < 0) return -1;
  const next = u8At(skipGap(end + 1));
  return next === COMMA || next === CLOSE_PAREN ? end : -1;
}

/**
 * Enters the call whose `(` is at `open`: records the target of its first argument and returns where reading goes on, in the
 * arguments. An argument that is not literal is left to the exact parse, and recorded as computed in case that fails.
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
  leaveUndecided();
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

/**
 * The position of the `(` of a call whose callee ends at `p`, after `?.`, `!` and type arguments, if any; -1 where no call follows.
 */
export function findCall(p: number): number {
  p = skipGap(p);
  if (u8At(p) === EXCLAMATION && u8At(p + 1) !== EQUALS) p = skipGap(p + 1);
  if (u8At(p) === QUESTION && u8At(p + 1) === DOT) p = skipGap(p + 2);
  if (u8At(p) === LESS) {
    p = skipTypeArguments(p);
    if (p < 0) return -1;
    pauseComments();
    p = skipGap(p);
    resumeComments();
  }
  return u8At(p) === OPEN_PAREN ? p : -1;
}

/** The name of a member that follows the operand that ends at `p`: `.name`, `?.name`, `!.name`; -1 where there is none. */
export function findMember(p: number): number {
  p = skipGap(p);
  if (u8At(p) === EXCLAMATION && u8At(p + 1) !== EQUALS) p = skipGap(p + 1);
  if (u8At(p) === QUESTION && u8At(p + 1) === DOT) p++;
  if (u8At(p) !== DOT) return -1;
  p = skipGap(p + 1);
  const c = u8At(p);
  return isWordByte(c) && !(c >= 48 && c <= 57) ? p : -1;
}

/** The position after the `>` that closes the type arguments at `p`; -1 where none is near. */
export function skipTypeArguments(p: number): number {
  const start = p;
  const limit = lookaheadLimit(p);
  let depth = 0;
  while (p < limit) {
    p = skipGap(p);
    const c = u8At(p);
    if (c === LESS) depth++;
    else if (c === GREATER) {
      if (--depth === 0) return spend(start, p, p + 1);
    } else if (c === EQUALS && u8At(p + 1) === GREATER) p++;
    else if (isQuote(c) || c === BACKTICK) {
      const end = findStringEnd(p);
      if (end < 0) break;
      p = end;
    } else if (isWordByte(c)) {
      p = skipWord(p);
      continue;
    } else if (c === SEMICOLON && depth === 1) break;
    p++;
  }
  return spend(start, p, -1);
}

/** The position after the `)` that closes the arguments that `p` is among; -1 where none is near. */
export function skipArguments(p: number): number {
  const start = p;
  const limit = lookaheadLimit(p);
  let depth = 1;
  while (p < limit) {
    p = skipGap(p);
    const c = u8At(p);
    if (c === OPEN_PAREN || c === OPEN_BRACKET || c === OPEN_BRACE) depth++;
    else if (c === CLOSE_PAREN || c === CLOSE_BRACKET || c === CLOSE_BRACE) {
      if (--depth === 0) return spend(start, p, c === CLOSE_PAREN ? p + 1 : -1);
    } else if (isQuote(c) || c === BACKTICK) {
      const end = findStringEnd(p);
      if (end < 0) break;
      p = end;
    }
    p++;
  }
  return spend(start, p, -1);
}

/** Reads what follows the `new` at `p`; the position where reading goes on, or -1 where it is neither a URL nor a worker. */
export function enterConstruction(p: number): number {
  const word = skipGap(p + 3);
  const end = skipWord(word);
  const kind = classifyWord(word, end - word);
  if (kind === WORD_URL) {
    const open = skipGap(end);
    if (u8At(open) !== OPEN_PAREN) return -1;
    return enterUrl(open, p, FORM_NEW_URL);
  }
  if (kind !== WORD_WORKER) return -1;
  const open = skipGap(end);
  if (u8At(open) !== OPEN_PAREN) return -1;
  useNames(NAME_WORKER);
  const inner = skipGap(open + 1);
  if ((u32At(inner) & 0xffffff) === ascii('new') && isWordEnd(inner + 3)) {
    const url = skipGap(inner + 3);
    const urlEnd = skipWord(url);
    const urlOpen = skipGap(urlEnd);
    if (classifyWord(url, urlEnd - url) === WORD_URL && u8At(urlOpen) === OPEN_PAREN) {
      pushFrame(FRAME_PAREN, 0);
      return enterUrl(urlOpen, p, FORM_WORKER);
    }
  }
  leaveUndecided();
  return enterCall(open, p, FORM_WORKER);
}

/** Enters `new URL(`; it is a request if its second argument is `import.meta.url`. */
function enterUrl(open: number, statement: number, form: number): number {
  const start = skipGap(open + 1);
  const end = findArgumentEnd(start);
  isAfterOperand = true;
  if (end >= 0) {
    const comma = skipGap(end + 1);
    if (u8At(comma) === CLOSE_PAREN) {
      if (form === FORM_WORKER) leaveUndecided();
      pushFrame(FRAME_PAREN, 0);
      return comma;
    }
    const base = skipGap(comma + 1);
    const after = skipMetaUrl(base);
    if (after >= 0) {
      let close = skipGap(after);
      if (u8At(close) === COMMA) close = skipGap(close + 1);
      if (u8At(close) === CLOSE_PAREN) {
        useNames(NAME_URL);
        addSpecifier(start, end, statement, form, 0);
        pushFrame(FRAME_PAREN, 0);
        return close;
      }
    }
  }
  if (form === FORM_WORKER) leaveUndecided();
  noteOpenUrl();
  pushFrame(FRAME_URL, addRecord(start, -1, statement, FORM_DROPPED, COMPUTED, TEXT_COMPUTED));
  isAfterOperand = false;
  return start;
}

/** The position after `import.meta.url` at `p`, or -1. */
function skipMetaUrl(p: number): number {
  if (!isImportAt(p)) return -1;
  const meta = findMember(p + 6);
  if (meta < 0 || !isMetaAt(meta)) return -1;
  const url = findMember(meta + 4);
  return url >= 0 && isUrlAt(url) ? url + 3 : -1;
}

let hasOpenUrl = false;
let hasUrlAlias = false;

function noteOpenUrl(): void {
  hasOpenUrl = true;
  if (hasUrlAlias) leaveUndecided();
}

/** Notes that a name stands for `import.meta.url`: a URL may be relative to it. */
export function noteUrlAlias(): void {
  hasUrlAlias = true;
  if (hasOpenUrl) leaveUndecided();
}
