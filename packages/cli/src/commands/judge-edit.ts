import { type ChangeResult, checkEdit, type CheckEditOptions, type Look, type Providers } from '@storypole/core';
import { rules } from '@storypole/rules';

/** Judges what an edit caused. Apart, so that a hook that remembers the answer loads none of it. */
export function judgeEdit(
  options: CheckEditOptions,
  providers: Providers,
  looks: ReadonlyMap<string, Look>,
): ChangeResult {
  return checkEdit(options, providers, rules, looks);
}
