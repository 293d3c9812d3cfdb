import type { DebtEntry } from '@storypole/core';
import type { Area, Dependency, Domain, Layer, Provider } from './area';
import type { Change } from './change';
import type { CodeSymbol, ExportedSymbol } from './code';
import type { Selection } from './selection';
import type { SourceFile } from './source-file';
import type { Whole } from './subject';

/** The project as a whole, and the way to its parts. */
export interface Arch extends Whole {
  /** Throws where the policy finds none. */
  readonly domains: readonly Domain[];
  readonly layers: readonly Layer[];
  readonly providers: readonly Provider[];
  readonly domain: (name: string) => Domain;
  /** `service`, or `billing/service` for one domain's. */
  readonly layer: (name: string) => Layer;
  readonly provider: (name: string) => Provider;
  /** A package by name or pattern: `pg`, `@acme/*`. */
  readonly package: (name: string) => Dependency;
  /** With or without `node:`. */
  readonly builtin: (name: string) => Dependency;
  /** The kinds of findings that were accepted when the policy was adopted, with their number. */
  readonly knownDebt: () => readonly DebtEntry[];
  /** What the working tree adds and removes against the merge base with a branch. */
  readonly changedSince: (ref: string) => Change;
}

/** Modules of the project. */
export interface Files {
  /** Those of one or several parts of the policy. */
  readonly in: (...places: readonly (Area | Selection<SourceFile>)[]) => Selection<SourceFile>;
  /** By globs relative to the root; one that begins with `!` takes away. */
  readonly matching: (...globs: readonly [string, ...string[]]) => Selection<SourceFile>;
  /** One file by its path. */
  readonly at: (path: string) => SourceFile;
}

/** Declarations of the project, in production modules. */
export interface Declared {
  /** Those in one or several parts of the policy. */
  readonly in: (...places: readonly (Area | Selection<SourceFile>)[]) => Selection<CodeSymbol>;
}

export interface Kit {
  readonly arch: Arch;
  /** Every production module inside `include`. */
  readonly files: Selection<SourceFile> & Files;
  /** Every test inside `include`. */
  readonly tests: Selection<SourceFile> & Files;
  /** Every class that production modules declare. */
  readonly classes: Selection<CodeSymbol> & Declared;
  /** Every function at the top of a production module, those that are values of constants among them. */
  readonly functions: Selection<CodeSymbol> & Declared;
  /** What some files export, by name: declared there, or handed on. */
  readonly exportsOf: (...places: readonly (Area | SourceFile | readonly SourceFile[])[]) => Selection<ExportedSymbol>;
  /** The interfaces, type aliases and enums that some files declare. */
  readonly typesOf: (...places: readonly (Area | SourceFile | readonly SourceFile[])[]) => Selection<CodeSymbol>;
}
