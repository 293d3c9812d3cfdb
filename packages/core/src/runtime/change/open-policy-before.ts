import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { CONFIG_NAMES } from '#repo/find-config';
import { loadFromTree } from '../load-from-tree';
import { openPolicy } from '../open-policy';
import type { TracedPolicy } from '../open-base-policy';

/** The policy of a project before a change; `unknown` says why nobody can tell, in words. */
export interface PolicyBefore {
  /** `undefined`: there was no config. */
  readonly policy: Policy | undefined;
  readonly rules: readonly Rule[];
  readonly unknown?: string;
}

/**
 * Reads the policy as it was, from git alone: where the config or what it imports changed, its code is evaluated in a copy of its
 * own; where nothing of it changed, the policy is that of now.
 *
 * @param before the machine as it was
 * @param changed absolute paths of what the change touched
 */
export function openPolicyBefore(
  root: string,
  now: TracedPolicy,
  changed: ReadonlyMap<string, unknown>,
  configCode: boolean,
  before: Providers,
  builtIn: readonly Rule[],
): PolicyBefore {
  const names = CONFIG_NAMES.map((name) => `${root}/${name}`);
  const { opened } = now;
  if (opened.faults === undefined && ![...now.files, ...names].some((file) => changed.has(file)))
    return { policy: opened.policy.source === undefined ? undefined : opened.policy, rules: opened.rules };
  const config = names.find((file) => before.fileSystem.stat(file)?.kind === 'file');
  if (config === undefined) return { policy: undefined, rules: builtIn };
  const was = openPolicy(config, { configCode }, loadFromTree(root, before, changed), builtIn);
  if (was.faults === undefined) return { policy: was.policy, rules: was.rules };
  return {
    policy: undefined,
    rules: builtIn,
    unknown: was.faults.map(({ code, what }) => `${code}: ${what}`).join(' '),
  };
}
