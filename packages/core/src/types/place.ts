/**
 * Where a file belongs. Places are interned: one object, one `id`, per distinct combination of the other fields, so that
 * a verdict that depends on places alone is computed once per pair.
 */
export interface Place {
  readonly id: number;
  /** `layer`: the usual case. `entry`: the entry of a domain. `loose`: inside `include`, in no layer. `outside`: outside `include`. */
  readonly kind: 'layer' | 'entry' | 'loose' | 'outside';
  /** Index into `policy.layers`; -1 unless `kind` is `layer`. */
  readonly layer: number;
  /** The domain's name, or `undefined` for a file outside every domain. */
  readonly domain: string | undefined;
  /** The provider's name, for files of a provider that stands outside every domain. */
  readonly provider: string | undefined;
  /** Whether the file is the entry of its provider. Always `false` for a domain's entry, which has a kind of its own. */
  readonly providerEntry: boolean;
  /** Whether the file is a test. A role beside the place: a test in `billing/service` has that layer and that domain. */
  readonly test: boolean;
}
