import type { Form } from '#types/form';
import type { OffenceKind } from '#types/proof';

/** What a planted dependency leads to. */
export type PlantTarget =
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'package' | 'builtin' | 'unresolved';
      /** Of a package, without its subpath. */
      readonly name: string;
      readonly specifier: string;
    };

/** A dependency to be planted. */
export interface Plant {
  /** The reasons to object, those of the law and not of the rules; empty for a control. */
  readonly kinds: readonly OffenceKind[];
  readonly source: string;
  readonly target: PlantTarget;
  readonly form: Form;
  readonly typeOnly: boolean;
  /** The name that is asked for, or under which a re-export hands on what the target declares. */
  readonly name?: string;
  /** For the report. */
  readonly from: string;
  readonly to: string;
}

/** A use of a global to be planted. */
export interface GlobalPlant {
  readonly source: string;
  readonly name: string;
  readonly from: string;
}

/** What every planted file exports itself, and every planted import asks for where it asks for nothing else. */
export const PLANTED_NAME = 'planted';
