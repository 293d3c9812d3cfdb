import type { Cache, Log, Providers } from '@storypole/core';
import type { TypeChecker } from './type-checker';
import type { Watch } from './watch';
import type { Workshop } from './workshop';

/** What a run of the command is given, so that it can run without a process. */
export interface Machine {
  /** Absolute, POSIX. */
  readonly cwd: string;
  /** Of the package. */
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute, POSIX: where files go that no project has room for. */
  readonly temporaryFolder: string;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly createProviders: (log: Partial<Log>) => Providers;
  /** @param folder absolute; where left out, the cache lies in the `node_modules` of the project */
  readonly openCache: (folder?: string) => Cache;
  /** Begins to listen to signals and to standard input. */
  readonly openWatch: () => Promise<Watch>;
  /** Loaded when it is asked for: a check needs none. */
  readonly openWorkshop: () => Promise<Workshop>;
  /** Loads what gives the compiler that the project at a root (absolute) has installed, if any. */
  readonly openCompilers: () => Promise<(root: string) => TypeChecker | undefined>;
}

export interface Input {
  readonly isTerminal: boolean;
  /** Everything until its end; `undefined` where that does not come in time. */
  readonly readText: (milliseconds: number) => Promise<string | undefined>;
  /** Resolves when nothing more will come. Somebody else must read. */
  readonly whenClosed: () => Promise<void>;
}

export interface Output {
  readonly isTerminal: boolean;
  /** Begins at once; resolves when the text has left or nobody reads any more. Never rejects. */
  readonly write: (text: string) => Promise<void>;
  /** Whether the reader has gone away, as `head` does. */
  readonly isClosed: () => boolean;
}
