import type { ReadLines } from '#types/read-lines';
import type { Report, Shard } from '#types/report';
import type { Palette } from './palette';

/** Turns the reports of a run, one a project, into what is printed. */
export type Format = (reports: readonly Report[], options: FormatOptions) => Rendering;

export interface Rendering {
  /** Ends with a line feed, or is empty. */
  readonly text: string;
  /** What did not fit into `text`; belongs into `FormatOptions.overflowFile`, which `text` then names. */
  readonly overflow?: string;
}

export interface FormatOptions {
  /** Absolute, POSIX: shown paths are relative to it. */
  readonly base: string;
  readonly palette: Palette;
  /** How many findings are shown; `Infinity` for all. */
  readonly maxFindings: number;
  /** Findings and faults only: no counts, nothing of a clean run. */
  readonly quiet: boolean;
  readonly readLines: ReadLines;
  /** The rules of the run, for formats that describe them. */
  readonly rules: readonly RuleText[];
  /** Of Storypole. */
  readonly version: string;
  /** Which share of the projects was judged. */
  readonly shard?: Shard | undefined;
  /** Where the caller will write `Rendering.overflow`. Without it nothing overflows. */
  readonly overflowFile?: string | undefined;
}

export interface RuleText {
  readonly id: string;
  /** One sentence. */
  readonly summary: string;
  /** A URL, or a path. */
  readonly docs: string;
}
