import type { Manifest } from './manifest';

/**
 * A tree of folders to resolve in: the listed repository, or the disk. Both speak the same numbers, so that the search for a file
 * is written once: an entry is a file (≥ 0) or `~folder` (< 0).
 */
export interface Ground {
  /** Folder → name → entry. Empty where the folder does not exist. */
  readonly entriesOf: (folder: number) => ReadonlyMap<string, number>;
  /** Whether a folder holds a file of this name, without a look at what else it holds. */
  readonly hasFile: (folder: number, name: string) => boolean;
  /** -1 above the top. */
  readonly parentOf: (folder: number) => number;
  /** The folder's own `package.json`. */
  readonly manifestOf: (folder: number) => Manifest | undefined;
  /** The folder at an absolute path; -1 where this ground does not reach. */
  readonly locate: (path: string) => number;
  /** Absolute path of a folder. */
  readonly pathOf: (folder: number) => string;
  /** Absolute path of a file. */
  readonly pathOfFile: (file: number) => string;
}
