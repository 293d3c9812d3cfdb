import type { Finding } from '#types/finding';

/** A finding before it has its id, which depends on the findings beside it. */
export interface Draft {
  readonly finding: Omit<Finding, 'id'>;
  /** What the id is made of: no lines, nothing of the machine. */
  readonly identity: readonly string[];
}
