import type { SourceScanner } from '#types/extraction';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { createWitness, type WitnessRecords } from '#repo/create-witness';
import { listModuleParts } from '#repo/list-module-parts';
import { saysTheSame } from '#repo/says-the-same';
import { openPolicy, type OpenedPolicy, type PolicyOptions } from './open-policy';

/** A policy as it was read, and whether it would be read the same today. */
export interface Law {
  readonly opened: OpenedPolicy;
  readonly isStale: () => boolean;
  /** The files that it came from. */
  readonly records: WitnessRecords;
  /** Whether code was executed for it. */
  readonly isCode: boolean;
  /** Whether the same files say the same at another time and in another process. */
  readonly isPure: boolean;
}

/**
 * Reads the policy of a config, and remembers every file that it came from: the config, what it extends and imports, and its
 * plugins.
 *
 * @param isFresh whether modules may have changed since they were loaded before
 * @param scanner asked where the config is code
 */
export function readLaw(
  config: string | undefined,
  isFresh: boolean,
  scanner: () => SourceScanner,
  providers: Providers,
  builtIn: readonly Rule[],
  options: PolicyOptions = { configCode: true },
): Law {
  const witness = createWitness(providers);
  const seen: { isCode: boolean; isPure: boolean } = { isCode: false, isPure: true };
  const loadModule = (path: string): unknown => {
    const { files, others } = listModuleParts(path, scanner(), witness.fileSystem);
    for (const file of files) witness.addFile(file);
    seen.isCode = true;
    seen.isPure &&= saysTheSame(files, others, providers.fileSystem);
    return providers.loadModule(path, isFresh);
  };
  const machine = { ...providers, fileSystem: witness.fileSystem, loadModule };
  const opened = openPolicy(config, { configCode: options.configCode }, machine, builtIn);
  // What a plugin's rules do is for nobody to know.
  const hasPlugins = opened.faults === undefined && opened.policy.plugins.length > 0;
  return {
    opened,
    isStale: witness.isStale,
    records: witness.records,
    isCode: seen.isCode,
    isPure: seen.isPure && !hasPlugins,
  };
}
