import type { Fault } from './fault';
import type { Finding } from './finding';

/** What a run looked at. */
export interface Examined {
  /** Files inside `include`. */
  readonly files: number;
  /** Files outside `include`: counted, not judged. */
  readonly outside: number;
  readonly dependencies: number;
  /** Dependencies whose target is computed at run time. */
  readonly computed: number;
  /** Distinct places that hold at least one file. */
  readonly places: number;
}

/** What a project without a config was taken for. */
export interface Recognised {
  readonly preset: string;
  readonly domains: readonly string[];
  readonly layers: readonly string[];
}

/** A dependency whose target is computed at run time. */
export interface ComputedTarget {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly form: string;
}

/** What the findings of a report were held against, where only those that a change caused are reported. */
export interface Comparison {
  /** The branch, tag or commit that was named or found. */
  readonly ref: string;
  /** The merge base of `ref` and HEAD. */
  readonly commit: string;
  /** Findings of the project that the change did not cause. */
  readonly leftOut: number;
  /** The policy changed in a way that cannot be judged as it was: then nothing is left out. */
  readonly policyChanged: boolean;
}

/** Schema `storypole/report@1`; additive only. */
export interface Report {
  readonly schema: 'storypole/report@1';
  /** Absolute, POSIX; not part of the JSON. */
  readonly root: string;
  /** The config's path relative to the root; `undefined` where none was found. */
  readonly config: string | undefined;
  readonly examined: Examined;
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
  /** Only where no config was found. */
  readonly recognised?: Recognised;
  /** Only where the findings are those that a change caused. */
  readonly comparison?: Comparison;
  /** Dependencies with a target computed at run time. */
  readonly computed: readonly ComputedTarget[];
}
