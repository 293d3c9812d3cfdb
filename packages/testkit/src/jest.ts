import { expect } from '@jest/globals';
import { toExtension } from './matchers/to-extension';
import type { StructuralMatchers } from './matchers/structural-matchers';

declare module 'expect' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- as Jest asks for it
  interface Matchers<R extends void | Promise<void>, T = unknown> extends StructuralMatchers<R, T> {}
}

expect.extend(toExtension());
