import { nameOfWord } from './bindings';
import {
  ASTERISK,
  CLOSE_BRACE,
  CLOSE_PAREN,
  EQUALS,
  GREATER,
  OPEN_BRACE,
  OPEN_PAREN,
  hasLineEnd,
  isQuote,
  skipWord,
} from './characters';
import { skipGap } from './gaps';
import { readImport, setMakesModule } from './imports';
import { ascii, isWordByte, u32At, u8At } from './memory';
import { areAllTypes, isNameByte, listLength, readNames, skipBinding } from './names';
import {
  FORM_EXPORT_STAR,
  FORM_EXPORT_STAR_AS,
  FORM_RE_EXPORT,
  INLINE_TYPE_ONLY,
  MAY_REEXPORT_IMPORTS,
  REEXPORTS,
  TYPE_ONLY,
  addFileFlag,
} from './records';
import { sourceEnd } from './source';
import { MALFORMED, NO_REQUEST, readFrom } from './specifiers';
import {
  WORD_DEFINER,
  WORD_NAME,
  WORD_TYPE_OPERATOR,
  classifyWord,
  isAsAt,
  isFromAt,
  isImportAt,
  isTypeAt,
} from './words';

/** Reads the `export` at `p`, records its request, notes what it says about the file, and returns the position after it. */
export function readExport(p: number, statement: number): number {
  setMakesModule(true);
  let q = skipGap(p + 6);
  let flags = 0;
  if (isTypeAt(q)) {
    const next = skipGap(q + 4);
    if (u8At(next) === OPEN_BRACE || u8At(next) === ASTERISK) {
      flags = TYPE_ONLY;
      q = next;
    }
  }
  const c = u8At(q);
  if (c === ASTERISK) return readExportStar(q, statement, flags);
  if (c === OPEN_BRACE) {
    const after = readNames(q, false);
    if (after < 0) return after;
    if (flags === 0 && areAllTypes) flags = INLINE_TYPE_ONLY;
    q = skipGap(after);
    if (isFromAt(q)) {
      addFileFlag(REEXPORTS);
      return readFrom(q, statement, FORM_RE_EXPORT, flags, 0);
    }
    if (listLength > 0) addFileFlag(MAY_REEXPORT_IMPORTS);
    return after;
  }
  if (c === EQUALS) {
    if (u8At(q + 1) !== EQUALS && u8At(q + 1) !== GREATER) addFileFlag(MAY_REEXPORT_IMPORTS);
    else setMakesModule(false);
    return NO_REQUEST;
  }
  if (isImportAt(q)) {
    addFileFlag(MAY_REEXPORT_IMPORTS);
    const after = readImport(q, statement);
    setMakesModule(true);
    return after;
  }
  if (!isWordByte(c)) {
    if (q >= sourceEnd) return MALFORMED;
    setMakesModule(c === ascii('@'));
    return NO_REQUEST;
  }
  return readExportedName(q, statement);
}

function readExportStar(p: number, statement: number, flags: number): number {
  let q = skipGap(p + 1);
  let form = FORM_EXPORT_STAR;
  if (isAsAt(q)) {
    form = FORM_EXPORT_STAR_AS;
    const end = skipBinding(skipGap(q + 2));
    if (end < 0) return end;
    q = skipGap(end);
  }
  addFileFlag(REEXPORTS);
  return readFrom(q, statement, form, flags, 0);
}

/** `export default name`, which may hand on an import, and `export name from 'x'`, a proposal that some compilers know. */
function readExportedName(p: number, statement: number): number {
  const end = skipWord(p);
  if (u32At(p) === ascii('defa') && u32At(p + 3) === ascii('ault') && end === p + 7) {
    if (isNameAlone(skipGap(end))) addFileFlag(MAY_REEXPORT_IMPORTS);
    return NO_REQUEST;
  }
  const next = skipGap(end);
  if (!isFromAt(next) || !isQuote(u8At(skipGap(next + 4)))) return NO_REQUEST;
  addFileFlag(REEXPORTS);
  return readFrom(next, statement, FORM_RE_EXPORT, 0, 0);
}

/** Whether a name stands at `p`, perhaps in parentheses or under `as`, and not the beginning of anything longer. */
export function isNameAlone(p: number): boolean {
  while (u8At(p) === OPEN_PAREN) p = skipGap(p + 1);
  if (!isNameByte(u8At(p))) return false;
  const end = skipWord(p);
  const kind = classifyWord(p, end - p);
  if (kind === WORD_DEFINER || (kind !== WORD_NAME && kind !== WORD_TYPE_OPERATOR && nameOfWord(kind) === 0))
    return false;
  const next = skipGap(end);
  if (isDeclarationWord(p, end - p) && isWordByte(u8At(next)) && !hasLineEnd(end, next)) return false;
  const c = u8At(next);
  if (next >= sourceEnd || c === ascii(';') || c === CLOSE_PAREN || c === CLOSE_BRACE || c === ascii('!')) return true;
  return isWordByte(c) || isQuote(c) || c === ascii('@');
}

/** `async`, `abstract` and `interface`, which begin a declaration on the same line. */
function isDeclarationWord(p: number, length: number): boolean {
  if (length === 5) return u32At(p) === ascii('asyn');
  if (length === 8) return u32At(p) === ascii('abst') && u32At(p + 4) === ascii('ract');
  return length === 9 && u32At(p) === ascii('inte') && u32At(p + 4) === ascii('rfac');
}
