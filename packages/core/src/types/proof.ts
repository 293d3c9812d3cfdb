import type { Closure } from './verdict';

/**
 * What can be planted to see whether a rule notices. The reasons of closed edges, and:
 *
 * - `owned-package`, `restricted-package`, `restricted-builtin`, `unlisted-package`: a package or builtin out of its place
 * - `restricted-global`: a global out of its place
 * - `unresolved`: a request that leads nowhere
 * - `origin`: a name from a closed place, through a module of an open one
 * - `loose-file`, `contested-file`: a file in no layer, and in two
 * - `file-cycle`, `domain-cycle`: two files, and two domains or providers, that need each other
 * - `unused-exception`, `expired-exception`, `past-plan`, `unused-allow`: a policy that says more than it needs to
 */
export type OffenceKind =
  | Closure['reason']
  | 'owned-package'
  | 'restricted-package'
  | 'restricted-builtin'
  | 'unlisted-package'
  | 'restricted-global'
  | 'unresolved'
  | 'origin'
  | 'loose-file'
  | 'contested-file'
  | 'file-cycle'
  | 'domain-cycle'
  | 'unused-exception'
  | 'expired-exception'
  | 'past-plan'
  | 'unused-allow';

/** One planted offence, or something open that was planted to see that nothing is said of it. */
export interface PlantReport {
  /** `undefined`: nothing is wrong with it. */
  readonly kind: OffenceKind | undefined;
  /** `billing/service`, or the file where it belongs to no layer. */
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
  /** The rule that was to notice; `undefined` where none says that it catches this. */
  readonly expected: string | undefined;
  /** The rules that did. */
  readonly found: readonly string[];
}

/** How one rule did. */
export interface RuleProof {
  readonly id: string;
  readonly severity: 'error' | 'off';
  readonly planted: number;
  readonly caught: number;
}

/** Schema `storypole/proof@1`, the part that is proved in memory; additive only. */
export interface Proof {
  readonly planted: number;
  readonly caught: number;
  /** Open dependencies that were planted, too. */
  readonly controls: number;
  /** Offences that were not caught by the rule that was to catch them, and by it alone. */
  readonly missed: readonly PlantReport[];
  /** Open dependencies that some rule objected to. */
  readonly falseAlarms: readonly PlantReport[];
  readonly rules: readonly RuleProof[];
  /** Rules that do not say what they catch, so that nothing could be planted for them. */
  readonly unproven: readonly string[];
  /** Layers, or layers of a domain, into which no file can be planted, because no pattern gives a path. */
  readonly unplantable: readonly string[];
}

/** What a policy speaks of and no dependency of the repository has to do with. */
export interface IdleParts {
  /** Ids of layers that no dependency begins or ends in. */
  readonly layers: readonly string[];
  /** Domains that no dependency enters or leaves, nor connects within. */
  readonly domains: readonly string[];
  /** Open cells of the matrix that no dependency passes through: as a value or, where only types are open, as a type. */
  readonly cells: readonly { readonly from: string; readonly to: string; readonly kind: 'value' | 'type' }[];
}
