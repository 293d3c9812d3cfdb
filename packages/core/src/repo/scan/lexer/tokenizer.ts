import { hasShadows, isCreationAt, isRequireCreated, leaveUndecided } from './bindings';
import { closeBrace, closedValue, endArgument, readCloseParen, readOpenParen } from './brackets';
import { isAfterOperand } from './calls';
import {
  AT,
  BACKSLASH,
  BACKTICK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COLON,
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
  SLASH,
  isDigit,
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
  FRAME_BRACE,
  FRAME_BRACKET,
  FRAME_CALL,
  FRAME_TAG_HOLE,
  FRAME_TEMPLATE,
  FRAME_TEXT_HOLE,
  FRAME_URL,
  addWeight,
  frameCount,
  frameKindAt,
  frameValueAt,
  popFrame,
  pushFrame,
  resetWeight,
  topFrame,
  weightOfStatement,
} from './frames';
import { endExported, noteComma } from './exported';
import { endLeadingComments, skipGap } from './gaps';
import { noteMember, readNamed } from './held-values';
import { readExportWord, readImportWord } from './import-words';
import { clearLiterals, isTemplateOpen, readSlash, readString, readTemplate, skipLine } from './literals';
import { findCall, findMember } from './lookahead';
import { ascii, isWordByte, u32At, u8At } from './memory';
import { readMocker, readModuleWord, readRequire } from './named-words';
import {
  FAULT_UNTERMINATED_TEMPLATE,
  FORM_AMBIENT_NAME,
  FORM_CREATE_REQUIRE,
  FORM_DECLARE_MODULE,
  FORM_REQUIRE,
  addFault,
  endOfRecord,
  enterAmbient,
  formOfRecord,
  leaveAmbient,
  recordCount,
  setEndOfRecord,
  setFormOfRecord,
  startOfRecord,
} from './records';
import { hasElements, isDeclaration, sourceEnd, sourceStart } from './source';
import {
  INFIX_WEIGHT,
  PREFIX_WEIGHT,
  TOKEN_ARROW,
  TOKEN_LITERAL,
  TOKEN_LOGICAL,
  TOKEN_SPREAD,
  TOKEN_WORD,
  ambientOpen,
  before,
  clearTokens,
  endToken,
  expectsOperand,
  follow,
  followWord,
  followsLineEnd,
  isModule,
  passWord,
  repeatOperator,
} from './tokens';
import { enterConstruction } from './urls';
import {
  WORD_CONTROL,
  WORD_CREATE_REQUIRE,
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
  classifyWord,
} from './words';

const RIGHT_WEIGHT = 3;

/** `a<a<a<…` may be type arguments at each turn, and a parser tries. */
const LESS_WEIGHT = 64;

/** From this weight on it is worth looking for the ends of statements that no semicolon ends. */
const LONG_STATEMENT = 512;

/** Reads the whole source. What it cannot decide is left to the exact parse: see `isUndecided`. */
export function tokenize(): void {
  clearTokens();
  clearLiterals();
  let p = sourceStart;
  if (u8At(p) === ascii('#') && u8At(p + 1) === ascii('!')) p = skipLine(p);
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
    endToken(p);
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
          // The point of a number has no member after it.
          if (isDigit(u8At(p))) follow(TOKEN_LITERAL, false);
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
        if (topFrame() === FRAME_CALL || topFrame() === FRAME_URL) endArgument();
        noteComma(p);
        resetWeight();
        follow(c, true);
        p++;
        break;
      case SEMICOLON:
        endExported();
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
          repeatOperator(c);
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

function readDoubled(p: number, c: number): number {
  if (u8At(p + 1) === c) {
    follow(TOKEN_LOGICAL, true);
    return p + 2;
  }
  follow(c, true);
  return p + 1;
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
    case WORD_GLOBAL:
      if (!isDeclaration) readNamed(kind, p, end);
      followWord(kind, p, false);
      return end;
    case WORD_CREATE_REQUIRE:
      if (!isDeclaration && !isCreationAt(p)) leaveUndecided();
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

/** Settles what only the end can tell: open templates, shadows, ambient modules. */
function finish(): void {
  let template = isTemplateOpen;
  if (frameCount > 0) leaveUndecided();
  for (let index = frameCount - 1; index >= 0 && !template; index--) {
    if (frameKindAt(index) !== FRAME_TEMPLATE) continue;
    addFault(FAULT_UNTERMINATED_TEMPLATE, frameValueAt(index));
    template = true;
  }
  if (hasShadows()) leaveUndecided();
  const isCreated = isRequireCreated();
  for (let index = 0; index < recordCount; index++) {
    const form = formOfRecord(index);
    if (endOfRecord(index) < 0) setEndOfRecord(index, sourceEnd);
    if (form === FORM_REQUIRE && isCreated) setFormOfRecord(index, FORM_CREATE_REQUIRE);
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
