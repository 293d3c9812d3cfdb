/** One line of `.storypole/ledger.jsonl`. */
export interface LedgerEntry {
  /** ISO 8601. */
  readonly time: string;
  /** `shown`: a finding was reported. `cleared`: the next check no longer had it. `stood`: it still had. */
  readonly event: 'shown' | 'cleared' | 'stood';
  readonly rule: string;
  /** Of the finding. */
  readonly id: string;
  /** What reported it: `self-check`, `hook claude Stop`. */
  readonly source: string;
  /** The conversation of the agent; `''` for none. */
  readonly session: string;
}
