import type { Selection } from './selection';
import type { SourceFile } from './source-file';

/** What a name is declared as. */
export type DeclaredAs = 'class' | 'function' | 'variable' | 'interface' | 'type' | 'enum' | 'namespace' | 'expression';

export interface Parameter {
  readonly name: string;
  /** As TypeScript writes it. */
  readonly type: string;
  readonly isOptional: boolean;
}

/** What a declaration says of itself, in its own file. A text that is looked for is the whole name, or its last part after a dot. */
export interface Declaration {
  readonly name: string;
  readonly declaredAs: DeclaredAs;
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly isExported: boolean;
  /** Whether its body calls or constructs something; functions nested in it count. */
  readonly calls: (callee: string | RegExp) => boolean;
  /** Whether its body throws; with `error`, whether it throws what that names, such as `NotFound`. */
  readonly throws: (error?: string | RegExp) => boolean;
  /** Names, without `@` and arguments. */
  readonly decorators: readonly string[];
  /** What it extends, as it is written, without type arguments. */
  readonly bases: readonly string[];
  readonly implements: readonly string[];
  readonly parameters: readonly Parameter[];
  /** The type it returns, as TypeScript writes it; `undefined` for what cannot be called. */
  readonly returns: string | undefined;
  /** Names of the methods and accessors of a class. */
  readonly methods: readonly string[];
  readonly isAsync: boolean;
}

/** A class, a function, a type, or whatever else a file declares. */
export interface CodeSymbol extends Omit<Declaration, 'bases'> {
  readonly kind: 'code';
  readonly file: SourceFile;
  /** The names of what it extends, the nearest first, through whatever files of the project. */
  readonly extends: readonly string[];
  /** The files that ask for it by name, through whatever modules. */
  readonly references: Selection<SourceFile>;
}

/** A name that a module exports, declared there or handed on. Its body is read when something about it is asked. */
export interface ExportedSymbol extends CodeSymbol {
  /** The file that declares it; the module itself where the name comes from a package. */
  readonly origin: SourceFile;
}

/** Reads declarations, each file at most once. Paths are relative to the root. */
export interface CodeReader {
  /** Whether bodies in a file can be read: those of TypeScript and JavaScript can, those in other markup cannot. */
  readonly canRead: (path: string) => boolean;
  readonly list: (path: string) => readonly Declaration[];
  /** The declaration behind a name that a file exports and declares itself. */
  readonly findExport: (path: string, name: string) => Declaration | undefined;
}
