import type { IdleParts, PlantReport, Proof } from '@storypole/core';

/** How a tool did with the offences of the policy, written down in a throw-away copy. */
export interface OffenceProof {
  readonly planted: number;
  readonly caught: number;
  /** Of these, pairs of places: what the matrix closes, and what separates domains and providers. */
  readonly cells: { readonly planted: number; readonly caught: number };
  /** Open dependencies that were planted, too. */
  readonly controls: number;
  /** What it did not catch although nothing excuses that. */
  readonly missed: readonly PlantReport[];
  /** What it objected to though it is open, and nothing excuses that. */
  readonly falseAlarms: readonly PlantReport[];
  /** Rule → how many of its offences the tool is known not to see, or is not asked about. */
  readonly gaps: Readonly<Record<string, number>>;
}

/** How a tool did. */
export interface FrontendProof {
  /** `storypole`, `ESLint`, `dependency-cruiser`, … */
  readonly name: string;
  /** The version that ran; `undefined` where the tool is not installed, and nothing ran. */
  readonly version: string | undefined;
  /** Ways to write a dependency. */
  readonly planted: number;
  readonly caught: number;
  /** The forms that it missed although nothing excuses that. */
  readonly missed: readonly string[];
  /** The forms that it is known not to see. */
  readonly gaps: readonly string[];
  /** `undefined` where nothing ran. */
  readonly offences?: OffenceProof;
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
