/** What the machine lends. Each function throws what Node throws; the callers turn that into faults. Paths are absolute. */
export interface FileSystem {
  /** Entries of a folder, in no order. Symbolic links are reported as such, never followed. */
  readonly readFolder: (path: string) => readonly FolderEntry[];
  /** Reads the whole file. */
  readonly readFile: (path: string) => Uint8Array;
  /**
   * Reads a file into `target` at `offset`. Returns the number of bytes read, or -1 where `target` has no room for the whole
   * file (then nothing can be said of its contents).
   */
  readonly readInto: (path: string, target: Uint8Array, offset: number) => number;
  /** `undefined` where nothing is there. Follows symbolic links. */
  readonly stat: (path: string) => FileStat | undefined;
  /** Throws where nothing is there. */
  readonly realPath: (path: string) => string;
  /** Writes beside the target and renames: atomic. Creates folders. */
  readonly writeFile: (path: string, contents: string) => void;
  /** Removes a file; throws where there is none. */
  readonly removeFile: (path: string) => void;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

export interface FileStat {
  readonly kind: 'file' | 'folder' | 'other';
  readonly size: number;
  readonly mtimeMs: number;
  /** When the file's contents, name or rights changed last: unlike `mtimeMs` no program can set it. Absent where there is no such time. */
  readonly ctimeMs?: number;
}

/**
 * Bytes that a run leaves for later ones. Nothing here throws: what cannot be read is not there, and what cannot be written is
 * lost.
 */
export interface Cache {
  /** Changes with the program: what another one left is not read. */
  readonly stamp: string;
  /** @param root absolute path of the project @param name of the entry, fit for a file's name */
  readonly read: (root: string, name: string) => Uint8Array | undefined;
  readonly write: (root: string, name: string, bytes: Uint8Array) => void;
  /** Makes room, if anything was written: for the end of a run. What the run read or wrote stays. */
  readonly tidy: () => void;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Monotonic milliseconds. */
  readonly elapsed: () => number;
}

export interface Git {
  /** Where the index stands for the working tree: then changes since a commit are those that are staged. */
  readonly sees?: 'index';
  /** Runs git in `cwd`; returns standard output, or `undefined` where git fails or is missing. */
  readonly run: (cwd: string, args: readonly string[]) => string | undefined;
  /**
   * Contents of objects by name, such as `<commit>:./src/a.ts`; `undefined` in the place of one that there is not, and in the place
   * of all where git fails or is missing.
   */
  readonly readObjects: (cwd: string, names: readonly string[]) => readonly (Uint8Array | undefined)[] | undefined;
}

export interface Log {
  /** Phases and counts for `--debug`. */
  readonly debug: (message: string) => void;
  /** Called often during long work; a frontend may show it. */
  readonly progress: (phase: string, done: number, total: number) => void;
}

export interface Providers {
  readonly fileSystem: FileSystem;
  readonly clock: Clock;
  readonly git: Git;
  readonly log: Log;
  /**
   * Evaluates a module (TypeScript too) and returns its namespace. Throws whatever the module throws.
   *
   * @param isFresh whether it may have changed since it was loaded before
   */
  readonly loadModule: (path: string, isFresh?: boolean) => unknown;
  /**
   * Evaluates a module from other contents than those on disk: in a copy of its own, with the packages of the project.
   *
   * @param sources absolute path → contents: the module, and what it imports by relative paths
   */
  readonly loadModuleApart: (path: string, sources: ReadonlyMap<string, Uint8Array>) => unknown;
  /** Absent where nothing is to be left behind. */
  readonly cache?: Cache;
}
