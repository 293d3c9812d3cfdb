import type { Model } from './model';
import type { SourceFile } from './source-file';

/** What a matcher about files was handed. */
export interface Subject {
  readonly model: Model;
  /** In words: `files in layer repo`. */
  readonly title: string;
  readonly files: readonly SourceFile[];
  /** Rows of the files. */
  readonly rows: ReadonlySet<number>;
}

/** Everything: what `expect(arch)` hands over. */
export interface Whole {
  readonly kind: 'arch';
  readonly model: Model;
}
