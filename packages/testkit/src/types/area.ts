import type { Model } from './model';
import type { Selection } from './selection';
import type { Import, SourceFile } from './source-file';

/** A part of the policy that holds files. */
export interface Area {
  readonly kind: 'domain' | 'layer' | 'provider';
  /** As the policy calls it: `billing`, `service`, `billing/service`. */
  readonly name: string;
  /** Its production modules. */
  readonly files: Selection<SourceFile>;
  /** Its tests. */
  readonly tests: Selection<SourceFile>;
  /** The same area, which may be empty for now. */
  readonly planned: (why: string) => Selection<SourceFile>;
  readonly model: Model;
}

export interface Domain extends Area {
  readonly kind: 'domain';
  /** The files through which others may enter it. */
  readonly entry: Selection<SourceFile>;
  /** The domains that it may use. */
  readonly uses: readonly string[];
  /** Its share of a layer. */
  readonly layer: (name: string) => Layer;
}

export interface Layer extends Area {
  readonly kind: 'layer';
}

export interface Provider extends Area {
  readonly kind: 'provider';
  readonly entry: Selection<SourceFile>;
}

/** A package or a builtin that the project uses. */
export interface Dependency {
  readonly kind: 'package' | 'builtin';
  /** A name, or a pattern such as `@acme/*`. */
  readonly name: string;
  /** Where it is asked for. */
  readonly imports: readonly Import[];
  /** The production modules that ask for it. */
  readonly importers: Selection<SourceFile>;
  /** The same, which nothing may use yet. */
  readonly planned: (why: string) => Dependency;
  readonly plannedWhy: string | undefined;
  readonly model: Model;
}
