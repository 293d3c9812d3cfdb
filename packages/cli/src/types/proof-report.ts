import type { IdleParts, Proof } from '@storypole/core';

/** How a tool did with one offence for each way to write a dependency. */
export interface FrontendProof {
  /** `command`, `dependency-cruiser`, … */
  readonly name: string;
  /** The version that ran; `undefined` where the tool is not installed, and nothing ran. */
  readonly version: string | undefined;
  readonly planted: number;
  readonly caught: number;
  /** The forms that it missed although nothing excuses that. */
  readonly missed: readonly string[];
  /** The forms that it is known not to see. */
  readonly gaps: readonly string[];
  /** Why it did not run. */
  readonly reason?: string;
}

/** Schema `storypole/proof@1`; additive only. */
export interface ProofReport extends Proof {
  readonly schema: 'storypole/proof@1';
  /** What no dependency of the repository has to do with. */
  readonly idle: IdleParts;
  /** Empty unless asked for. */
  readonly frontends: readonly FrontendProof[];
}
