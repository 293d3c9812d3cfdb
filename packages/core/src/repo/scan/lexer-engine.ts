/** The lexer with its memory, in WebAssembly or in JavaScript. */
export interface LexerEngine {
  /** A view of the memory with room for at least `size` bytes of source; valid until the next call. */
  readonly reserve: (size: number) => Uint8Array;
  /** Scans a part of the source; `language` is a position in `SCRIPT_LANGUAGES`. Returns how: see `scan-source`. */
  readonly scan: (start: number, end: number, language: number) => number;
  /** Likewise, and leaves a record for each `export` at the top. */
  readonly scanExports: (start: number, end: number, language: number) => number;
  /** What the last scan left: records as `lexer/records` describes them. */
  readonly recordCount: () => number;
  readonly isIrregular: () => boolean;
  readonly fileFlags: () => number;
  /** Copies the records, `RECORD_SIZE` integers each, into a list that is long enough. */
  readonly copyRecords: (target: Int32Array) => void;
}

/** The languages that the lexer reads, in the order of its numbers. */
export const SCRIPT_LANGUAGES = ['ts', 'tsx', 'dts', 'js'] as const;
export type ScriptLanguage = (typeof SCRIPT_LANGUAGES)[number];
