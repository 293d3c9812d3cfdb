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

export let frameCount = 0;

export function clearFrames(): void {
  frameCount = 0;
}

export function pushFrame(kind: number, value: number): void {
  setFrameAt(frameCount * 2, kind);
  setFrameAt(frameCount * 2 + 1, value);
  frameCount++;
}

export function popFrame(): void {
  frameCount--;
}

export function topFrame(): number {
  return frameCount > 0 ? frameAt(frameCount * 2 - 2) : NO_FRAME;
}

/** The value of the frame on top. */
export function topValue(): number {
  return frameAt(frameCount * 2 - 1);
}

export function frameKindAt(index: number): number {
  return frameAt(index * 2);
}

export function frameValueAt(index: number): number {
  return frameAt(index * 2 + 1);
}
