import type { Closure, Finding, Misuse } from '@storypole/core';

/** What a file is, may import, and is imported by. */
export interface FileExplanation {
  readonly file: string;
  /** `billing/service` */
  readonly place: string;
  readonly kind: 'layer' | 'entry' | 'loose' | 'outside' | 'test';
  readonly domain: string | undefined;
  /** Layers of the own domain, and those outside every domain: what may be imported of them. */
  readonly open: readonly LayerAccess[];
  readonly closed: readonly { readonly layer: string; readonly why: string }[];
  /** Other domains that may be imported from, with their entries. */
  readonly domains: readonly Door[];
  /** Whether other domains may be imported past their entries, as wiring does. */
  readonly passesEntries: boolean;
  /** Providers outside every domain, with their entries; empty where they are closed. */
  readonly providers: readonly Door[];
  /** The packages that the layer lists, if it does: no others. */
  readonly packages: readonly string[] | undefined;
  readonly restricted: readonly RestrictedUse[];
  readonly imports: number;
  readonly importers: readonly string[];
  readonly findings: readonly Finding[];
}

export interface LayerAccess {
  readonly layer: string;
  /** Only types may be imported. */
  readonly typeOnly: boolean;
}

export interface Door {
  readonly name: string;
  readonly entries: readonly string[];
}

/** A package, builtin or global that this file may not use. */
export interface RestrictedUse {
  readonly kind: 'package' | 'builtin' | 'global';
  readonly name: string;
  readonly onlyIn: readonly string[];
  readonly instead: string | undefined;
}

/** Whether one file may import another file, package or builtin, and what connects them. */
export interface PairExplanation {
  readonly from: { readonly file: string; readonly place: string };
  /** `place` is `undefined` for a package or builtin. */
  readonly to: { readonly name: string; readonly place: string | undefined };
  /** Why a value may not be imported; empty where it may. */
  readonly valueClosures: readonly Closure[];
  readonly typeClosures: readonly Closure[];
  readonly misuses: readonly Misuse[];
  /** A shortest chain of imports; `undefined` where none connects them, one step where the first imports the second itself. */
  readonly chain: readonly Step[] | undefined;
  /** Findings of the first file that lead to the second, or through it. */
  readonly findings: readonly Finding[];
}

/** One import of a chain. */
export interface Step {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly specifier: string;
  readonly typeOnly: boolean;
  /** A path, or the name of a package or builtin. */
  readonly to: string;
}
