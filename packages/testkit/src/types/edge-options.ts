import type { Reason } from './verdict';

/** What counts as a dependency. */
export interface EdgeOptions extends Reason {
  /** Whether dependencies that are erased at run time count. Default: `true`. */
  readonly checkTypes?: boolean;
}
