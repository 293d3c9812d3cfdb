import { type CheckOptions, type Providers, recallCheck, type RecalledCheck, settleSources } from '@storypole/core';

/** As `recallCheck`, where sources changed. Apart, because it loads what reads sources. */
export function recallTouched(
  options: CheckOptions,
  providers: Providers,
  seen: RecalledCheck | undefined,
): RecalledCheck {
  return recallCheck(options, providers, seen?.looks, settleSources, seen?.told);
}
