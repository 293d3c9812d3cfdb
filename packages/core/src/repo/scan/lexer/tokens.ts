import { CARRIAGE_RETURN, NEWLINE, SPACE } from './characters';
import { addWeight } from './frames';
import { u8At } from './memory';
import { sourceStart } from './source';
import { WORD_VALUE_OPERATOR } from './words';

/** Tokens: punctuation is its character; what needs more than one, and everything else, a number above. */
export const TOKEN_ARROW = 256;

/** `||`, `&&`, `??` */
export const TOKEN_LOGICAL = 257;

export const TOKEN_SPREAD = 258;

/** A string, template, expression in regular form, element, or the end of a request. */
export const TOKEN_LITERAL = 259;

/** Words are this and their kind. */
export const TOKEN_WORD = 512;

/** A call that requests nothing, after which a method that does may follow. */
export const FORM_OF_CHAIN = 250;

/** What operators add to the depth of the tree: between operands, before one, and those that nest to the right. */
export const INFIX_WEIGHT = 1;

export const PREFIX_WEIGHT = 4;

export const AFTER_AWAIT = TOKEN_WORD + WORD_VALUE_OPERATOR;

/** The last token and the one before it; 0 at the beginning. */
export let before = 0;

export let before2 = 0;

/** Where the last token begins, if it is a word. */
export let wordStart = 0;

/** Whether an operand is expected: a slash begins a regular expression. */
export let expectsOperand = true;

/** The end of the last token, before white space and comments. */
export let tokenEnd = 0;

/** The `(` of a call whose head was met already, its form and the beginning of its statement. */
export let pendingOpen = -1;

export let pendingForm = 0;

export let pendingStatement = 0;

/** The `{` of the body of `declare module 'x'`. */
export let ambientOpen = -1;

export let isModule = false;

/** Members, calls and the like: every other one counts. */
let suffixes = 0;

/** Forgets the last source. */
export function clearTokens(): void {
  before = 0;
  before2 = 0;
  expectsOperand = true;
  pendingOpen = -1;
  ambientOpen = -1;
  isModule = false;
}

export function endToken(p: number): void {
  tokenEnd = p;
}

/** A token was read. `operandNext`: whether an operand follows, and not an operator. */
export function follow(token: number, operandNext: boolean): void {
  before2 = before;
  before = token;
  if (operandNext) addWeight(expectsOperand ? PREFIX_WEIGHT : INFIX_WEIGHT);
  else if (token < TOKEN_WORD && (++suffixes & 1) === 0) addWeight(INFIX_WEIGHT);
  expectsOperand = operandNext;
}

/** `++`, `--`: what follows is as before. */
export function repeatOperator(c: number): void {
  before2 = before;
  before = c;
}

export function clearPending(): void {
  pendingOpen = -1;
}

/** The body of `declare module` begins at `open`. */
export function expectAmbient(open: number): void {
  ambientOpen = open;
}

/** The file imports or exports at its top level. */
export function markModule(): void {
  isModule = true;
}

export function followsLineEnd(p: number): boolean {
  p--;
  while (p >= sourceStart && u8At(p) <= SPACE) {
    if (u8At(p) === NEWLINE || u8At(p) === CARRIAGE_RETURN) return true;
    p--;
  }
  return false;
}

export function followWord(kind: number, p: number, operandNext: boolean): void {
  follow(TOKEN_WORD + kind, operandNext);
  wordStart = p;
}

export function passWord(kind: number, p: number, end: number): number {
  followWord(kind, p, false);
  return end;
}

export function expectCall(open: number, statement: number, form: number): void {
  pendingOpen = open;
  pendingForm = form;
  pendingStatement = statement;
}
