import {
  NAME_MOCKER,
  NAME_MODULE,
  NAME_REQUIRE,
  bindNames,
  hasShadows,
  leaveUndecided,
  nameOfWord,
  noteImportSource,
  useNames,
} from './bindings';
import {
  findArgumentEnd,
  findCall,
  findMember,
  enterCall,
  enterConstruction,
  isAfterOperand,
  noteUrlAlias,
  skipArguments,
} from './calls';
import {
  AT,
  BACKSLASH,
  BACKTICK,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COLON,
  COMMA,
  DOLLAR,
  DOT,
  EQUALS,
  EXCLAMATION,
  GREATER,
  LESS,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  QUESTION,
  SEMICOLON,
  SLASH,
  SPACE,
  findStringEnd,
  isDigit,
  isLineEnd,
  isQuote,
  skipWord,
} from './characters';
import {
  IN_CODE,
  IN_TAG,
  IN_TEXT,
  beginsElement,
  elementState,
  enterElement,
  isAfterElement,
  readTag,
  readText,
} from './elements';
import {
  FRAME_AMBIENT,
  FRAME_ATTRIBUTE,
  FRAME_BRACE,
  FRAME_BRACKET,
  FRAME_CALL,
  FRAME_CHAIN,
  FRAME_CONTROL,
  FRAME_ELEMENT,
  FRAME_PAREN,
  FRAME_TAG_HOLE,
  FRAME_TEMPLATE,
  FRAME_TEXT_HOLE,
  FRAME_URL,
  NO_FRAME,
  addWeight,
  frameCount,
  frameKindAt,
  frameValueAt,
  popFrame,
  pushFrame,
  resetWeight,
  topFrame,
  topValue,
  weightOfStatement,
} from './frames';
import { endLeadingComments, skipGap } from './gaps';
import { ascii, isWordByte, u32At, u8At } from './memory';
import {
  FAULT_MALFORMED_EXPORT,
  FAULT_MALFORMED_IMPORT,
  FAULT_UNTERMINATED_STRING,
  FAULT_UNTERMINATED_TEMPLATE,
  FORM_AMBIENT_NAME,
  FORM_DECLARE_MODULE,
  FORM_DROPPED,
  FORM_DYNAMIC_IMPORT,
  FORM_IMPORT_ACTUAL,
  FORM_IMPORT_META_GLOB,
  FORM_IMPORT_META_RESOLVE,
  FORM_IMPORT_TYPE,
  FORM_MOCK,
  FORM_MODULE_REQUIRE,
  FORM_NEW_URL,
  FORM_REQUIRE,
  FORM_REQUIRE_RESOLVE,
  FORM_TYPEOF_IMPORT,
  TYPE_ONLY,
  addFault,
  endOfRecord,
  enterAmbient,
  formOfRecord,
  leaveAmbient,
  recordCount,
  setEndOfRecord,
  setFormOfRecord,
  startOfRecord,
  statementOfRecord,
} from './records';
import { MALFORMED, addSpecifier, makesModule, readExport, readImport } from './requests';
import { isDeclaration, isTyped, hasElements, sourceEnd, sourceStart } from './source';
import {
  GETS_ACTUAL,
  MOCKS_NOTHING,
  WORD_BINDER,
  WORD_CONTROL,
  WORD_CREATE_REQUIRE,
  WORD_DECLARE,
  WORD_DEFINER,
  WORD_EXPORT,
  WORD_EXTENDS,
  WORD_GLOBAL,
  WORD_IMPORT,
  WORD_MOCK,
  WORD_MOCKER,
  WORD_MODULE,
  WORD_NAME,
  WORD_NEW,
  WORD_OPERATOR,
  WORD_REQUIRE,
  WORD_TYPEOF,
  WORD_TYPE_OPERATOR,
  WORD_URL,
  WORD_VALUE_OPERATOR,
  WORD_WORKER,
  classifyMock,
  classifyWord,
  isAsAt,
  isGlobAt,
  isMetaAt,
  isPhaseAt,
  isRequireAt,
  isResolveAt,
  isUrlAt,
} from './words';

/** Tokens: punctuation is its character; what needs more than one, and everything else, a number above. */
const TOKEN_ARROW = 256;
/** `||`, `&&`, `??` */
const TOKEN_LOGICAL = 257;
const TOKEN_SPREAD = 258;
/** A string, template, expression in regular form, element, or the end of a request. */
const TOKEN_LITERAL = 259;
/** Words are this and their kind. */
const TOKEN_WORD = 512;

/** A call that requests nothing, after which a method that does may follow. */
const FORM_OF_CHAIN = 250;

/** What operators add to the depth of the tree: between operands, before one, and those that nest to the right. */
const INFIX_WEIGHT = 1;
const PREFIX_WEIGHT = 4;
const RIGHT_WEIGHT = 3;
/** `a<a<a<…` may be type arguments at each turn, and a parser tries. */
const LESS_WEIGHT = 64;
/** From this weight on it is worth looking for the ends of statements that no semicolon ends. */
const LONG_STATEMENT = 512;

const AFTER_AWAIT = TOKEN_WORD + WORD_VALUE_OPERATOR;

/** The last token and the one before it; 0 at the beginning. */
let before = 0;
let before2 = 0;
/** Where the last token begins, if it is a word. */
let wordStart = 0;
/** Whether an operand is expected: a slash begins a regular expression. */
let expectsOperand = true;
/** The `(` of a call whose head was met already, its form and the beginning of its statement. */
let pendingOpen = -1;
let pendingForm = 0;
let pendingStatement = 0;
/** The `{` of the body of `declare module 'x'`. */
let ambientOpen = -1;
/** Bytes that may still be spent on slashes that turn out to be no regular expression. */
let regexBudget = 0;
let isModule = false;
/** Members, calls and the like: every other one counts. */
let suffixes = 0;

/** Reads the whole source. What it cannot decide is left to the exact parse: see `isUndecided`. */
export function tokenize(): void {
  before = 0;
  before2 = 0;
  expectsOperand = true;
  pendingOpen = -1;
  ambientOpen = -1;
  regexBudget = 65536;
  isModule = false;
  let p = sourceStart;
  if (u8At(p) === ascii('#') && u8At(p + 1) === ascii('!')) p = findLineEnd(p);
  let state = IN_CODE;
  for (;;) {
    if (state !== IN_CODE) {
      p = state === IN_TAG ? readTag(p) : readText(p);
      state = elementState;
      if (isAfterElement) follow(TOKEN_LITERAL, false);
      else if (state === IN_CODE) follow(OPEN_BRACE, true);
      if (p >= sourceEnd) break;
      continue;
    }
    p = skipGap(p);
    if (p >= sourceEnd) break;
    const c = u8At(p);
    if (isWordByte(c)) {
      p = readWord(p);
      continue;
    }
    endLeadingComments();
    switch (c) {
      case 34:
      case 39:
        p = readString(p);
        break;
      case BACKTICK:
        p = readTemplate(p + 1, p);
        break;
      case SLASH:
        p = readSlash(p);
        break;
      case DOT:
        if (u8At(p + 1) === DOT && u8At(p + 2) === DOT) {
          follow(TOKEN_SPREAD, true);
          p += 3;
        } else {
          follow(DOT, false);
          p++;
          if (isDigit(u8At(p))) before = 0;
        }
        break;
      case OPEN_PAREN:
        p = readOpenParen(p);
        break;
      case CLOSE_PAREN:
        p = readCloseParen(p);
        break;
      case OPEN_BRACKET:
        pushFrame(FRAME_BRACKET, 0);
        follow(c, true);
        p++;
        break;
      case CLOSE_BRACKET:
        if (topFrame() === FRAME_BRACKET) popFrame();
        else leaveUndecided();
        follow(c, false);
        p++;
        break;
      case OPEN_BRACE:
        if (p === ambientOpen) {
          pushFrame(FRAME_AMBIENT, 0);
          enterAmbient();
        } else pushFrame(FRAME_BRACE, 0);
        follow(c, true);
        p++;
        break;
      case CLOSE_BRACE: {
        const kind = closeBrace();
        if (kind === FRAME_TEMPLATE) p = readTemplate(p + 1, closedValue);
        else {
          if (kind === FRAME_AMBIENT) leaveAmbient();
          else if (kind === FRAME_TAG_HOLE || kind === FRAME_TEXT_HOLE)
            state = kind === FRAME_TAG_HOLE ? IN_TAG : IN_TEXT;
          follow(c, true);
          p++;
        }
        break;
      }
      case COMMA:
        if (topFrame() === FRAME_CALL || topFrame() === FRAME_URL) endArgument(p);
        resetWeight();
        follow(c, true);
        p++;
        break;
      case SEMICOLON:
        resetWeight();
        follow(c, true);
        p++;
        break;
      case LESS:
        if (u8At(p + 1) !== EQUALS && u8At(p + 1) !== LESS) addWeight(LESS_WEIGHT);
        if (expectsOperand && hasElements && beginsElement(p)) {
          if (before === CLOSE_BRACE) leaveUndecided();
          p = enterElement(p);
          state = elementState;
          break;
        }
        follow(c, true);
        p++;
        break;
      case EQUALS:
        if (u8At(p + 1) === GREATER) {
          addWeight(RIGHT_WEIGHT);
          follow(TOKEN_ARROW, true);
          p += 2;
        } else {
          if (expectsOperand) addWeight(INFIX_WEIGHT - PREFIX_WEIGHT);
          else addWeight(RIGHT_WEIGHT);
          follow(c, true);
          p++;
        }
        break;
      case QUESTION:
        if (u8At(p + 1) === DOT && !isDigit(u8At(p + 2))) {
          follow(DOT, false);
          p += 2;
        } else {
          addWeight(RIGHT_WEIGHT);
          p = readDoubled(p, c);
        }
        break;
      case COLON:
        addWeight(RIGHT_WEIGHT);
        follow(c, true);
        p++;
        break;
      case ascii('&'):
      case ascii('|'):
        p = readDoubled(p, c);
        break;
      case ascii('+'):
      case ascii('-'):
        // `a++` stays an operand, `++` before an operand stays an operator.
        if (u8At(p + 1) === c) {
          before2 = before;
          before = c;
          p += 2;
        } else {
          follow(c, true);
          p++;
        }
        break;
      case EXCLAMATION:
        follow(c, expectsOperand || u8At(p + 1) === EQUALS || followsLineEnd(p));
        p++;
        break;
      case BACKSLASH:
        // A name with escapes may be any name.
        leaveUndecided();
        follow(TOKEN_WORD, false);
        p++;
        break;
      case AT:
      case ascii('#'):
        follow(c, true);
        p++;
        break;
      default:
        follow(c, true);
        p++;
    }
  }
  finish();
}

function follow(token: number, operandNext: boolean): void {
  before2 = before;
  before = token;
  if (operandNext) addWeight(expectsOperand ? PREFIX_WEIGHT : INFIX_WEIGHT);
  else if (token < TOKEN_WORD && (++suffixes & 1) === 0) addWeight(INFIX_WEIGHT);
  expectsOperand = operandNext;
}

function findLineEnd(p: number): number {
  while (p < sourceEnd && u8At(p) !== NEWLINE && u8At(p) !== CARRIAGE_RETURN) p++;
  return p;
}

function followsLineEnd(p: number): boolean {
  p--;
  while (p >= sourceStart && u8At(p) <= SPACE) {
    if (u8At(p) === NEWLINE || u8At(p) === CARRIAGE_RETURN) return true;
    p--;
  }
  return false;
}

function readDoubled(p: number, c: number): number {
  if (u8At(p + 1) === c) {
    follow(TOKEN_LOGICAL, true);
    return p + 2;
  }
  follow(c, true);
  return p + 1;
}

function readString(p: number): number {
  const end = findStringEnd(p);
  if (end < 0) {
    addFault(FAULT_UNTERMINATED_STRING, p);
    follow(TOKEN_LITERAL, false);
    return findLineEnd(p);
  }
  // `window['require']`, `m['createRequire']`
  if (before === OPEN_BRACKET && isRequireName(p + 1, end) && u8At(skipGap(end + 1)) === CLOSE_BRACKET)
    leaveUndecided();
  follow(TOKEN_LITERAL, false);
  return end + 1;
}

function isRequireName(p: number, end: number): boolean {
  const kind = classifyWord(p, end - p);
  return kind === WORD_REQUIRE || kind === WORD_CREATE_REQUIRE || kind === WORD_URL || kind === WORD_WORKER;
}

/** Reads the text of the template that began at `start` up to its end, or into its next hole. */
function readTemplate(p: number, start: number): number {
  while (p < sourceEnd) {
    const c = u8At(p);
    if (c === BACKTICK) {
      follow(TOKEN_LITERAL, false);
      return p + 1;
    }
    if (c === BACKSLASH) p++;
    else if (c === DOLLAR && u8At(p + 1) === OPEN_BRACE) {
      pushFrame(FRAME_TEMPLATE, start);
      follow(OPEN_BRACE, true);
      return p + 2;
    }
    p++;
  }
  addFault(FAULT_UNTERMINATED_TEMPLATE, start);
  isTemplateOpen = true;
  return sourceEnd;
}

let isTemplateOpen = false;

/** A slash that is no comment: a regular expression or a division. */
function readSlash(p: number): number {
  // After `}`, `of`, `yield` and `await` only the grammar can tell.
  if (before === CLOSE_BRACE) leaveUndecided();
  else if (before === TOKEN_WORD + WORD_OPERATOR || before === AFTER_AWAIT) {
    const letter = u8At(wordStart);
    if (letter === ascii('o') || letter === ascii('y') || letter === ascii('a')) leaveUndecided();
  }
  if (!expectsOperand) {
    follow(SLASH, true);
    return p + 1;
  }
  let isClass = false;
  let q = p + 1;
  while (q < sourceEnd) {
    if (isLineEnd(q)) break;
    const c = u8At(q);
    if (c === BACKSLASH && !isLineEnd(q + 1)) q++;
    else if (isClass) isClass = c !== CLOSE_BRACKET;
    else if (c === OPEN_BRACKET) isClass = true;
    else if (c === SLASH) {
      follow(TOKEN_LITERAL, false);
      return skipWord(q + 1);
    }
    q++;
  }
  leaveUndecided();
  follow(SLASH, true);
  regexBudget -= q - p;
  return regexBudget > 0 ? p + 1 : q < sourceEnd ? q : sourceEnd;
}

function readOpenParen(p: number): number {
  if (p === pendingOpen) {
    pendingOpen = -1;
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

function readCall(open: number, statement: number, form: number): number {
  const p = enterCall(open, statement, form);
  if (isAfterOperand) follow(TOKEN_LITERAL, false);
  else follow(OPEN_PAREN, true);
  return p;
}

function readCloseParen(p: number): number {
  const kind = topFrame();
  let isControl = false;
  let chain = -1;
  if (kind <= FRAME_URL) {
    isControl = kind === FRAME_CONTROL;
    if (kind === FRAME_CHAIN) chain = topValue();
    else if (kind === FRAME_CALL || kind === FRAME_URL) endArgument(p);
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

/** The first argument of the call on top of the stack ends before `p`. */
function endArgument(p: number): void {
  const record = topValue();
  if (endOfRecord(record) >= 0) return;
  let end = p;
  while (end > startOfRecord(record) + 1 && u8At(end - 1) <= SPACE) end--;
  setEndOfRecord(record, end);
}

let closedValue = 0;

/** Pops up to the innermost brace; brackets that are still open inside were a mistake of the source or of the reading. */
function closeBrace(): number {
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

/** Reads a word or a number. */
function readWord(p: number): number {
  endLeadingComments();
  const end = skipWord(p);
  if (end === p) return p + 1;
  const kind = classifyWord(p, end - p);
  if (weightOfStatement() > LONG_STATEMENT) noteStatement(p, kind);
  if (u8At(end) === BACKSLASH) leaveUndecided();
  if (before === DOT || before === ascii('#')) {
    if (kind >= WORD_REQUIRE && before === DOT) noteMember(kind, end);
    followWord(WORD_NAME, p, false);
    return end;
  }
  switch (kind) {
    case WORD_NAME:
      followWord(kind, p, false);
      return end;
    case WORD_OPERATOR:
    case WORD_VALUE_OPERATOR:
    case WORD_TYPEOF:
    case WORD_EXTENDS:
      followWord(kind, p, true);
      return end;
    case WORD_IMPORT:
      return readImportWord(p, end);
    case WORD_EXPORT:
      return readExportWord(p, end);
    case WORD_REQUIRE:
      return isDeclaration ? passWord(kind, p, end) : readRequire(p, end);
    case WORD_MODULE:
      return readModuleWord(p, end);
    case WORD_NEW: {
      if (!isDeclaration) {
        const after = enterConstruction(p);
        if (after >= 0) {
          follow(isAfterOperand ? TOKEN_LITERAL : OPEN_PAREN, !isAfterOperand);
          return after;
        }
      }
      followWord(kind, p, true);
      return end;
    }
    case WORD_MOCKER:
      if (!isDeclaration) readMocker(p, end);
      followWord(kind, p, false);
      return end;
    case WORD_MOCK: {
      // `mock.module('x')` of two test runners, whatever the name was imported as.
      const member = findMember(end);
      if (member >= 0 && u32At(member) === ascii('modu') && findCall(skipWord(member)) >= 0) leaveUndecided();
      followWord(kind, p, false);
      return end;
    }
    case WORD_URL:
    case WORD_WORKER:
      noteBinding(kind, p, end);
      followWord(kind, p, false);
      return end;
    case WORD_CREATE_REQUIRE:
      if (!isDeclaration) leaveUndecided();
      followWord(kind, p, false);
      return end;
    case WORD_CONTROL:
    case WORD_DEFINER:
    case WORD_TYPE_OPERATOR:
      addWeight(PREFIX_WEIGHT);
      followWord(kind, p, false);
      return end;
    default:
      followWord(kind, p, false);
      return end;
  }
}

/**
 * Resets the weight where a statement begins that no semicolon ends before: a word on a new line after an operand, or any but `else` and
 * binary operators after a brace.
 */
function noteStatement(p: number, kind: number): void {
  if (kind === WORD_EXTENDS || kind === WORD_TYPE_OPERATOR) return;
  if (kind === WORD_OPERATOR) {
    const letter = u8At(p);
    if (letter === ascii('e') || letter === ascii('i') || letter === ascii('o')) return;
  }
  if (before === CLOSE_BRACE || (!expectsOperand && followsLineEnd(p))) resetWeight();
}

function followWord(kind: number, p: number, operandNext: boolean): void {
  follow(TOKEN_WORD + kind, operandNext);
  wordStart = p;
}

function passWord(kind: number, p: number, end: number): number {
  followWord(kind, p, false);
  return end;
}

/** A member with the name of something that requests begin with. */
function noteMember(kind: number, end: number): void {
  if (isDeclaration) return;
  const isGlobal = before2 === TOKEN_WORD + WORD_GLOBAL;
  const next = u8At(skipGap(end));
  switch (kind) {
    case WORD_CREATE_REQUIRE:
      leaveUndecided();
      return;
    case WORD_REQUIRE:
      // `(module as any).require('x')`; an object that stands for `module`.
      if (isGlobal || before2 === CLOSE_PAREN || before2 === EXCLAMATION) leaveUndecided();
      else useNames(NAME_MODULE);
      return;
    case WORD_MODULE:
      if (isGlobal) leaveUndecided();
      return;
    case WORD_URL:
    case WORD_WORKER:
      if (next === OPEN_PAREN) leaveUndecided();
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

/** Whether the word at `p`, which is no call, is declared there, as far as tokens can tell; `declare const` declares nothing here. */
function noteBinding(kind: number, p: number, end: number): void {
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

function readImportWord(p: number, end: number): number {
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
    if (frameCount === 0 && makesModule) isModule = true;
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
    if (isDeclaration || u8At(start) === CLOSE_PAREN) return passWord(WORD_NAME, p, open);
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
  if (erased === 0) noteImportSource(start, end + 1, 0);
  pushFrame(FRAME_PAREN, 0);
  follow(TOKEN_LITERAL, false);
  return end + 1;
}

/** Whether the `import('x')` that ends at `close` is a type: by the token before it, and by what follows. */
function isTypePosition(close: number): boolean {
  switch (before) {
    case TOKEN_WORD + WORD_VALUE_OPERATOR:
    case TOKEN_LOGICAL:
    case TOKEN_SPREAD:
      return false;
    case TOKEN_WORD + WORD_TYPE_OPERATOR:
    case TOKEN_WORD + WORD_EXTENDS:
    case ascii('|'):
    case ascii('&'):
      return true;
    case LESS:
      return endsTypeArgument(close);
    case SLASH:
    case ascii('*'):
    case ascii('%'):
    case ascii('+'):
    case ascii('-'):
      return false;
  }
  const next = skipGap(close);
  const c = u8At(next);
  if (c === DOT) {
    const member = findMember(close);
    if (member < 0) return false;
    if (!isPromiseMethod(member)) return true;
    const d = u8At(skipGap(skipWord(member)));
    return d !== OPEN_PAREN && d !== LESS && d !== QUESTION;
  }
  if (c === OPEN_BRACKET || c === LESS) return true;
  if (c === GREATER) {
    // The last of several type arguments, or an operand of a comparison.
    leaveUndecided();
    return true;
  }
  switch (before) {
    case 0:
    case TOKEN_ARROW:
    case TOKEN_LITERAL:
    case OPEN_PAREN:
    case CLOSE_PAREN:
    case OPEN_BRACKET:
    case CLOSE_BRACKET:
    case OPEN_BRACE:
    case CLOSE_BRACE:
    case COMMA:
    case SEMICOLON:
    case QUESTION:
    case EXCLAMATION:
      return false;
    case EQUALS:
    case COLON:
      leaveUndecided();
      return false;
  }
  if (before >= TOKEN_WORD && before !== TOKEN_WORD + WORD_OPERATOR) leaveUndecided();
  return false;
}

/** Whether `import('x')` after `<`, which ends at `close`, is a type argument, and not the right side of a comparison. */
function endsTypeArgument(close: number): boolean {
  let p = skipGap(close);
  while (u8At(p) === DOT) {
    const member = findMember(p);
    if (member < 0) break;
    p = skipGap(skipWord(member));
  }
  const c = u8At(p);
  if (c === GREATER || c === COMMA || c === OPEN_BRACKET || c === LESS) return true;
  if ((c === ascii('|') || c === ascii('&')) && u8At(p + 1) !== c) return true;
  leaveUndecided();
  return false;
}

/** `then`, `catch`, `finally` */
function isPromiseMethod(p: number): boolean {
  const length = skipWord(p) - p;
  const head = u32At(p);
  if (length === 4) return head === ascii('then');
  if (length === 5) return head === ascii('catc') && u8At(p + 4) === ascii('h');
  return length === 7 && head === ascii('fina') && u32At(p + 3) === ascii('ally');
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
  const after = member + 4;
  follow(TOKEN_LITERAL, false);
  const property = findMember(after);
  if (property < 0) {
    // `(import.meta as any).glob('x')`
    leaveUndecided();
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

function expectCall(open: number, statement: number, form: number): void {
  pendingOpen = open;
  pendingForm = form;
  pendingStatement = statement;
}

function readExportWord(p: number, end: number): number {
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
  const after = readExport(p, isDeclared ? wordStart : p);
  if (isDeclared) leaveAmbient();
  if (frameCount === 0 && makesModule) isModule = true;
  if (after >= 0) {
    if (frameCount > 0 && topFrame() !== FRAME_AMBIENT) leaveUndecided();
    follow(TOKEN_LITERAL, true);
    return after;
  }
  if (after === MALFORMED) addFault(FAULT_MALFORMED_EXPORT, p);
  followWord(WORD_EXPORT, p, true);
  return end;
}

/** `require('x')`, `require.resolve('x')`. */
function readRequire(p: number, end: number): number {
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
  if (before === TOKEN_WORD + WORD_TYPEOF) return;
  const isDeclared =
    (before === TOKEN_WORD + WORD_BINDER || before === TOKEN_WORD + WORD_DEFINER) &&
    before2 === TOKEN_WORD + WORD_DECLARE;
  if (isDeclared) return;
  if (c === COLON && before === OPEN_BRACE) return;
  if (c === EQUALS && u8At(next + 1) === EQUALS) return;
  // Passed on, declared, assigned or wrapped: what it means then is a question of scopes.
  leaveUndecided();
}

/** `require('module')` brings `createRequire`, `require('worker_threads')` a `Worker`. */
function noteRequiredModule(open: number): void {
  const start = skipGap(open + 1);
  const end = findArgumentEnd(start);
  if (end >= 0) noteImportSource(start, end + 1, 0);
}

function readModuleWord(p: number, end: number): number {
  const next = skipGap(end);
  if (mayDeclareModule(p) && isQuote(u8At(next)) && !isLineEndBetween(end, next)) return readAmbient(p, next);
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

function isLineEndBetween(p: number, end: number): boolean {
  for (; p < end; p++) if (u8At(p) === NEWLINE || u8At(p) === CARRIAGE_RETURN) return true;
  return false;
}

/** `declare module 'x'`: an augmentation or the declaration of a package; which of them is known at the end. */
function readAmbient(p: number, start: number): number {
  const end = findStringEnd(start);
  if (end < 0) return passWord(WORD_MODULE, p, start);
  const statement = before === TOKEN_WORD + WORD_DECLARE ? wordStart : p;
  addSpecifier(start, end, statement, FORM_DECLARE_MODULE, TYPE_ONLY);
  const next = skipGap(end + 1);
  if (u8At(next) === OPEN_BRACE) ambientOpen = next;
  follow(TOKEN_LITERAL, true);
  return end + 1;
}

/** `vi`, `vitest` or `jest`: a method of the mock family, or a declaration of the name. */
function readMocker(p: number, end: number): void {
  if (readMockMember(end, p)) return;
  const next = skipGap(end);
  const c = u8At(next);
  if (c === OPEN_BRACKET || c === EXCLAMATION || before === EQUALS || isAsAt(next)) leaveUndecided();
  else if (c === CLOSE_PAREN && before === OPEN_PAREN) leaveUndecided();
  noteBinding(WORD_MOCKER, p, end);
}

/** Looks for a method after the object or call that ends at `p`. Returns whether there is a member at all. */
function readMockMember(p: number, statement: number): boolean {
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

/** Settles what only the end can tell: open templates, shadows, ambient modules. */
function finish(): void {
  let template = isTemplateOpen;
  isTemplateOpen = false;
  if (frameCount > 0) leaveUndecided();
  for (let index = frameCount - 1; index >= 0 && !template; index--) {
    if (frameKindAt(index) !== FRAME_TEMPLATE) continue;
    addFault(FAULT_UNTERMINATED_TEMPLATE, frameValueAt(index));
    template = true;
  }
  if (hasShadows()) leaveUndecided();
  for (let index = 0; index < recordCount; index++) {
    const form = formOfRecord(index);
    if (endOfRecord(index) < 0) setEndOfRecord(index, sourceEnd);
    if (form !== FORM_DECLARE_MODULE) continue;
    const start = startOfRecord(index) + 1;
    const isRelative = u8At(start) === DOT;
    if (holdsAsterisk(start, endOfRecord(index) - 1) || !(isModule || isRelative)) {
      setFormOfRecord(index, FORM_AMBIENT_NAME);
    }
  }
}

function holdsAsterisk(p: number, end: number): boolean {
  for (; p < end; p++) if (u8At(p) === ascii('*')) return true;
  return false;
}
