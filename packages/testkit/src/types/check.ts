import type { Verdict } from './verdict';

interface Checks {
  // A method, so that checks with narrower arguments fit: each reads its arguments before it trusts them.
  check(received: unknown, ...args: unknown[]): Verdict;
}

/** A matcher before any framework. */
export type Check = Checks['check'];
