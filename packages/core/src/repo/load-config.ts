import type { Fault } from '#types/fault';
import { FaultError } from '#types/fault';
import type { Providers } from '#types/providers';
import { buildPolicy, type PolicyOrFaults } from '#config/build-policy';
import { checkSources } from '#config/check-sources';
import type { KnownRule } from '#config/check-rules';
import { type ConfigChain, type ReadOptions, readConfigChain } from './load-config/read-config-chain';
import { parentOf } from './load-config/resolve-extends';

export interface LoadOptions extends ReadOptions {
  /**
   * The rules that the config may name: the built-in ones and those of the plugins, given by absolute path. A `FaultError`
   * joins the faults of the config.
   */
  readonly findRules: (plugins: readonly string[]) => readonly KnownRule[];
}

export type LoadedConfig = PolicyOrFaults & {
  /** The folder of the config. Absolute, POSIX. */
  readonly root: string;
  /** The configs that were read: the user's own and all that it extends. Absolute, POSIX. */
  readonly files: readonly string[];
  /** Absolute, POSIX. */
  readonly plugins: readonly string[];
};

/**
 * Reads a config with all that it extends, and builds its policy. Never throws for what a config says.
 *
 * @param path absolute, POSIX; its folder is the root
 */
export function loadConfig(
  path: string,
  { fileSystem }: Pick<Providers, 'fileSystem'>,
  options: LoadOptions,
): LoadedConfig {
  const root = parentOf(path);
  const chain = readConfigChain(path, root, fileSystem, options);
  const { files, plugins } = chain;
  // Where a config of the chain is missing, so are the names that others refer to.
  if (!chain.isWhole) return { root, files, plugins, faults: [...chain.faults, ...checkSources(chain.sources).faults] };
  const { rules, faults: ruleFaults } = findRules(chain, options);
  const built = buildPolicy(chain.sources, rules);
  const faults = [...chain.faults, ...ruleFaults, ...(built.faults ?? [])];
  if (built.policy === undefined || faults.length > 0) return { root, files, plugins, faults };
  return { root, files, plugins, policy: built.policy };
}

/** No rules where a plugin is missing or broken: then nobody can say which rules exist. */
function findRules(
  chain: ConfigChain,
  options: LoadOptions,
): { readonly rules: readonly KnownRule[] | undefined; readonly faults: readonly Fault[] } {
  if (chain.faults.some((fault) => fault.code === 'config/missing-plugin')) return { rules: undefined, faults: [] };
  try {
    return { rules: options.findRules(chain.plugins), faults: [] };
  } catch (error) {
    if (error instanceof FaultError) return { rules: undefined, faults: error.faults };
    throw error;
  }
}
