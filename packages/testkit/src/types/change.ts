import type { Finding } from '@storypole/core';
import type { Dependency } from './area';
import type { ExportedSymbol } from './code';
import type { Model } from './model';
import type { Selection } from './selection';
import type { Import, SourceFile } from './source-file';

/** What a change adds and removes of one kind. Either may be empty: most changes add nothing of most kinds. */
export interface Delta<T> {
  readonly kind: 'delta';
  readonly added: Selection<T>;
  /** As it was at the base. */
  readonly removed: Selection<T>;
  readonly model: Model;
}

/** The working tree, with all that is committed, staged or neither, against the merge base with another branch. */
export interface Change {
  readonly kind: 'change';
  /** The merge base. */
  readonly base: string;
  /** Modules, tests among them. */
  readonly files: Delta<SourceFile>;
  /** Modules that were and are there, with other contents. */
  readonly changed: Selection<SourceFile>;
  /** Dependencies by importing file and target; moved lines and other names are no change. */
  readonly edges: Delta<Import>;
  /** The names that entries of domains and providers export. */
  readonly exports: Delta<ExportedSymbol>;
  /** Packages that production modules use. */
  readonly packages: Delta<Dependency>;
  /** What the policy finds now and did not find before, and the other way round. Both are judged by the policy of now. */
  readonly findings: { readonly added: readonly Finding[]; readonly removed: readonly Finding[] };
  readonly model: Model;
}
