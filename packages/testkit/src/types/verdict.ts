/** What a matcher says, in the terms of every framework. */
export interface Verdict {
  readonly pass: boolean;
  /** Complete: what, why and how to put it right. */
  readonly message: () => string;
  /** Offences, one line each. */
  readonly actual: unknown;
  readonly expected: unknown;
}

/** What every matcher takes besides its own arguments. */
export interface Reason {
  /** Why this holds: one sentence, which failures print. */
  readonly why?: string;
  /** How to put it right: an imperative sentence. */
  readonly fix?: string;
}
