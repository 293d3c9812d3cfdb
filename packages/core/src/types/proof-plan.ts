import type { Exception } from './policy';
import type { PlantReport } from './proof';

/** An import or a re-export that a proof writes down. */
export interface PlannedImport {
  readonly kind: 'import' | 're-export';
  readonly file: string;
  /** A file of the plan, or a specifier as it is written. */
  readonly target: { readonly file: string } | { readonly specifier: string };
  readonly typeOnly: boolean;
  /** The name that is asked for, or under which a re-export hands on what the target declares. */
  readonly name: string;
}

/** A line of code that a proof writes down. */
export type PlannedStatement =
  PlannedImport | { readonly kind: 'global'; readonly file: string; readonly name: string };

/** An offence, or something open, that any tool can be shown. */
export interface PlannedOffence extends Omit<PlantReport, 'found'> {
  /** Whether the policy tells it apart by two places: what a matrix closes, and what separates domains and providers. */
  readonly isCell: boolean;
  /**
   * Where a finding about it may stand: at the line of its one statement, in one of these files, in the config, or anywhere,
   * because a tool says of domains that need each other what it says of folders.
   */
  readonly at: 'line' | 'policy' | 'anywhere' | readonly string[];
  readonly statements: readonly PlannedStatement[];
}

/** What a proof by other tools writes down. */
export interface ProofPlan {
  /** Every file, relative to the root; each exports `planted` in its first line. */
  readonly files: readonly string[];
  readonly offences: readonly PlannedOffence[];
  /** What the config is to hold besides the user's. */
  readonly exceptions: readonly Exception[];
  /** Packages that are imported, so that they have to be declared and installed. */
  readonly packages: readonly string[];
}
