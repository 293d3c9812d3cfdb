import type { Shard } from '#types/report';

export interface CheckOptions {
  /** Absolute. */
  readonly cwd: string;
  /** Files and folders to report on; none stands for everything. The whole project is judged in any case. */
  readonly paths: readonly string[];
  readonly config?: string;
  /** Whether a config may be executed. */
  readonly configCode: boolean;
  /** Ids of the rules to run; all where left out. */
  readonly onlyRules?: readonly string[];
  /** Findings for which remedies are looked for, the first ones; 20 where left out. */
  readonly maxRemedies?: number;
  /** Whether remedies lead those along who import what moves and lie outside `include`. */
  readonly seesOutskirts?: boolean;
  /** Only the projects that fall to it, by their order. */
  readonly shard?: Shard;
}

export const MOST_REMEDIES = 20;

/** @param at position of a project among those of the paths */
export function isInShard(at: number, shard: Shard | undefined): boolean {
  return shard === undefined || at % shard.count === shard.index - 1;
}
