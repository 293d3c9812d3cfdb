import type { Fault } from '#types/fault';
import { FaultError } from '#types/fault';
import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { buildPolicy } from '#config/build-policy';
import { findNearest } from '#config/find-nearest';
import { loadConfig } from '#repo/load-config';
import { loadPluginRules } from './load-plugin-rules';

export interface PolicyOptions {
  readonly configCode: boolean;
  /** Ids that the user asked for; an unknown one is a fault. */
  readonly onlyRules?: readonly string[] | undefined;
}

/** A policy and the rules that judge by it: the built-in ones and those of its plugins. */
export type OpenedPolicy =
  | { readonly policy: Policy; readonly rules: readonly Rule[]; readonly faults?: never }
  | { readonly faults: readonly Fault[] };

/**
 * Loads the config of a project, or takes the default preset where it has none. Never throws for what the user wrote.
 *
 * @param config absolute path, or `undefined` where none was found
 */
export function openPolicy(
  config: string | undefined,
  options: PolicyOptions,
  providers: Providers,
  builtIn: readonly Rule[],
): OpenedPolicy {
  let rules = builtIn;
  try {
    const loaded =
      config === undefined
        ? buildPolicy([], builtIn)
        : loadConfig(config, providers, {
            configCode: options.configCode,
            loadModule: providers.loadModule,
            findRules: (plugins) => {
              const taken = builtIn.map((rule) => rule.id);
              const root = config.slice(0, config.lastIndexOf('/'));
              const own = loadPluginRules(root, plugins, { ...options, loadModule: providers.loadModule }, taken);
              rules = [...builtIn, ...own];
              return rules;
            },
          });
    if (loaded.faults !== undefined) return { faults: loaded.faults };
    const unknown = findUnknownRules(options.onlyRules, rules);
    if (unknown.length > 0) return { faults: unknown };
    return { policy: loaded.policy, rules };
  } catch (error) {
    if (error instanceof FaultError) return { faults: error.faults };
    throw error;
  }
}

/** @param asked ids that the user asked for */
export function findUnknownRules(asked: readonly string[] | undefined, rules: readonly Rule[]): readonly Fault[] {
  return (asked ?? []).filter((id) => !rules.some((rule) => rule.id === id)).map((id) => unknownRule(id, rules));
}

function unknownRule(id: string, rules: readonly Rule[]): Fault {
  const ids = rules.map((rule) => rule.id);
  const nearest = findNearest(id, ids);
  return {
    code: 'usage/unknown-rule',
    what: `There is no rule \`${id}\`.`,
    mend: nearest === undefined ? `Name one of: ${ids.join(', ')}.` : `Name \`${nearest}\`.`,
  };
}
