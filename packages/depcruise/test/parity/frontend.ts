import type { DiskProject } from '../disk-project';
import type { Verdict } from './verdict';

/** A tool that judges by the policy. To hold another one to the same table, add it to `FRONTENDS`. */
export interface Frontend {
  readonly name: string;
  /** Judges projects on disk, in one run; faults throw. */
  readonly run: (projects: readonly DiskProject[]) => Promise<readonly (readonly Verdict[])[]>;
  /** Rules that it does not judge by. */
  readonly missingRules: readonly string[];
  /** Ways to write a dependency that it does not see, as docs/forms.md names them. */
  readonly missingForms: readonly string[];
  /** Ways that it takes for a value although they are erased. */
  readonly typesAsValues: readonly string[];
  /** Ways that it takes for erased although they remain. */
  readonly valuesAsTypes: readonly string[];
}
