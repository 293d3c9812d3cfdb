import { AssertionError } from 'node:assert';
import { matchers } from './matchers';
import type { StructuralMatchers } from './structural-matchers';

/** The matchers for Node's test runner, and for whatever else takes a thrown `AssertionError` for a failure. */
export function assertThat<T>(subject: T): StructuralMatchers<void, T> {
  const entries = matchers.map(({ name, check }) => [
    name,
    (...args: readonly unknown[]): void => {
      const { pass, message, actual, expected } = check(subject, ...args);
      if (!pass) throw new AssertionError({ message: message(), actual, expected, operator: name });
    },
  ]);
  return Object.fromEntries(entries) as StructuralMatchers<void, T>;
}
