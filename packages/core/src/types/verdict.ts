import type { Restriction } from './policy';

/**
 * One reason why a dependency between two places is closed.
 *
 * - `test`: production code imports a test
 * - `domain`: another domain that `uses` does not list
 * - `domain-entry`: past the entry of another domain
 * - `provider-entry`: past the entry of a provider
 * - `cell`: the matrix closes one layer to the other
 * - `domainless`: a file outside every domain imports a file in a domain
 * - `entry`: the entry of a domain imports something that its domain does not hold
 * - `outside`: a file outside `include` that no `outside` opens
 */
export interface Closure {
  readonly reason: 'test' | 'domain' | 'domain-entry' | 'provider-entry' | 'cell' | 'domainless' | 'entry' | 'outside';
  /** The `why` of the policy; `''` where the policy gives none. */
  readonly why: string;
}

/** One reason why a package, builtin or global may not be used in a place. */
export interface Misuse {
  /** `undefined`: the layer lists its packages, and this one is not among them. */
  readonly restriction: Restriction | undefined;
}

/** A name that reaches an importer from a file that is closed to it. */
export interface ClosedName {
  /** As the importing statement asks for it; `*` where the module itself is meant. */
  readonly name: string;
  /** Row of the file that declares it. */
  readonly origin: number;
  /** The layer (index into `policy.layers`) that the origin counts as; -1 for a file in no layer. */
  readonly layer: number;
  /** Rows of the files from the importer to the origin, both included. */
  readonly chain: readonly number[];
  readonly typeOnly: boolean;
  /** The `why` of the closed cell; `''` where the policy gives none. */
  readonly why: string;
}
