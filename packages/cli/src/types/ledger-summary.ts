/** How the findings of one rule ended. */
export interface LedgerSummary {
  readonly rule: string;
  /** How often a finding was shown for the first time, or again after it was cleared. */
  readonly shown: number;
  /** Of these, how many the next check no longer had: the first message sufficed. */
  readonly clearedAtOnce: number;
  readonly clearedLater: number;
  /** Neither: it stands, or no check came after. */
  readonly open: number;
}
