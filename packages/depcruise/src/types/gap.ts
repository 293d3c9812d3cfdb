import type { OffenceKind } from '@storypole/core';

/** Something that dependency-cruiser cannot see or say. */
export interface Gap {
  /** Stable, kebab-case. */
  readonly id: string;
  /** `misses`: Storypole finds more. `adds`: dependency-cruiser reports what Storypole does not. */
  readonly effect: 'misses' | 'adds';
  /** One sentence for the head of the generated file and the docs. */
  readonly what: string;
  /** Major versions of dependency-cruiser that have it; all where left out. */
  readonly versions?: readonly string[];
  /** Ids of the rules of which nothing is generated. */
  readonly rules?: readonly string[];
  /** Offences that it sees in some policies only. */
  readonly offences?: readonly OffenceKind[];
  /** Ways to write a dependency that it does not see, as docs/forms.md names them: section, then name. */
  readonly forms?: readonly string[];
  /** Ways that it takes for a value although they are erased. */
  readonly typesAsValues?: readonly string[];
  /** Ways that it takes for erased although they remain. */
  readonly valuesAsTypes?: readonly string[];
  /** Examples of the rules' pages that it judges otherwise: id of the rule, then title. */
  readonly examples?: readonly string[];
}
