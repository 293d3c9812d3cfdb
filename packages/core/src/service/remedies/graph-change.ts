import type { Place } from '#types/place';
import type { Policy } from '#types/policy';

/** A name that an added dependency asks for or hands on. */
export interface AddedName {
  readonly name: string;
  readonly typeOnly: boolean;
}

/** A dependency that is not there yet. */
export interface AddedDependency {
  /** Rows of files; those of `GraphChange.created` follow the files of the graph. */
  readonly from: number;
  readonly to: number;
  /** A row that leads to a package: this one leads there, too, and `to` says nothing. */
  readonly like?: number;
  readonly form: 'import' | 're-export';
  readonly names: readonly AddedName[];
}

/** What becomes of a dependency. */
export interface ChangedDependency {
  /** Row of the file that it leads to now. */
  readonly to?: number;
  /** The package that it leads to now. */
  readonly package?: string;
  /** Erased at run time from now on. */
  readonly typeOnly?: true;
  /** It is gone. */
  readonly dropped?: true;
}

/** What a remedy does to the graph. Rows are those of the graph before. */
export interface GraphChange {
  readonly moved?: ReadonlyMap<number, { readonly path: string; readonly place: Place }>;
  readonly created?: readonly { readonly path: string; readonly place: Place }[];
  readonly changed?: ReadonlyMap<number, ChangedDependency>;
  readonly added?: readonly AddedDependency[];
  /** Files that use no restricted global any more. */
  readonly freed?: ReadonlySet<number>;
  /** The policy by which it is judged then. */
  readonly policy?: Policy;
}
