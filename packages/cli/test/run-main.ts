import { createFolderCache, createNodeProviders } from '@storypole/core';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../src/main';
import { createWatch } from '../src/providers/create-watch';
import { createWorkshop } from '../src/providers/create-workshop';
import { loadTypeChecker } from '../src/providers/load-type-checker';
import type { Machine } from '../src/types/machine';

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  readonly stdin?: string;
  /** Below the project. */
  readonly folder?: string;
  /** Milliseconds that each look at the clock takes. */
  readonly tick?: number;
  /** What of the machine is different. */
  readonly machine?: Partial<Machine>;
}

/** A project on disk, and the command run in it without a process. */
export interface TestProject {
  readonly root: string;
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Run>;
  readonly remove: () => void;
}

/** @param files path → contents */
export function createProject(files: Readonly<Record<string, string>>): TestProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'storypole-cli-')));
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), contents);
  }
  return {
    root,
    remove: () => rmSync(root, { recursive: true, force: true }),
    run: async (args, options = {}) => {
      const stdout: string[] = [];
      const stderr: string[] = [];
      const code = await main(args, {
        ...createMachine(root, stdout, stderr, options),
        ...options.machine,
      });
      return { code, stdout: stdout.join(''), stderr: stderr.join('') };
    },
  };
}

function createMachine(root: string, stdout: string[], stderr: string[], options: RunOptions): Machine {
  const { env = {}, isTerminal = false, folder, tick } = options;
  const toOutput = (written: string[]): Machine['stdout'] => ({
    isTerminal,
    isClosed: () => false,
    write: (text) => {
      written.push(text);
      return Promise.resolve();
    },
  });
  let elapsed = 0;
  return {
    cwd: folder === undefined ? root : `${root}/${folder}`,
    version: '9.8.7',
    env,
    temporaryFolder: `${root}/temporary`,
    stdin: {
      isTerminal: false,
      readText: () => Promise.resolve(options.stdin ?? ''),
      whenClosed: () => Promise.resolve(),
    },
    stdout: toOutput(stdout),
    stderr: toOutput(stderr),
    openCache: (folder) => createFolderCache({ stamp: 'test', folder }),
    openWatch: () => Promise.resolve(createWatch()),
    openWorkshop: () => Promise.resolve(createWorkshop(tmpdir())),
    openCompilers: () => Promise.resolve(loadTypeChecker),
    createProviders: (log) => {
      const providers = createNodeProviders(log);
      if (tick === undefined) return providers;
      return { ...providers, clock: { ...providers.clock, elapsed: () => (elapsed += tick) } };
    },
  };
}
