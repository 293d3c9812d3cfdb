import { type IndexView, openIndex, type Providers } from '@storypole/core';

/** The machine as git's index describes it. Apart, because most checks look at the working tree. */
export function openStaged(cwd: string, providers: Providers): IndexView {
  return openIndex(cwd, providers);
}
