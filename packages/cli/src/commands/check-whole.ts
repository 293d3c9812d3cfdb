import { check, type CheckOptions, type CheckResult, type Providers, type RecalledCheck } from '@storypole/core';
import { rules } from '@storypole/rules';

/** Judges projects. Apart, so that a run that remembers its verdict loads none of it. */
export function checkWhole(options: CheckOptions, providers: Providers, seen: RecalledCheck | undefined): CheckResult {
  return check(options, providers, rules, seen?.looks, seen?.told);
}
