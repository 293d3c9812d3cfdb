import type { EdgeOptions } from './edge-options';
import type { Target } from './target';

/** Whose dependencies count. */
export interface ImporterOptions extends EdgeOptions {
  /** Whether tests are held to it too. Default: `false`. */
  readonly checkTests?: boolean;
  /** Who may all the same: `arch.layer('app')`. */
  readonly except?: Target;
}
