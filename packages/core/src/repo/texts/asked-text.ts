import type { Range } from '#types/graph';
import type { FileScan } from '../split-scans';

/** Where something stands in a source: at which of its dependencies, or at which of its uses of restricted globals. */
export type Spot = readonly [what: 'dependency' | 'use', index: number];

/** A question to the text of a source, in words that hold wherever in it things stand. */
export type TextQuestion =
  /** The lines and columns of a spot, for where a finding stands. */
  | readonly ['point', ...Spot]
  /** The same, for what a finding says. */
  | readonly ['quote', ...Spot]
  /** The names that a dependency's statement lists. */
  | readonly ['clause', index: number]
  | readonly ['names']
  | readonly ['exports']
  | readonly ['hands-on']
  | readonly ['export', name: string];

/** What the text of a source was asked, and what it answered: plain data. */
export interface AskedText {
  /** Row among the modules. */
  readonly row: number;
  /** An answer of which `undefined` is a part is told by `null`. */
  readonly asked: readonly (readonly [question: TextQuestion, answer: unknown])[];
}

/** What a verdict rests on besides what the scans hold. */
export interface AskedTexts {
  readonly texts: readonly AskedText[];
  /** Rows, among the modules, of sources that were read for more than a question. */
  readonly readRows: Int32Array;
  /** Rows, among the modules, of sources that were read for remedies. */
  readonly remedyRows: Int32Array;
}

/** A source as it is now. */
export interface AskedSource {
  /** Row among the modules. */
  readonly row: number;
  readonly path: string;
  /** `FILE_FLAG`, besides those that its scan tells. */
  readonly flags: number;
  /** Holds what it did when the questions were asked, wherever in it. */
  readonly scan: FileScan;
}

/** A place in a file where a finding stands, then and now. */
export interface TextMove {
  readonly path: string;
  readonly from: Range;
  readonly to: Range;
}
