import { checkIndex, type CheckOptions, type CheckResult, type IndexRun } from '@storypole/core';
import { rules } from '@storypole/rules';

/** Judges what is staged where the working tree holds something else. Apart, as all that reads sources. */
export function checkStaged(options: CheckOptions, index: IndexRun): CheckResult {
  return checkIndex(options, index, rules);
}
