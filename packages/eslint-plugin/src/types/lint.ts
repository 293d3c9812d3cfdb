import type { Fault, Finding, Rule, Suppression } from '@storypole/core';
import type { StorypoleSettings } from './settings';

/** One lint of one file: what all rules share. */
export interface Lint {
  /** For whom messages are written. */
  readonly reader: StorypoleSettings['messages'];
  readonly findFindings: () => readonly Finding[];
  readonly findGraphFindings: () => readonly Finding[];
  /** Whether the text is that on disk. */
  readonly isSaved: () => boolean;
  /** The faults, to the first who asks; nothing to all others. */
  readonly claimFaults: () => readonly Fault[];
  /** The rules that the policy's plugins add. */
  readonly ownRules: readonly Rule[];
  readonly judgeSuppressions: (suppressions: readonly Suppression[]) => readonly Finding[];
  /** The findings about another text of the same file; `undefined` where the host shows only a part of it. */
  readonly judgeOther: (text: string) => readonly Finding[] | undefined;
  /** Whether the dependency of a finding would be open if it were type-only. */
  readonly opensToTypes: (finding: Finding) => boolean;
  /** The entries that hand on what a finding asks for. */
  readonly findDoors: (finding: Finding) => readonly string[];
}
