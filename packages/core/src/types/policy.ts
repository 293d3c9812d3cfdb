/** How far a cell of the matrix reaches. Each includes those before it. */
export type Reach =
  /** Nothing may be imported. */
  | 'closed'
  /** The own domain, and layers that stand outside every domain. */
  | 'same'
  /** … and the domains that `uses` lists, through their entry. */
  | 'listed'
  /** … and every domain, through its entry. */
  | 'any'
  /** … and past entries, without `uses`: what `app` may do. */
  | 'everywhere';

/** One cell of the matrix: what layer `from` may import of layer `to`. */
export interface Cell {
  readonly value: Reach;
  readonly type: Reach;
  /** Why the cell is as it is: the `why` of `allow` or `deny`, else of the preset. A sentence, or `''`. */
  readonly why: string;
}

export interface Layer {
  readonly id: string;
  /** Globs that may hold `{domain}` and `{provider}`; relative to the root. */
  readonly files: readonly string[];
  /** If given, the only packages that this layer may import (patterns such as `@acme/*`). */
  readonly packages: readonly string[] | undefined;
  /** A strict layer accepts no known debt. */
  readonly strict: boolean;
  /** Whether the user's config wrote `files` (then a list that matches nothing is a fault). */
  readonly own: boolean;
}

/** Where a thing may be used, and what to use instead. `names` are patterns: `pg`, `@opentelemetry/*`, `node:fs`, `process.env`. */
export interface Restriction {
  readonly name: string;
  /** Layer ids, or `layer/name` for one provider (`providers/telemetry`) and `domain/layer` for one domain's layer. */
  readonly onlyIn: readonly string[];
  readonly why: string;
  readonly instead: string | undefined;
  /** Set where the restriction comes from `providers.owns`: the provider that owns the package. */
  readonly provider?: string;
}

export interface OutsideRule {
  readonly files: readonly string[];
  readonly onlyIn: readonly string[];
  readonly why: string;
}

export interface Exception {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
  readonly owner: string;
  /** `YYYY-MM-DD`. */
  readonly until: string;
}

export interface Approval {
  readonly loosens: string;
  readonly why: string;
  readonly owner: string;
}

export interface CellEdit {
  readonly from: string;
  readonly to: string;
  readonly kind: 'value' | 'type' | 'both';
  readonly domain: 'same' | 'listed' | 'any';
  readonly why: string;
}

export interface RuleSetting {
  readonly severity: 'error' | 'off';
  /** Options of the rule, by name. */
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * The validated, closed form of a config. Plain data, serialisable; the only thing that the engines read.
 * Every list is complete: presets, `extends` and defaults have been applied.
 */
export interface Policy {
  /** The config's file relative to the root, or `undefined` where no config was found and the default preset applies. */
  readonly source: string | undefined;
  readonly preset: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Ordered from the earliest to the latest. */
  readonly layers: readonly Layer[];
  /** `matrix[from][to]`, indices into `layers`. */
  readonly matrix: readonly (readonly Cell[])[];
  readonly domains: {
    /** Folders with one `{domain}`: `src/domains/{domain}`. Empty where the policy knows no domains. */
    readonly patterns: readonly string[];
    /** Globs relative to the domain's folder. */
    readonly entry: readonly string[];
    readonly uses: Readonly<Record<string, readonly string[]>>;
    /** Names of domains that accept no known debt. */
    readonly strict: readonly string[];
    /**
     * `name`: one name in two trees is one domain. `path`: the folder is part of the identity
     * (`entities/user` and `features/user` are two), as in `feature-sliced`.
     */
    readonly identity: 'name' | 'path';
  };
  readonly providers: {
    readonly patterns: readonly string[];
    readonly entry: readonly string[];
  };
  readonly tests: readonly string[];
  readonly planned: readonly string[];
  readonly outside: readonly OutsideRule[];
  /** Includes what `providers.owns` says. */
  readonly packages: readonly Restriction[];
  readonly builtins: readonly Restriction[];
  readonly globals: readonly Restriction[];
  /** The edits as the user wrote them, for `stale-exception` and the change gate. */
  readonly allow: readonly CellEdit[];
  readonly deny: readonly CellEdit[];
  readonly exceptions: readonly Exception[];
  readonly approvals: readonly Approval[];
  readonly plugins: readonly string[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Key path (`allow[0]`, `exceptions[2]`, `layers.repo.files`) → 1-based line in `source`, for findings and faults about the policy. */
  readonly lines: Readonly<Record<string, number>>;
  /** Key paths of the pattern lists that the user wrote: each must match a file, unless `planned` or `exclude`. */
  readonly written: readonly string[];
}
