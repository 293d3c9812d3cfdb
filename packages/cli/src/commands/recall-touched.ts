import { type CheckOptions, type Look, type Providers, recallCheck, settleSources } from '@storypole/core';

/** As `recallCheck`, where sources changed. Apart, because it loads what reads sources. */
export function recallTouched(
  options: CheckOptions,
  providers: Providers,
  looks: ReadonlyMap<string, Look> | undefined,
): ReturnType<typeof recallCheck> {
  return recallCheck(options, providers, looks, settleSources);
}
