import type { OffenceKind } from '@storypole/core';

/** What a tool says of the copy. */
export interface ToolFinding {
  /** Relative to the copy. */
  readonly file: string;
  /** `undefined` where the tool speaks of the file as a whole. */
  readonly line: number | undefined;
  readonly rule: string;
}

/** What a tool says, and what it is known not to see; or why it cannot be asked. */
export type ToolAnswer =
  | {
      readonly findings: readonly ToolFinding[];
      /** Forms that it is known not to see. */
      readonly formGaps: readonly string[];
      /** Ids of rules that it does not judge by, or is not asked about. */
      readonly ruleGaps: readonly string[];
      /** Offences that it is known to see in some policies only. */
      readonly offenceGaps?: readonly OffenceKind[];
      /** The files that it read, where it may leave some out: what stands in others alone it cannot see. */
      readonly read?: ReadonlySet<string>;
    }
  | { readonly reason: string };
