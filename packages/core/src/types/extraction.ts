/** What a file is read as; decided by its extension alone. `.js` and `.mjs`/`.cjs` may hold JSX. */
export const LANGUAGES = ['ts', 'tsx', 'dts', 'js', 'vue', 'svelte', 'astro', 'mdx'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Bits of a scanned dependency. */
export const SCAN_FLAG = {
  /** Erased at run time whatever the compiler's options. */
  typeOnly: 1,
  /** Every specifier is inline `type`: erased, except under `verbatimModuleSyntax`. */
  inlineTypeOnly: 2,
  /** The target is computed at run time: `text` is `''`. */
  computed: 4,
} as const;

/** Integers per record in `Scan.records`. */
export const RECORD_SIZE = 5;

/** What one file holds. Valid until the next call of `scan`. */
export interface Scan {
  readonly count: number;
  /**
   * `count` records of `RECORD_SIZE` integers, ordered by `start`:
   * start, end: byte offsets of the specifier with its quotes (for a computed constant or a computed target: of the argument);
   * statement: byte offset where the import, export or call begins;
   * form | flags << 8: `FORM` and `SCAN_FLAG`;
   * text: -1 where the specifier is exactly the bytes between the quotes, else an index into `texts`
   * (escapes, folded constants, globs; an array of globs is one record a glob, all with the same `statement`).
   */
  readonly records: Int32Array;
  readonly texts: readonly string[];
  /** `FILE_FLAG.reexports | FILE_FLAG.mayReexportImports` as far as they hold. */
  readonly fileFlags: number;
  /** Names of `declare module 'x'` in a file that is no module: ambient declarations, not dependencies. */
  readonly ambient: readonly string[];
  readonly faults: readonly SourceFault[];
}

/** A place where a dependency could hide, because the source breaks off or makes no sense there. */
export interface SourceFault {
  readonly code:
    | 'source/malformed-import'
    | 'source/malformed-export'
    | 'source/unterminated-string'
    | 'source/unterminated-template'
    | 'source/unterminated-comment'
    /** Only a parse could decide what the source requests, and it is nested too deep or too large for one. */
    | 'source/too-complex';
  /** Byte offset. */
  readonly start: number;
}

/** Reads sources one at a time. Holds memory of its own; not reentrant. */
export interface SourceScanner {
  /** Room for `size` bytes of UTF-8 without BOM, to be filled before `scan`. The view is valid until the next `reserve`. */
  readonly reserve: (size: number) => Uint8Array;
  readonly scan: (length: number, language: Language) => Scan;
}
