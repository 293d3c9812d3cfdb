import type { Policy } from './policy';
import type { DebtEntry } from './debt';

/** A call of Storypole from outside the code: in a hook, a workflow, a script, the config of another tool. */
export interface GateCall {
  /** Relative to the root. */
  readonly file: string;
  readonly line: number;
  /** In one form whatever the spacing: `storypole check --staged`, `on pull_request`, or the line that mentions it. */
  readonly text: string;
  /** What keeps it from failing, as it is written: `continue-on-error: true`, `|| true`. */
  readonly mutedBy?: string;
  /** When it runs at all, as it is written: `if: …`, `paths: …`. */
  readonly condition?: string;
}

/** What leads past hooks: `git commit --no-verify`. */
export interface Bypass {
  /** Relative to the root. */
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** A pattern in a tool's list of what it does not look at, with a file of the project that it matches. */
export interface AddedIgnore {
  /** Relative to the root. */
  readonly file: string;
  readonly line: number;
  readonly pattern: string;
  readonly example: string;
}

/** One test that asks the test kit. */
export interface StructuralTest {
  readonly file: string;
  readonly line: number;
  readonly title: string;
  /** Its program, without blanks. */
  readonly body: string;
  readonly isSkipped: boolean;
  /** How many matchers it asks. */
  readonly claims: number;
  /** What it does, one after the other, without blanks. */
  readonly statements: readonly string[];
}

/** A version of Storypole that a manifest or a lock file asks for. */
export interface GateVersion {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** A version or a range; what stands in its place where it is none, such as a path or an override. */
  readonly range: string;
  readonly isOverride: boolean;
}

/** What guards the architecture from outside the policy, in the files that a change touched. */
export interface Guards {
  readonly calls: readonly GateCall[];
  readonly tests: readonly StructuralTest[];
  readonly versions: readonly GateVersion[];
  readonly bypasses: readonly Bypass[];
}

/** A comment that silences a linter and that was not there before. */
export interface AddedSuppression {
  readonly file: string;
  readonly line: number;
  readonly directive: string;
  readonly rules: readonly string[] | undefined;
}

/** A file whose place another policy tells otherwise: where it would lie, in words. */
export interface Relocation {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** A kind of known debt that grew. */
export interface GrownDebt {
  /** The file of known debt. */
  readonly path: string;
  readonly line: number;
  readonly entry: DebtEntry;
  readonly before: number;
}

/** What a change does to what guards the architecture. */
export interface Change {
  /** The merge base. */
  readonly commit: string;
  /** `undefined`: there was none, so that nothing can have been loosened. */
  readonly before: Policy | undefined;
  readonly after: Policy;
  /** Ids of the rules of either side. */
  readonly rulesBefore: readonly string[];
  readonly rulesAfter: readonly string[];
  /** Files that lie elsewhere by the new policy, with more rights. */
  readonly relocations: readonly Relocation[];
  readonly grownDebt: readonly GrownDebt[];
  readonly suppressions: readonly AddedSuppression[];
  readonly guardsBefore: Guards;
  readonly guardsAfter: Guards;
  /** Files of the project that linters or git look at no more. */
  readonly ignores: readonly AddedIgnore[];
  /** Configs that are gone, relative to the root. */
  readonly removedConfigs: readonly string[];
  /** New configs below the root, in folders with files that the policy judges: there they take its place. */
  readonly rivalConfigs: readonly string[];
  /** Folders that are new, hold modules, and lie outside everything that the policy speaks of. */
  readonly unmapped: readonly { readonly folder: string; readonly example: string }[];
  /** What could not be told of the base, in words; empty where all could. */
  readonly unknown: readonly string[];
}

/** Something that the policy holds less tightly than before. */
export interface Loosening {
  /** What an approval names: `allow repo providers type`. */
  readonly loosens: string;
  /** Names first; a sentence. */
  readonly what: string;
  /** Key path in the policy of now, for its line. */
  readonly key?: string;
}
