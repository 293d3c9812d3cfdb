import { isUndecided } from './bindings';
import { clearScan } from './clear-scan';
import { isTooDeep } from './frames';
import { COMMENTS_READ, setCommentMode } from './gaps';
import { setListing } from './exported';
import { HEADER_UNDECIDED, readHeader } from './header';
import { setU32At, u32At } from './memory';
import { holdsRequest } from './needles';
import { hasFaults } from './records';
import { openSource } from './source';
import { mayBreakOff } from './structure';
import { tokenize } from './tokenizer';

export { fileFlags, isIrregular, recordCount } from './records';

/** The header and a search for words were enough. */
export const SCANNED_BY_HEADER = 0;
/** The source was read token by token. */
export const SCANNED_BY_TOKENS = 1;
/** Likewise, and the exact parse has the last word: something was not decidable, or makes no sense. */
export const SCANNED_UNDECIDED = 2;
/** Likewise, but the source is nested too deep for a parser. */
export const SCANNED_TOO_DEEP = 3;

/**
 * Scans the bytes from `start` to `end` and leaves records. The bytes before `start` are not looked at, and those after `end`
 * are put back as they were.
 *
 * @param language 0 `ts`, 1 `tsx`, 2 `dts`, 3 `js`
 */
export function scanSource(start: number, end: number, language: number): number {
  openSource(start, end, language);
  setListing(false);
  const tail = u32At(end);
  setU32At(end, 0);
  clearScan();
  let result = SCANNED_BY_HEADER;
  const body = readHeader();
  if (body === HEADER_UNDECIDED || holdsRequest(body) || mayBreakOff(body)) {
    clearScan();
    setCommentMode(COMMENTS_READ, start, true);
    tokenize();
    if (!isUndecided && !hasFaults) result = SCANNED_BY_TOKENS;
    else result = isTooDeep() ? SCANNED_TOO_DEEP : SCANNED_UNDECIDED;
  }
  setU32At(end, tail);
  return result;
}

/**
 * Reads the bytes from `start` to `end` token by token, and leaves a record for each `export` at the top besides the others. Exact
 * where it returns `SCANNED_BY_TOKENS`.
 */
export function scanExports(start: number, end: number, language: number): number {
  openSource(start, end, language);
  setListing(true);
  const tail = u32At(end);
  setU32At(end, 0);
  clearScan();
  setCommentMode(COMMENTS_READ, start, true);
  tokenize();
  setU32At(end, tail);
  return isUndecided || hasFaults ? SCANNED_UNDECIDED : SCANNED_BY_TOKENS;
}
