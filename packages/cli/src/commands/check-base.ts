import { checkChange, type CheckOptions, type CheckResult, type Providers, type Rule } from '@storypole/core';

/** Judges projects and what the change since a merge base did to what guards them. Apart, so that a plain check loads none of it. */
export function checkBase(
  options: CheckOptions,
  base: string,
  providers: Providers,
  rules: readonly Rule[],
): CheckResult {
  return checkChange({ ...options, base, judgesCode: true }, providers, rules);
}
