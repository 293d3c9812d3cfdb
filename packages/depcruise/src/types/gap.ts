/** Something that dependency-cruiser cannot see or say. */
export interface Gap {
  /** Stable, kebab-case. */
  readonly id: string;
  /** `misses`: Storypole finds more. `adds`: dependency-cruiser reports what Storypole does not. */
  readonly effect: 'misses' | 'adds';
  /** One sentence for the head of the generated file and the docs. */
  readonly what: string;
  /** Ids of the rules that are not generated at all. */
  readonly rules?: readonly string[];
  /** Ways to write a dependency that it does not see, by their names in the table of forms: section, then name. */
  readonly forms?: readonly string[];
}
