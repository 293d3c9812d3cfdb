import { frameAt, setFrameAt } from './memory';

/** What an open bracket, template or element is. Nesting is kept here, not on the machine's stack: any depth will do. */
export const FRAME_PAREN = 0;
/** The condition of `if`, `while` …: a statement follows. */
export const FRAME_CONTROL = 1;
/** The arguments of a request whose target is not literal. Value: its record. */
export const FRAME_CALL = 2;
/** The arguments of a method of `jest` or `vi`, after which another may follow. Value: where the chain begins. */
export const FRAME_CHAIN = 3;
/** The arguments of `new URL` whose first is not literal. Value: its record. */
export const FRAME_URL = 4;
export const FRAME_BRACKET = 5;
export const FRAME_BRACE = 6;
/** The body of `declare module 'x'`. */
export const FRAME_AMBIENT = 7;
/** A hole of a template. Value: where the template begins. */
export const FRAME_TEMPLATE = 8;
/** The children of an element. */
export const FRAME_ELEMENT = 9;
/** An element that is the value of an attribute. */
export const FRAME_ATTRIBUTE = 10;
/** Braces in a tag. */
export const FRAME_TAG_HOLE = 11;
/** Braces among the children of an element. */
export const FRAME_TEXT_HOLE = 12;
export const NO_FRAME = 99;

/** Integers per frame: kind, value, the weight around it. */
const SIZE = 3;

export let frameCount = 0;

/**
 * How deep a parser that calls itself may have to go for the current token, estimated from above: an operator may nest what follows
 * it, a bracket does so several times. Native parsers die of deep recursion, they do not fail.
 */
let weight = 0;
/** The weight at the beginning of the statement. */
let baseWeight = 0;
let isTooHeavy = false;

const BRACKET_WEIGHT = 16;
/**
 * A thousand brackets, four thousand operators before operands, sixteen thousand between: on a stack of 8 MiB, oxc-parser dies of
 * five thousand brackets, twelve thousand arrows, a hundred thousand sums.
 */
const WEIGHT_LIMIT = 16000;

export function clearFrames(): void {
  frameCount = 0;
  weight = 0;
  baseWeight = 0;
  isTooHeavy = false;
}

export function pushFrame(kind: number, value: number): void {
  const cell = frameCount * SIZE;
  setFrameAt(cell, kind);
  setFrameAt(cell + 1, value);
  setFrameAt(cell + 2, weight);
  frameCount++;
  addWeight(BRACKET_WEIGHT);
  baseWeight = weight;
}

export function popFrame(): void {
  frameCount--;
  weight = frameAt(frameCount * SIZE + 2);
  baseWeight = frameCount > 0 ? frameAt(frameCount * SIZE - 1) + BRACKET_WEIGHT : 0;
}

export function addWeight(by: number): void {
  weight += by;
  if (weight > WEIGHT_LIMIT) isTooHeavy = true;
}

/** A statement, or an item of a list, begins. */
export function resetWeight(): void {
  weight = baseWeight;
}

/** The weight of the current statement or item. */
export function weightOfStatement(): number {
  return weight - baseWeight;
}

/** Whether no parser should be given the source. */
export function isTooDeep(): boolean {
  return isTooHeavy;
}

export function topFrame(): number {
  return frameCount > 0 ? frameAt(frameCount * SIZE - SIZE) : NO_FRAME;
}

/** The value of the frame on top. */
export function topValue(): number {
  return frameAt(frameCount * SIZE - SIZE + 1);
}

export function setTopValue(value: number): void {
  setFrameAt(frameCount * SIZE - SIZE + 1, value);
}

export function frameKindAt(index: number): number {
  return frameAt(index * SIZE);
}

export function frameValueAt(index: number): number {
  return frameAt(index * SIZE + 1);
}
