import type { SourceScanner } from '#types/extraction';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { createWitness } from '#repo/create-witness';
import { listModuleFiles } from '#repo/list-module-files';
import { openPolicy, type OpenedPolicy } from './open-policy';

/** A policy as it was read, and whether it would be read the same today. */
export interface Law {
  readonly opened: OpenedPolicy;
  readonly isStale: () => boolean;
}

/**
 * Reads the policy of a config, and remembers every file that it came from: the config, what it extends and imports, and its
 * plugins.
 *
 * @param isFresh whether modules may have changed since they were loaded before
 */
export function readLaw(
  config: string | undefined,
  isFresh: boolean,
  scanner: SourceScanner,
  providers: Providers,
  builtIn: readonly Rule[],
): Law {
  const witness = createWitness(providers);
  const loadModule = (path: string): unknown => {
    for (const file of listModuleFiles(path, scanner, witness.fileSystem)) witness.addFile(file);
    return providers.loadModule(path, isFresh);
  };
  const machine = { ...providers, fileSystem: witness.fileSystem, loadModule };
  return { opened: openPolicy(config, { configCode: true }, machine, builtIn), isStale: witness.isStale };
}
