import type { ExportedSymbol } from './code';
import type { Model } from './model';
import type { Selection } from './selection';

/** Where a file belongs, in words. */
export interface PlaceName {
  /** `billing/service`, `the entry of billing`, `providers/telemetry`, `no layer` */
  readonly name: string;
  readonly domain: string | undefined;
  readonly layer: string | undefined;
  readonly provider: string | undefined;
  readonly isEntry: boolean;
}

/** One module of the project. Printed, it shows its path and its place; everything else is read when asked for. */
export interface SourceFile {
  readonly kind: 'file';
  /** POSIX, relative to the root. */
  readonly path: string;
  readonly place: PlaceName;
  /** With extension. */
  readonly name: string;
  /** The name up to its first dot: `order-total` of `order-total.test.ts`. */
  readonly stem: string;
  /** `''` for the root. */
  readonly folder: string;
  readonly isTest: boolean;
  readonly text: string;
  readonly lines: number;
  /** What it depends on, in the order in which it is written. */
  readonly imports: readonly Import[];
  /** The files that depend on it. */
  readonly importers: Selection<SourceFile>;
  readonly exports: Selection<ExportedSymbol>;
  /** Row in the graph. */
  readonly row: number;
  readonly model: Model;
}

/** One dependency as it is written. */
export interface Import {
  readonly kind: 'import';
  readonly from: SourceFile;
  /** What it leads to, in words: a path, a package's or builtin's name, or the specifier of what is not there. */
  readonly to: string;
  readonly specifier: string;
  readonly form: string;
  readonly typeOnly: boolean;
  readonly target: 'file' | 'package' | 'builtin' | 'unresolved' | 'computed';
  /** The file it leads to, where it leads to one. */
  readonly file: SourceFile | undefined;
  /** The names it asks for; `*` for everything, none where the file itself is meant. */
  readonly names: readonly string[];
  readonly line: number;
  readonly column: number;
  /** Whether it leads from one domain into another. */
  readonly crossesDomains: boolean;
  /** Row in the graph. */
  readonly row: number;
}
