import type { Fault } from './fault';
import type { Rule } from './rule';

/** A rule of a plugin: it may be wrong, which is a fault of the config and no bug. */
export type GuardedRule = Rule & {
  /** What it threw since it was asked for the last time, as one fault at most. */
  readonly takeFaults: () => readonly Fault[];
};
