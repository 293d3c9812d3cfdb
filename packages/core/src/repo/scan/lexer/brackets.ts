import { leaveUndecided } from './bindings';
import { enterCall, isAfterOperand } from './calls';
import { CLOSE_PAREN, OPEN_PAREN } from './characters';
import {
  FRAME_ATTRIBUTE,
  FRAME_BRACE,
  FRAME_CALL,
  FRAME_CHAIN,
  FRAME_CONTROL,
  FRAME_ELEMENT,
  FRAME_PAREN,
  FRAME_URL,
  NO_FRAME,
  frameCount,
  popFrame,
  pushFrame,
  topFrame,
  topValue,
} from './frames';
import { readMockMember } from './named-words';
import { FORM_IMPORT_ACTUAL, FORM_MOCK, endOfRecord, formOfRecord, setEndOfRecord, statementOfRecord } from './records';
import {
  AFTER_AWAIT,
  FORM_OF_CHAIN,
  TOKEN_LITERAL,
  TOKEN_WORD,
  before,
  before2,
  clearPending,
  follow,
  pendingForm,
  pendingOpen,
  pendingStatement,
  tokenEnd,
} from './tokens';
import { WORD_CONTROL } from './words';

export function readOpenParen(p: number): number {
  if (p === pendingOpen) {
    clearPending();
    if (pendingForm !== FORM_OF_CHAIN) return readCall(p, pendingStatement, pendingForm);
    pushFrame(FRAME_CHAIN, pendingStatement);
    follow(OPEN_PAREN, true);
    return p + 1;
  }
  const isControl =
    before === TOKEN_WORD + WORD_CONTROL || (before === AFTER_AWAIT && before2 === TOKEN_WORD + WORD_CONTROL);
  pushFrame(isControl ? FRAME_CONTROL : FRAME_PAREN, 0);
  follow(OPEN_PAREN, true);
  return p + 1;
}

export function readCall(open: number, statement: number, form: number): number {
  const p = enterCall(open, statement, form);
  if (isAfterOperand) follow(TOKEN_LITERAL, false);
  else follow(OPEN_PAREN, true);
  return p;
}

export function readCloseParen(p: number): number {
  const kind = topFrame();
  let isControl = false;
  let chain = -1;
  if (kind <= FRAME_URL) {
    isControl = kind === FRAME_CONTROL;
    if (kind === FRAME_CHAIN) chain = topValue();
    else if (kind === FRAME_CALL || kind === FRAME_URL) endArgument();
    if (kind === FRAME_CALL && isMockForm(formOfRecord(topValue()))) chain = statementOfRecord(topValue());
    popFrame();
  } else leaveUndecided();
  follow(CLOSE_PAREN, isControl);
  if (chain >= 0) readMockMember(p + 1, chain);
  return p + 1;
}

function isMockForm(form: number): boolean {
  return form === FORM_MOCK || form === FORM_IMPORT_ACTUAL;
}

/** The first argument of the call on top of the stack ends with the last token. */
export function endArgument(): void {
  const record = topValue();
  if (endOfRecord(record) >= 0) return;
  setEndOfRecord(record, tokenEnd);
}

export let closedValue = 0;

/** Pops up to the innermost brace; brackets that are still open inside were a mistake of the source or of the reading. */
export function closeBrace(): number {
  while (frameCount > 0) {
    const kind = topFrame();
    closedValue = topValue();
    if (kind === FRAME_ELEMENT || kind === FRAME_ATTRIBUTE) break;
    popFrame();
    if (kind >= FRAME_BRACE) return kind;
    leaveUndecided();
  }
  leaveUndecided();
  return NO_FRAME;
}
