/** Where a finding stands. */
export interface FindingSource {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly domain?: string;
  readonly layer?: string;
}

/** What a finding's dependency leads to: exactly one of `file`, `package`, `builtin`, `global`, `specifier`. */
export interface FindingTarget {
  readonly file?: string;
  readonly package?: string;
  readonly builtin?: string;
  readonly global?: string;
  readonly specifier?: string;
  readonly domain?: string;
  readonly layer?: string;
}

/** A stretch of a file that is replaced: lines and columns count from 1, columns in UTF-16 units, the end is exclusive. */
export interface RemedyEdit {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** What takes its place. */
  readonly text: string;
}

/** A file that gets another path, once the edits are made. */
export interface RemedyMove {
  readonly file: string;
  readonly to: string;
}

/**
 * A way to clear a finding: it was applied to the graph and judged again, and left no finding and caused none. One with
 * `edits` or `moves` is mechanical: `storypole fix` carries it out.
 */
export interface Remedy {
  readonly kind: string;
  /** An imperative sentence. */
  readonly text: string;
  /** Positions are those before any of the edits; none overlap. */
  readonly edits?: readonly RemedyEdit[];
  readonly moves?: readonly RemedyMove[];
  /** Files that stay as they are, and that a mechanical remedy counts on: it has to be looked for anew once one of them changes. */
  readonly needs?: readonly string[];
}

/** All dependencies from one to another, among many that offend together: files, or domains by name. */
export interface FindingStep {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** One offence: a value, never thrown. */
export interface Finding {
  /** Stable across line moves and machines. */
  readonly id: string;
  readonly rule: string;
  readonly from: FindingSource;
  readonly to?: FindingTarget;
  readonly form?: string;
  readonly typeOnly?: boolean;
  readonly names: readonly string[];
  /** Files from the importer to the origin, or around a cycle. */
  readonly chain: readonly string[];
  /**
   * Where many dependencies offend together, as those inside a cycle do: all of them. No part of what is printed, because there
   * can be thousands.
   */
  readonly listSteps?: () => readonly FindingStep[];
  /** Names first: who does what. */
  readonly what: string;
  /** One sentence, from the policy or the rule. */
  readonly why: string;
  /** What would be allowed here: one sentence. */
  readonly help?: string;
  readonly remedies: readonly Remedy[];
  readonly known: boolean;
  /** A URL, or the path of the rule's page. */
  readonly docs: string;
}
