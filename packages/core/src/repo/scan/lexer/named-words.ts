import {
  NAME_MOCKER,
  NAME_MODULE,
  NAME_REQUIRE,
  bindNames,
  declareRequire,
  leaveUndecided,
  nameOfWord,
  useNames,
} from './bindings';
import { skipBlanksBack } from './blanks';
import { isTakenFromGlobal } from './call-needles';
import {
  CLOSE_BRACE,
  CLOSE_PAREN,
  COLON,
  COMMA,
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
  hasLineEnd,
  isQuote,
  skipWord,
} from './characters';
import { beginsCreation, noteRequiredModule } from './created-require';
import { skipGap } from './gaps';
import { findCall, findMember } from './lookahead';
import { ascii, isWordByte, u8At } from './memory';
import {
  FORM_DECLARE_MODULE,
  FORM_IMPORT_ACTUAL,
  FORM_MOCK,
  FORM_MODULE_REQUIRE,
  FORM_REQUIRE,
  FORM_REQUIRE_RESOLVE,
  TYPE_ONLY,
} from './records';
import { isDeclaration, isTyped, sourceStart } from './source';
import { addSpecifier } from './specifiers';
import {
  FORM_OF_CHAIN,
  TOKEN_LITERAL,
  TOKEN_SPREAD,
  TOKEN_WORD,
  before,
  before2,
  expectAmbient,
  expectCall,
  follow,
  followWord,
  followsLineEnd,
  passWord,
  wordStart,
} from './tokens';
import {
  GETS_ACTUAL,
  MOCKS_NOTHING,
  WORD_BINDER,
  WORD_DECLARE,
  WORD_DEFINER,
  WORD_EXPORT,
  WORD_MOCKER,
  WORD_MODULE,
  WORD_REQUIRE,
  WORD_TYPEOF,
  classifyMock,
  isAsAt,
  isRequireAt,
  isResolveAt,
} from './words';

/** Whether the word at `p`, which is no call, is declared there, as far as tokens can tell; `declare const` declares nothing here. */
export function noteBinding(kind: number, p: number, end: number): void {
  const next = skipGap(end);
  const c = u8At(next);
  if (before === TOKEN_WORD + WORD_BINDER || before === TOKEN_WORD + WORD_DEFINER) {
    if (before2 !== TOKEN_WORD + WORD_DECLARE) bindNames(nameOfWord(kind));
  } else if (
    (before === OPEN_PAREN || before === COMMA || before === OPEN_BRACE || before === TOKEN_SPREAD) &&
    (c === COMMA || c === CLOSE_PAREN || c === CLOSE_BRACE || c === EQUALS || c === COLON || c === QUESTION)
  ) {
    bindNames(nameOfWord(kind));
  } else if (c === EQUALS && u8At(next + 1) === GREATER) bindNames(nameOfWord(kind));
}

/** `require('x')`, `require.resolve('x')`. */
export function readRequire(p: number, end: number): number {
  readRequireAs(p, end, p, FORM_REQUIRE);
  followWord(WORD_REQUIRE, p, false);
  return end;
}

/** @param statement where the call begins: at `require`, or at the `module` before it */
function readRequireAs(p: number, end: number, statement: number, form: number): void {
  const next = skipGap(end);
  const c = u8At(next);
  const open = findCall(end);
  if (open >= 0) {
    if (before === TOKEN_WORD + WORD_DEFINER) {
      if (before2 !== TOKEN_WORD + WORD_DECLARE) bindNames(NAME_REQUIRE);
      return;
    }
    useNames(NAME_REQUIRE);
    noteRequiredModule(open);
    expectCall(open, statement, form);
    return;
  }
  const member = findMember(end);
  if (member >= 0) {
    if (!isResolveAt(member)) return;
    const call = findCall(member + 7);
    if (call >= 0) {
      useNames(NAME_REQUIRE);
      expectCall(call, statement, FORM_REQUIRE_RESOLVE);
    } else if (findMember(member + 7) < 0) leaveUndecided();
    return;
  }
  // `typeof require`, `!require`, `require && a`: what comes of it is no function.
  if (before === TOKEN_WORD + WORD_TYPEOF || before === EXCLAMATION) return;
  if (c === ascii('&') || c === ascii('|')) return;
  const isDeclared =
    (before === TOKEN_WORD + WORD_BINDER || before === TOKEN_WORD + WORD_DEFINER) &&
    before2 === TOKEN_WORD + WORD_DECLARE;
  if (isDeclared) return;
  if (c === COLON && before === OPEN_BRACE && !isTakenFromGlobal(next + 1)) return;
  if (c === EQUALS && u8At(next + 1) === EQUALS) return;
  if (c === CLOSE_PAREN && form === FORM_REQUIRE && readWrapped(p, next)) return;
  if (c === EQUALS && beginsCreation(skipGap(next + 1))) return;
  if (before === TOKEN_WORD + WORD_BINDER && (c === EQUALS || c === COLON)) {
    declareRequire(p);
    return;
  }
  // Passed on, declared, assigned or wrapped: what it means then is a question of scopes.
  leaveUndecided();
}

/** `(require)('x')`, also behind an assertion: `<any>(require)('x')`. */
function readWrapped(p: number, close: number): boolean {
  const open = findCall(close + 1);
  const paren = skipBlanksBack(p);
  if (open < 0 || before !== OPEN_PAREN || u8At(paren) !== OPEN_PAREN || !isGrouping(paren)) return false;
  useNames(NAME_REQUIRE);
  noteRequiredModule(open);
  expectCall(open, paren, FORM_REQUIRE);
  return true;
}

/** Whether the parenthesis at `p` opens no call: it follows what an operand follows, or an assertion that does. */
function isGrouping(p: number): boolean {
  let q = skipBlanksBack(p);
  if (u8At(q) === GREATER && isTyped) {
    q--;
    while (q >= sourceStart && isWordByte(u8At(q))) q--;
    if (u8At(q) !== LESS) return false;
    q = skipBlanksBack(q);
  }
  const c = q >= sourceStart ? u8At(q) : SEMICOLON;
  return c === EQUALS || c === OPEN_PAREN || c === COMMA || c === SEMICOLON || c === OPEN_BRACE;
}

export function readModuleWord(p: number, end: number): number {
  const next = skipGap(end);
  if (mayDeclareModule(p) && isQuote(u8At(next)) && !hasLineEnd(end, next)) return readAmbient(p, next);
  if (!isDeclaration) {
    const member = findMember(end);
    if (member >= 0 && isRequireAt(member)) {
      const close = skipWord(member);
      if (findCall(close) < 0 && findMember(close) < 0) leaveUndecided();
      else {
        useNames(NAME_MODULE);
        readRequireAs(member, close, p, FORM_MODULE_REQUIRE);
      }
      follow(TOKEN_LITERAL, false);
      return close;
    }
    if (before === EQUALS && member < 0) bindNames(NAME_MODULE);
    noteBinding(WORD_MODULE, p, end);
  }
  return passWord(WORD_MODULE, p, end);
}

/** After `declare` or, in TypeScript, at the beginning of a statement. */
function mayDeclareModule(p: number): boolean {
  if (before === TOKEN_WORD + WORD_DECLARE) return true;
  if (!isTyped) return false;
  const begins = before === 0 || before === SEMICOLON || before === OPEN_BRACE || before === CLOSE_BRACE;
  return begins || before === TOKEN_WORD + WORD_EXPORT || followsLineEnd(p);
}

/** `declare module 'x'`: an augmentation or the declaration of a package; which of them is known at the end. */
function readAmbient(p: number, start: number): number {
  const end = findStringEnd(start);
  if (end < 0) return passWord(WORD_MODULE, p, start);
  const statement = before === TOKEN_WORD + WORD_DECLARE ? wordStart : p;
  addSpecifier(start, end, statement, FORM_DECLARE_MODULE, TYPE_ONLY);
  const next = skipGap(end + 1);
  if (u8At(next) === OPEN_BRACE) expectAmbient(next);
  follow(TOKEN_LITERAL, true);
  return end + 1;
}

/** `vi`, `vitest` or `jest`: a method of the mock family, or a declaration of the name. */
export function readMocker(p: number, end: number): void {
  if (readMockMember(end, p)) return;
  const next = skipGap(end);
  const c = u8At(next);
  if (c === OPEN_BRACKET || c === EXCLAMATION || before === EQUALS || isAsAt(next)) leaveUndecided();
  else if (c === CLOSE_PAREN && before === OPEN_PAREN) leaveUndecided();
  noteBinding(WORD_MOCKER, p, end);
}

/** Looks for a method after the object or call that ends at `p`. Returns whether there is a member at all. */
export function readMockMember(p: number, statement: number): boolean {
  const member = findMember(p);
  if (member < 0) return false;
  const end = skipWord(member);
  const kind = classifyMock(member, end - member);
  const open = findCall(end);
  if (kind === MOCKS_NOTHING) {
    if (open >= 0) expectCall(open, statement, FORM_OF_CHAIN);
    return true;
  }
  if (open < 0) {
    // `vi.fn().mock.calls` is another `mock`.
    if (findMember(end) < 0) leaveUndecided();
    return true;
  }
  useNames(NAME_MOCKER);
  expectCall(open, statement, kind === GETS_ACTUAL ? FORM_IMPORT_ACTUAL : FORM_MOCK);
  return true;
}
