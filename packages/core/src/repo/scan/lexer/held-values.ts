import { NAME_MODULE, bindNames, leaveUndecided, requireDeclared, useNames } from './bindings';
import { isTakenFromGlobal } from './call-needles';
import {
  CARRIAGE_RETURN,
  CLOSE_PAREN,
  COLON,
  COMMA,
  DOT,
  EQUALS,
  EXCLAMATION,
  GREATER,
  NEWLINE,
  OPEN_PAREN,
  SEMICOLON,
  SLASH,
  skipWord,
} from './characters';
import { skipGap } from './gaps';
import { findCall, findMember, isAssignedAt } from './lookahead';
import { ascii, u32At, u8At } from './memory';
import { noteBinding } from './named-words';
import { isDeclaration } from './source';
import { TOKEN_WORD, before, before2 } from './tokens';
import {
  WORD_CREATE_REQUIRE,
  WORD_GLOBAL,
  WORD_MOCK,
  WORD_MOCKER,
  WORD_MODULE,
  WORD_REQUIRE,
  WORD_URL,
  WORD_WORKER,
  isResolveAt,
} from './words';

/** A member with the name of something that requests begin with. */
export function noteMember(kind: number, end: number): void {
  if (isDeclaration) return;
  const isGlobal = before2 === TOKEN_WORD + WORD_GLOBAL;
  const next = u8At(skipGap(end));
  switch (kind) {
    case WORD_CREATE_REQUIRE:
      leaveUndecided();
      return;
    case WORD_REQUIRE: {
      // `(module as any).require('x')`; an object that stands for `module`.
      if (!isGlobal && before2 !== CLOSE_PAREN && before2 !== EXCLAMATION) useNames(NAME_MODULE);
      else if (!isLookedAt(end) && !(next === SEMICOLON && isHeldByRequire(end))) leaveUndecided();
      return;
    }
    case WORD_MODULE:
      if (isGlobal) leaveUndecided();
      return;
    case WORD_URL:
    case WORD_WORKER:
      if (next === OPEN_PAREN) leaveUndecided();
      else if ((isGlobal || before2 === CLOSE_PAREN || before2 === EXCLAMATION) && isHandedOn(end)) leaveUndecided();
      return;
    case WORD_MOCKER:
      if (next === DOT) leaveUndecided();
      return;
    case WORD_MOCK:
      if (next === DOT) {
        const member = findMember(end);
        if (member >= 0 && u32At(member) === ascii('modu') && findCall(skipWord(member)) >= 0) leaveUndecided();
      }
  }
}

/** `window.require.config`, `window.require !== undefined`: neither calls `require` nor hands it on. */
function isLookedAt(end: number): boolean {
  const member = findMember(end);
  if (member >= 0) return !isResolveAt(member);
  const next = skipGap(end);
  return (u8At(next) === EXCLAMATION || u8At(next) === EQUALS) && u8At(next + 1) === EQUALS;
}

/** Whether the value that ends at `end` goes to a name, or an argument: no member of it is taken, nothing given to it. */
function isHandedOn(end: number): boolean {
  return !isLookedAt(end) && !isAssignedAt(skipGap(end));
}

/** `URL`, `Worker`, or a global object: a declaration of the name, or the value goes to another. */
export function readNamed(kind: number, p: number, end: number): void {
  const next = skipGap(end);
  if (u8At(next) === COLON && isTakenFromGlobal(next + 1)) leaveUndecided();
  const isHeld = before === EQUALS || before === OPEN_PAREN || before === GREATER;
  if (isHeld && u8At(next) !== OPEN_PAREN && isHandedOn(end)) {
    if (kind === WORD_GLOBAL) bindNames(NAME_MODULE);
    else leaveUndecided();
  }
  if (kind !== WORD_GLOBAL) noteBinding(kind, p, end);
}

/** `const require: R = window.require;` up to `end`: what else holds the value would be seen by its own `=`. */
function isHeldByRequire(end: number): boolean {
  if (requireDeclared < 0) return false;
  let assignments = 0;
  for (let p = requireDeclared; p < end; p++) {
    const c = u8At(p);
    if (c === EQUALS) assignments++;
    else if (c === COMMA || c === SEMICOLON || c === NEWLINE || c === CARRIAGE_RETURN || c === SLASH) return false;
  }
  return assignments === 1;
}
