import { checkIndex, type CheckOptions, type CheckResult, type IndexView, type Providers } from '@storypole/core';
import { rules } from '@storypole/rules';

/** Judges what is staged where the working tree holds something else. Apart, as all that reads sources. */
export function checkStaged(options: CheckOptions, view: IndexView, disk: Providers): CheckResult {
  return checkIndex(options, view, disk, rules);
}
