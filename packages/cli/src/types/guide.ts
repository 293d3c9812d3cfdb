import type { Finding } from '@storypole/core';
import type { Door, FileExplanation, RestrictedUse } from './explanation';

/** Schema `storypole/guard@1`; additive only. What whoever is about to edit or write a file must know. Paths are relative to the root. */
export interface Guide {
  readonly schema: 'storypole/guard@1';
  readonly file: string;
  readonly exists: boolean;
  /** `billing/service` */
  readonly place: string;
  readonly kind: FileExplanation['kind'];
  /** Layers of the own domain, and those outside every domain. */
  readonly layers: readonly string[];
  /** Layers of which only types may be imported. */
  readonly typeLayers: readonly string[];
  readonly closedLayers: readonly string[];
  /** Other domains, with the entries through which they are imported. */
  readonly domains: readonly Door[];
  /** Whether other domains may be imported past their entries, as wiring does. */
  readonly passesEntries: boolean;
  /** Providers, with their entries and what these export. */
  readonly providers: readonly (Door & { readonly exports: readonly string[] })[];
  /** The packages that the layer lists, if it does: no others. */
  readonly packages: readonly string[] | null;
  readonly restricted: readonly RestrictedUse[];
  /** Files of the same place that have no findings: imitate them. */
  readonly imitate: readonly string[];
  /** What the file and its siblings do wrong: no example to follow. */
  readonly doNotCopy: readonly Offence[];
  /** Lines of the file, and of the shortest and the longest sibling to imitate; null where there is none. */
  readonly size: { readonly lines: number; readonly siblings: readonly [least: number, most: number] | null };
}

/** A finding in few words. */
export interface Offence {
  readonly file: string;
  readonly line: number;
  readonly rule: Finding['rule'];
  /** A path, or the name of a package, builtin or global; null for what is wrong with the file itself. */
  readonly to: string | null;
  /** Known debt. */
  readonly known: boolean;
}
