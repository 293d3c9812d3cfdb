import type { Policy, Rule } from '@storypole/core';
import { rules as builtIn } from '@storypole/rules';
import type { CruiserConfig } from '#types/cruiser-config';
import type { Writable } from '#types/writable';
import { buildPlan } from '#service/build-plan';
import { unfoldPlan } from '#service/unfold-plan';

export interface ConfigOptions {
  /** The rules of the policy; the built-in ones where left out. */
  readonly rules?: readonly Rule[];
  /** The domains that exist. Names that mean something else in a regular expression, such as `(shop)`, need to be known. */
  readonly domains?: readonly string[];
  /** The tsconfig with `paths` and `baseUrl`, relative to the root of the policy. */
  readonly tsConfig?: string;
  /** Conditions of `exports` besides the usual ones. */
  readonly conditions?: readonly string[];
}

/** A policy as a configuration that dependency-cruiser 16, 17 and 18 run as it is, from the root of the policy. */
export function toDependencyCruiserConfig(policy: Policy, options: ConfigOptions = {}): Writable<CruiserConfig> {
  return unfoldPlan(buildPlan(policy, { ...options, rules: options.rules ?? builtIn }));
}
