/** What of a project its diff speaks of: sets of names, and numbers of dependencies. */
export interface Architecture {
  readonly domains: readonly string[];
  readonly layers: readonly string[];
  /** `billing/service to billing/repo` → number of dependencies: of values, and of types. */
  readonly edges: ReadonlyMap<string, PlaceEdge>;
  /** `billing/repo uses pg` → number of dependencies. */
  readonly packages: ReadonlyMap<string, number>;
  /** `billing: charge`: what entries export. */
  readonly exports: readonly string[];
  /** `service may import repo: values from its own domain`. */
  readonly cells: readonly string[];
  /** `rule file to file` of what is found, known or not. */
  readonly findings: readonly string[];
  readonly knownDebt: number;
}

/** All dependencies from one place to another. */
export interface PlaceEdge {
  readonly from: string;
  readonly to: string;
  readonly values: number;
  readonly types: number;
}

/** What came and what went of one kind. Sorted. */
export interface Delta<T = string> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

/** Schema `storypole/diff@1`; additive only. */
export interface ArchitectureDiff {
  readonly schema: 'storypole/diff@1';
  readonly ref: string;
  /** The merge base. */
  readonly commit: string;
  readonly domains: Delta;
  readonly layers: Delta;
  readonly cells: Delta;
  readonly edges: Delta<PlaceEdge>;
  /** Edges on both sides with another number of dependencies. */
  readonly changed: readonly (PlaceEdge & { readonly before: Pick<PlaceEdge, 'values' | 'types'> })[];
  readonly packages: Delta;
  readonly exports: Delta;
  readonly findings: Delta;
  readonly knownDebt: { readonly before: number; readonly after: number };
}
