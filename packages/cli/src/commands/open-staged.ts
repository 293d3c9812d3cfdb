import { type Cache, type IndexRun, type IndexView, openIndex, type Providers, showTracked } from '@storypole/core';

/** What git's index holds. */
export interface Staged {
  readonly view: IndexView;
  /** Where something is kept from run to run. */
  readonly index: IndexRun | undefined;
}

/** The machine as git's index describes it. Apart, because most checks look at the working tree. */
export function openStaged(cwd: string, providers: Providers, cache: Cache | undefined): Staged {
  const view = openIndex(cwd, providers);
  return { view, index: cache === undefined ? undefined : { view, tracked: showTracked(view, providers, cache) } };
}
