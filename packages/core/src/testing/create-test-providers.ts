import type { Git, Providers } from '#types/providers';
import {
  createMemoryFileSystem,
  type MemoryFileSystem,
  type MemoryFileSystemOptions,
} from './create-memory-file-system';
import { parseTree } from './parse-tree';

export interface TestProviders extends Providers {
  readonly fileSystem: MemoryFileSystem;
  /** Every message that was logged for debugging. */
  readonly messages: readonly string[];
}

export interface TestProvidersOptions extends MemoryFileSystemOptions {
  /** Absolute, POSIX. Default: `/project`. */
  readonly root?: string;
  /** Milliseconds since the epoch, or what `new Date` reads. Default: 2026-01-15. */
  readonly now?: number | string;
  /** Default: no git at all. */
  readonly git?: Git;
  /** Absolute path → what the module exports. Default: none can be loaded. */
  readonly modules?: Readonly<Record<string, unknown>>;
}

/**
 * Providers without a machine: files in memory, a clock that stands still, no git, a log that nobody sees.
 *
 * @param files path relative to the root → text, or an indented tree as `parseTree` reads it
 */
export function createTestProviders(
  files: Readonly<Record<string, string>> | string,
  options: TestProvidersOptions = {},
): TestProviders {
  const messages: string[] = [];
  const now = new Date(options.now ?? '2026-01-15T00:00:00Z').getTime();
  const record = typeof files === 'string' ? parseTree(files) : files;
  return {
    fileSystem: createMemoryFileSystem(options.root ?? '/project', record, options),
    clock: { now: () => now, elapsed: () => 0 },
    git: options.git ?? { run: () => undefined, readObjects: () => undefined },
    log: { debug: (message) => messages.push(message), progress: () => {} },
    loadModule: (path) => {
      const module = options.modules?.[path];
      if (module === undefined) throw new Error(`There is no module ${path}.`);
      return module;
    },
    loadModuleApart: (path) => {
      throw new Error(`There is no module ${path}.`);
    },
    messages,
  };
}
