import { leaveUndecided, noteLoadedModule } from './bindings';
import { readCall } from './brackets';
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_PAREN,
  COLON,
  COMMA,
  DOT,
  EQUALS,
  OPEN_BRACE,
  OPEN_PAREN,
  QUESTION,
  isQuote,
  skipWord,
} from './characters';
import { isParameterAt } from './computed';
import { noteExported } from './exported';
import { readExport } from './exports';
import { FRAME_AMBIENT, FRAME_PAREN, FRAME_URL, frameCount, pushFrame, topFrame, topValue } from './frames';
import { skipGap } from './gaps';
import { makesModule, readImport } from './imports';
import { findArgumentEnd, findCall, findMember, skipArguments } from './lookahead';
import { ascii, isWordByte, u8At } from './memory';
import {
  FAULT_MALFORMED_EXPORT,
  FAULT_MALFORMED_IMPORT,
  FORM_DROPPED,
  FORM_DYNAMIC_IMPORT,
  FORM_IMPORT_META_GLOB,
  FORM_IMPORT_META_RESOLVE,
  FORM_IMPORT_TYPE,
  FORM_NEW_URL,
  FORM_TYPEOF_IMPORT,
  TYPE_ONLY,
  addFault,
  enterAmbient,
  formOfRecord,
  leaveAmbient,
  setFormOfRecord,
} from './records';
import { isDeclaration, isTyped, sourceEnd } from './source';
import { MALFORMED, addSpecifier } from './specifiers';
import {
  TOKEN_LITERAL,
  TOKEN_WORD,
  before,
  before2,
  expectCall,
  follow,
  followWord,
  markModule,
  passWord,
  wordStart,
} from './tokens';
import { isTypePosition } from './type-position';
import { noteUrlAlias } from './urls';
import {
  WORD_DECLARE,
  WORD_EXPORT,
  WORD_NAME,
  WORD_TYPEOF,
  isGlobAt,
  isMetaAt,
  isPhaseAt,
  isResolveAt,
  isUrlAt,
} from './words';

export function readImportWord(p: number, end: number): number {
  const next = skipGap(end);
  const c = u8At(next);
  if (c === OPEN_PAREN) return readImportCall(p, next);
  if (c === DOT) return readImportMember(p, end, next);
  const begins =
    isQuote(c) || c === OPEN_BRACE || c === ascii('*') || isWordByte(c) || c === BACKSLASH || next >= sourceEnd;
  if (!begins) return passWord(WORD_NAME, p, end);
  const isDeclared = before === TOKEN_WORD + WORD_DECLARE;
  if (isDeclared) enterAmbient();
  const after = readImport(p, isDeclared ? wordStart : p);
  if (isDeclared) leaveAmbient();
  if (after >= 0) {
    if (frameCount === 0 && makesModule) markModule();
    // In a namespace it may be erased with all that stands there.
    if (frameCount > 0 && topFrame() !== FRAME_AMBIENT) leaveUndecided();
    follow(TOKEN_LITERAL, true);
    return after;
  }
  if (after === MALFORMED) addFault(FAULT_MALFORMED_IMPORT, p);
  followWord(WORD_NAME, p, true);
  return end;
}

function readImportCall(p: number, open: number): number {
  const isTypeof = before === TOKEN_WORD + WORD_TYPEOF && isTyped;
  const start = skipGap(open + 1);
  const end = findArgumentEnd(start);
  if (end < 0) {
    if (isDeclaration || u8At(start) === CLOSE_PAREN || (isTyped && isParameterAt(start)))
      return passWord(WORD_NAME, p, open);
    return readCall(open, p, FORM_DYNAMIC_IMPORT);
  }
  let form = FORM_DYNAMIC_IMPORT;
  if (isTypeof) form = FORM_TYPEOF_IMPORT;
  else if (isDeclaration) form = FORM_IMPORT_TYPE;
  else if (isTyped) {
    const close = skipArguments(end + 1);
    if (close < 0) leaveUndecided();
    else if (isTypePosition(close)) form = FORM_IMPORT_TYPE;
  }
  const erased = form === FORM_DYNAMIC_IMPORT ? 0 : TYPE_ONLY;
  addSpecifier(start, end, p, form, erased);
  if (erased === 0) noteLoadedModule(start, end + 1);
  pushFrame(FRAME_PAREN, 0);
  follow(TOKEN_LITERAL, false);
  return end + 1;
}

function readImportMember(p: number, end: number, dot: number): number {
  const member = skipGap(dot + 1);
  if (isPhaseAt(member)) {
    const open = skipGap(skipWord(member));
    if (u8At(open) === OPEN_PAREN) return readCall(open, p, FORM_DYNAMIC_IMPORT);
  }
  if (!isMetaAt(member)) {
    // `import.` breaks off, or goes on in a way that is yet to be invented.
    if (!isWordByte(u8At(member))) addFault(FAULT_MALFORMED_IMPORT, p);
    return passWord(WORD_NAME, p, end);
  }
  const operator = before;
  const isCalled = before === OPEN_PAREN && before2 === TOKEN_WORD + WORD_NAME;
  const after = member + 4;
  follow(TOKEN_LITERAL, false);
  const property = findMember(after);
  if (property < 0) {
    // `(import.meta as any).glob('x')`; but what a function does with it is its own affair.
    const c = u8At(skipGap(after));
    const isArgument = c === COMMA || (c === CLOSE_PAREN && (isCalled || operator === COMMA));
    if (!isArgument) leaveUndecided();
    return after;
  }
  if (isUrlAt(property)) {
    if (topFrame() === FRAME_URL) {
      leaveUndecided();
      if (formOfRecord(topValue()) === FORM_DROPPED) setFormOfRecord(topValue(), FORM_NEW_URL);
    } else if (operator === EQUALS || operator === COLON) noteUrlAlias();
    return property + 3;
  }
  const isResolve = isResolveAt(property);
  if (!isResolve && !isGlobAt(property)) return skipWord(property);
  const close = skipWord(property);
  const open = findCall(close);
  if (open < 0) {
    leaveUndecided();
    return close;
  }
  expectCall(open, p, isResolve ? FORM_IMPORT_META_RESOLVE : FORM_IMPORT_META_GLOB);
  return close;
}

export function readExportWord(p: number, end: number): number {
  const c = u8At(skipGap(end));
  if (
    c === COLON ||
    c === COMMA ||
    c === QUESTION ||
    c === OPEN_PAREN ||
    c === CLOSE_BRACE ||
    c === CLOSE_PAREN ||
    c === DOT
  ) {
    return passWord(WORD_NAME, p, end);
  }
  // `declare export` is Flow's.
  const isDeclared = before === TOKEN_WORD + WORD_DECLARE;
  if (isDeclared) enterAmbient();
  noteExported(p, end);
  const after = readExport(p, isDeclared ? wordStart : p);
  if (isDeclared) leaveAmbient();
  if (frameCount === 0 && makesModule) markModule();
  if (after >= 0) {
    if (frameCount > 0 && topFrame() !== FRAME_AMBIENT) leaveUndecided();
    follow(TOKEN_LITERAL, true);
    return after;
  }
  if (after === MALFORMED) addFault(FAULT_MALFORMED_EXPORT, p);
  followWord(WORD_EXPORT, p, true);
  return end;
}
