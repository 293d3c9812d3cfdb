import { check, type CheckOptions, type CheckResult, type Look, type Providers } from '@storypole/core';
import { rules } from '@storypole/rules';

/** Judges projects. Apart, so that a run that remembers its verdict loads none of it. */
export function checkWhole(
  options: CheckOptions,
  providers: Providers,
  looks: ReadonlyMap<string, Look> | undefined,
): CheckResult {
  return check(options, providers, rules, looks);
}
