import type { Finding, Remedy } from '#types/finding';
import type { Edge } from '#types/rule';
import type { GraphChange } from './graph-change';

/** A finding about a dependency, and the dependency. */
export interface EdgeSubject {
  readonly finding: Finding;
  readonly edge: Edge;
}

/** A remedy that nobody has tried yet. */
export interface Proposal {
  readonly remedy: Remedy;
  readonly change: GraphChange;
}
