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

/** Something that a change loosened, and that it was approved with. */
export interface Approved {
  readonly rule: string;
  readonly loosens: string;
  readonly what: string;
  readonly why: string;
  readonly owner: string;
}

/** An exception that is about to end. */
export interface EndingException {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly owner: string;
  readonly until: string;
  readonly days: number;
}

/** What was accepted when the policy was adopted. */
export interface KnownDebt {
  /** Offences that the files of known debt list. */
  readonly listed: number;
  /** How many they listed at the merge base; `undefined` where nobody can tell. */
  readonly atBase: number | undefined;
  /** The branch, tag or commit of the merge base. */
  readonly base: string | undefined;
  /** Files that have another name now than the known debt says. */
  readonly renamed: number;
}

/** One of several runs that share the projects among them. Counts from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
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
  /** Only where the project has known debt, or had some at the base. */
  readonly debt?: KnownDebt | undefined;
  /** What the change gate let pass because it was approved in the same change; missing where nothing was. */
  readonly approved?: readonly Approved[];
  /** Exceptions that end within two weeks; missing where there are none. */
  readonly ending?: readonly EndingException[];
  /** Dependencies with a target computed at run time. */
  readonly computed: readonly ComputedTarget[];
}
