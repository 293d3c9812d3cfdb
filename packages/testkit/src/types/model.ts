import type { Debt, Fault, Graph, Policy, Rule } from '@storypole/core';
import type { BaseModel } from './base-model';
import type { CodeReader } from './code';

/** A project that was read: what every selection and every matcher looks at. */
export interface Model {
  /** Absolute, POSIX. */
  readonly root: string;
  readonly policy: Policy;
  readonly graph: Graph;
  /** The findings that were accepted when the policy was adopted. */
  readonly debt: Debt;
  readonly faults: readonly Fault[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The built-in rules and those of the config's plugins; loaded when asked for. */
  readonly rules: () => readonly Rule[];
  /** The text of a file, by its path relative to the root; `undefined` where it cannot be read. */
  readonly readText: (path: string) => string | undefined;
  /** Whether something lies at a path relative to the root. */
  readonly exists: (path: string) => boolean;
  /** The project as it was at the merge base with a branch. Throws for projects that are not on disk. */
  readonly readBase: (ref: string) => BaseModel;
  /** Bodies and types, of those files that are asked for. */
  readonly code: () => CodeReader;
}
