import type { CruiserOptions, ForbiddenRule, Patterns } from './cruiser-config';

/**
 * A configuration before it is unfolded: rules that are the same for many domains stand in it once. Both the configuration as a
 * value and the one as a file are made from it.
 */
export interface Plan {
  readonly sections: readonly PlanSection[];
  readonly options: CruiserOptions;
  /** Lists that stand in many rules, by the name that a file gives them. */
  readonly lists: readonly NamedList[];
  /** Domain → the domains it may import; those that may import none are left out. */
  readonly uses: Readonly<Record<string, readonly string[]>>;
  /** Domains whose names mean something else as a pattern. */
  readonly oddDomains: readonly string[];
}

export interface NamedList {
  readonly name: string;
  /** What it holds, for a comment. */
  readonly what: string;
  readonly items: Patterns;
}

/** Rules under one heading. */
export interface PlanSection {
  readonly title: string;
  readonly rules: readonly PlannedRule[];
}

export interface PlannedRule {
  /**
   * - `once`: the rule as it stands
   * - `user`: for every domain in `uses`
   * - `odd`: for every odd domain
   * - `odd-loner`: for every odd domain that is not in `uses`
   */
  readonly each: 'once' | 'user' | 'odd' | 'odd-loner';
  /** For most values of `each`, texts hold marks. */
  readonly rule: ForbiddenRule;
}
