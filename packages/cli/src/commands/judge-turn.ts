import { type ChangeResult, type Providers, selfCheck, type SelfCheckOptions } from '@storypole/core';
import { rules } from '@storypole/rules';

/** Judges what a turn caused since the merge base. Apart, so that the hook of an edit loads none of it. */
export function judgeTurn(options: SelfCheckOptions, providers: Providers): ChangeResult {
  return selfCheck(options, providers, rules);
}
