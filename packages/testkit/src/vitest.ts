import { expect, inject } from 'vitest';
import { useSharedModel } from './kit/current-model';
import { toExtension } from './matchers/to-extension';
import type { StructuralMatchers } from './matchers/structural-matchers';

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-explicit-any -- as Vitest declares it
  interface Matchers<T = any> extends StructuralMatchers<void, T> {}

  interface ProvidedContext {
    /** Where the graph of this run lies. */
    storypole?: string;
  }
}

expect.extend(toExtension());
useSharedModel(() => inject('storypole'));
