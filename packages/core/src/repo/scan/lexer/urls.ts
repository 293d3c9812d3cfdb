import { NAME_URL, NAME_WORKER, leaveUndecided, useNames } from './bindings';
import { enterCall, setAfterOperand } from './calls';
import { CLOSE_PAREN, COMMA, OPEN_PAREN, isWordEnd, skipWord } from './characters';
import { FRAME_PAREN, FRAME_URL, pushFrame } from './frames';
import { skipGap } from './gaps';
import { findArgumentEnd, findMember } from './lookahead';
import { ascii, u32At, u8At } from './memory';
import { COMPUTED, FORM_DROPPED, FORM_NEW_URL, FORM_WORKER, TEXT_COMPUTED, addRecord } from './records';
import { addSpecifier } from './specifiers';
import { WORD_URL, WORD_WORKER, classifyWord, isImportAt, isMetaAt, isUrlAt } from './words';

/** Forgets the last source. */
export function clearUrls(): void {
  hasOpenUrl = false;
  hasUrlAlias = false;
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
  return enterCall(open, p, FORM_WORKER);
}

/** Enters `new URL(`; it is a request if its second argument is `import.meta.url`. */
function enterUrl(open: number, statement: number, form: number): number {
  const start = skipGap(open + 1);
  const end = findArgumentEnd(start);
  setAfterOperand(true);
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
  setAfterOperand(false);
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
