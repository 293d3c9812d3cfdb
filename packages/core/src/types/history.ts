import type { Fault } from './fault';

/** Under which policy the commits of a history are judged. */
export type HistoryPolicy = 'today' | 'each';

/** A finding of a history, without its position. */
export interface HistoryFinding {
  readonly id: string;
  readonly rule: string;
  readonly from: string;
  /** The file, package, builtin, global or specifier that it leads to. */
  readonly to: string | undefined;
}

/** How a domain or a provider hangs together with the others: numbers of dependencies. Tests are left out. */
export interface DomainCoupling {
  readonly name: string;
  /** Dependencies of others on it. */
  readonly afferent: number;
  /** Its dependencies on others. */
  readonly efferent: number;
  /** Efferent by all: 0 is needed only, 1 needs only. `undefined` where it stands alone. */
  readonly instability: number | undefined;
}

/** What is measured of a project without judging it. */
export interface Measures {
  /** Pairs of different places of which one imports the other. Tests are left out, here and below. */
  readonly edges: { readonly values: number; readonly types: number };
  readonly cycles: {
    /** Groups of files that load each other, and how many files are in them. */
    readonly groups: number;
    readonly files: number;
    /** Groups of domains and providers that need each other. */
    readonly domains: number;
  };
  readonly coupling: {
    /** Dependencies between different domains or providers. */
    readonly crossDomain: number;
    /** Dependencies between files that belong to a domain or a provider. */
    readonly amongDomains: number;
    /** Ordered pairs of different layers of which one imports the other, and how many there are. */
    readonly cellsUsed: number;
    readonly cells: number;
    readonly domains: readonly DomainCoupling[];
  };
}

/** A project at one commit. */
export interface HistoryPoint extends Measures {
  readonly commit: string;
  /** When it was committed: ISO 8601, UTC. */
  readonly date: string;
  readonly subject: string;
  /** Which policy judged it. */
  readonly policy: 'today' | 'own';
  /** Why that was today's policy though its own was asked for. */
  readonly policyUnknown?: string;
  readonly files: number;
  readonly dependencies: number;
  readonly findings: {
    readonly total: number;
    /** Of these, how many were known debt. */
    readonly known: number;
    /** Rules in which there was something to find, sorted by id. */
    readonly byRule: Readonly<Record<string, number>>;
    /** Against the point before; empty at the first one. */
    readonly appeared: readonly HistoryFinding[];
    readonly gone: readonly HistoryFinding[];
  };
  /** Offences that the files of known debt listed. */
  readonly debt: number;
  /** What of the sources or of the policy against the files was wrong. */
  readonly faults: readonly Fault[];
}

/** Schema `storypole/history@1`; additive only. */
export interface History {
  readonly schema: 'storypole/history@1';
  readonly since: string;
  readonly policy: HistoryPolicy;
  /** Every how many commits one was judged. */
  readonly every: number;
  /** How many commits there are from the first point to the last, both included. */
  readonly commits: number;
  /** The oldest first. */
  readonly points: readonly HistoryPoint[];
}
