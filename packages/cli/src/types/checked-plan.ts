import type { FixPlan } from '@storypole/core';

/** A plan, and the compiler that has nothing to say against it. */
export interface CheckedPlan extends FixPlan {
  /** Its version; `undefined` where the project has none. */
  readonly compiler: string | undefined;
}
