import { expect } from 'vitest';
import { toExtension } from './matchers/to-extension';
import type { StructuralMatchers } from './matchers/structural-matchers';

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-explicit-any -- as Vitest declares it
  interface Matchers<T = any> extends StructuralMatchers<void, T> {}
}

expect.extend(toExtension());
