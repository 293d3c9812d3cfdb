import type { Place } from './place';
import type { SyntaxProgram } from './syntax';

/** What a dependency leads to. The position is the number that `DependencyTable.kind` stores. */
export const TARGET_KINDS = ['file', 'package', 'builtin', 'unresolved', 'computed'] as const;
export const TARGET = { file: 0, package: 1, builtin: 2, unresolved: 3, computed: 4 } as const;

/** Bits of `FileTable.flags`. */
export const FILE_FLAG = {
  /** Has an extension that the extractor reads. */
  module: 1,
  /** Inside `include` and not in `exclude`; only these are judged and extracted. */
  included: 2,
  test: 4,
  /** `.d.ts`, `.d.mts`, `.d.cts`. */
  declaration: 8,
  /** Has `export … from`. */
  reexports: 16,
  /** Has `export { … }` without `from`, `export default <name>`, `export =` or `export import`: may hand on what it imports. */
  mayReexportImports: 32,
  /** In two places at once: `FileTable.rivals` names them. */
  contested: 64,
} as const;

/** Bits of `DependencyTable.flags`. */
export const DEPENDENCY_FLAG = {
  /** Erased at run time. */
  typeOnly: 1,
} as const;

/** Columns, one row a file. Rows are those of the `FileTree`; files that the tree does not hold follow. */
export interface FileTable {
  readonly count: number;
  /** POSIX, relative to the root. */
  readonly paths: readonly string[];
  /** Row → index into `Graph.places`. */
  readonly place: Int32Array;
  readonly flags: Uint8Array;
  /** Contested rows → the layers (ids) that claim the file. */
  readonly rivals: ReadonlyMap<number, readonly string[]>;
}

/** Columns, one row a dependency, grouped by `from` in ascending order and by position inside a file. */
export interface DependencyTable {
  readonly count: number;
  /** Dependencies of file `f` are the rows `first[f] … first[f + 1] - 1`. Length: files + 1. */
  readonly first: Int32Array;
  readonly from: Int32Array;
  /** `TARGET` */
  readonly kind: Uint8Array;
  /** For `file` a row of the file table; else an index into `Graph.strings`: the package's name, the builtin's name without `node:`, the specifier. */
  readonly to: Int32Array;
  /** Index into `Graph.strings`: the specifier as the program sees it (escapes and constants resolved). */
  readonly specifier: Int32Array;
  /** `FORM` */
  readonly form: Uint8Array;
  readonly flags: Uint8Array;
  /** Byte offsets into the UTF-8 source (without BOM) of the specifier with its quotes; turn into lines with `Graph.locate`. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Byte offset where the statement that holds the specifier begins. */
  readonly statement: Int32Array;
}

/** A position for a human: counts from 1, columns in UTF-16 units. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One imported binding. */
export interface ImportedName {
  /** `default`, `*` for a namespace, or the exported name. */
  readonly imported: string;
  readonly local: string;
  readonly typeOnly: boolean;
  /** Byte offset of the specifier's opening quote; equals `DependencyTable.start`. */
  readonly start: number;
  /** For a namespace: the members used, or `undefined` where the namespace escapes. */
  readonly members?: readonly string[] | undefined;
}

/** One exported name. */
export interface ExportedName {
  /** `default`, or the name; `*` for `export * from`. */
  readonly exported: string;
  readonly typeOnly: boolean;
  /** `DependencyTable.start` of the specifier it is handed on from; `undefined` for what the file declares itself. */
  readonly start: number | undefined;
  /** The name in the module it is handed on from (`default`, `*` for a namespace); the same as `exported` for own declarations. */
  readonly imported: string;
}

/** What a module imports and exports by name. Import-then-export is already joined: such a name has `start`. */
export interface ModuleNames {
  readonly imports: readonly ImportedName[];
  readonly exports: readonly ExportedName[];
}

/** A use of a global in a file, such as `process.env`. */
export interface GlobalUse {
  readonly file: number;
  /** The restricted name as the policy writes it. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** What is true of a repository. */
export interface Graph {
  /** Absolute, POSIX. */
  readonly root: string;
  readonly files: FileTable;
  readonly dependencies: DependencyTable;
  readonly places: readonly Place[];
  readonly strings: readonly string[];
  /** Uses of the globals that the policy restricts, in the files that may not use them. */
  readonly globalUses: readonly GlobalUse[];
  /** How many files `outside` of `include` were seen. */
  readonly outside: number;
  /** Reads the names of a module, at most once; `undefined` where the file cannot be parsed. */
  readonly namesOf: (file: number) => ModuleNames | undefined;
  /**
   * What a module exports, as `namesOf` has it, told by its tokens where they can tell: no tree is needed then. Of what the module
   * declares itself, `typeOnly` says nothing. `undefined` where the file cannot be parsed.
   */
  readonly exportsOf: (file: number) => readonly ExportedName[] | undefined;
  /**
   * The names that a static import or re-export lists (`*` for a namespace), read from the statement alone; `undefined` for
   * other forms.
   */
  readonly clauseOf: (dependency: number) => readonly Pick<ImportedName, 'imported' | 'typeOnly'>[] | undefined;
  /**
   * Whether a module may hand on, by exports without a `from`, names that it imports: told by its text, without parsing, and
   * never `false` where its tree says so.
   */
  readonly handsOnImports: (file: number) => boolean;
  /**
   * How a module exports a name, where its text alone can tell: the imports and re-exports that list it, or none where the module declares
   * the name itself or does not have it; `undefined` where only `namesOf` can tell.
   */
  readonly traceExport: (file: number, name: string) => readonly ExportedName[] | undefined;
  /** Parses a file; `undefined` where that fails. Nothing is kept. */
  readonly programsOf: (file: number) => readonly SyntaxProgram[] | undefined;
  /** The text that the offsets of its programs refer to; only where a graph was read from files. Nothing is kept. */
  readonly textOf?: (file: number) => string;
  /** Byte offsets of a file → lines and columns. */
  readonly locate: (file: number, start: number, end: number) => Range;
  /** As `locate`, for where a finding stands and nothing else: only there can a place be set right without judging anew. */
  readonly pointAt?: (file: number, start: number, end: number) => Range;
}
