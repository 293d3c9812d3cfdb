import { checkChange, type CheckOptions, type CheckResult, type IndexRun, type Providers } from '@storypole/core';
import { rules } from '@storypole/rules';

/** Judges projects and what the change since a merge base did to what guards them. Apart, so that a plain check loads none of it. */
export function checkBase(
  options: CheckOptions,
  base: string,
  providers: Providers,
  index: IndexRun | undefined,
): CheckResult {
  return checkChange({ ...options, base, judgesCode: true }, providers, rules, index);
}
