import type { Fault, Graph, Policy, Rule } from '@storypole/core';
import type { CodeReader } from './code';

/** A project that was read: what every selection and every matcher looks at. */
export interface Model {
  /** Absolute, POSIX. */
  readonly root: string;
  readonly policy: Policy;
  readonly graph: Graph;
  readonly faults: readonly Fault[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The built-in rules and those of the config's plugins; loaded when asked for. */
  readonly rules: () => readonly Rule[];
  /** The text of a file, by its path relative to the root; `undefined` where it cannot be read. */
  readonly readText: (path: string) => string | undefined;
  /** Whether something lies at a path relative to the root. */
  readonly exists: (path: string) => boolean;
  /** Bodies and types, of those files that are asked for. */
  readonly code: () => CodeReader;
}
