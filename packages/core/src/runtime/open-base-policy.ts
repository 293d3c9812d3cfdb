import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import { listModuleFiles } from '#repo/list-module-files';
import { CONFIG_NAMES } from '#repo/find-config';
import { createScanner } from '#repo/scan/create-scanner';
import { openPolicy, type OpenedPolicy } from './open-policy';

/** The policy of now, and every file that it came from. */
export interface TracedPolicy {
  readonly opened: OpenedPolicy;
  /** Absolute, POSIX. */
  readonly files: ReadonlySet<string>;
}

/** Opens a policy as `openPolicy` does, and keeps which files decided what it says. */
export function openTracedPolicy(
  config: string | undefined,
  configCode: boolean,
  providers: Providers,
  builtIn: readonly Rule[],
): TracedPolicy {
  const files = new Set<string>(config === undefined ? [] : [config]);
  const { fileSystem } = providers;
  const readFile: typeof fileSystem.readFile = (path) => {
    files.add(path);
    return fileSystem.readFile(path);
  };
  const loadModule: Providers['loadModule'] = (path, isFresh) => {
    for (const file of listModuleFiles(path, createScanner(extractFromTree), fileSystem)) files.add(file);
    return providers.loadModule(path, isFresh);
  };
  const machine = { ...providers, fileSystem: { ...fileSystem, readFile }, loadModule };
  return { opened: openPolicy(config, { configCode }, machine, builtIn), files };
}

/**
 * The policy as it was before a change. A config that is data is read again; code is executed only where no part of it changed.
 *
 * @param before the machine as it was
 * @param changed absolute paths of what the change touched
 * @returns `undefined` where nobody can tell what the policy was
 */
export function openBasePolicy(
  root: string,
  now: TracedPolicy,
  changed: ReadonlyMap<string, unknown>,
  before: Providers,
  builtIn: readonly Rule[],
): OpenedPolicy | undefined {
  const names = CONFIG_NAMES.map((name) => `${root}/${name}`);
  if (![...now.files, ...names].some((file) => changed.has(file))) return now.opened;
  const config = names.find((file) => before.fileSystem.stat(file)?.kind === 'file');
  const scanner = createScanner(extractFromTree);
  const loadModule: Providers['loadModule'] = (path) => {
    const parts = listModuleFiles(path, scanner, before.fileSystem);
    if (parts.some((file) => changed.has(file))) throw new Error(`${path} is not what it was.`);
    return before.loadModule(path);
  };
  const opened = openPolicy(config, { configCode: true }, { ...before, loadModule }, builtIn);
  return opened.faults === undefined ? opened : undefined;
}
