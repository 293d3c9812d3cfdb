import type { WitnessRecords } from '../create-witness';
import type { KeptScans } from './kept-scans';

/** What a history leaves for the next one. */
export interface KeptHistory {
  readonly scans: KeptScans;
  /** Ids of contents of which more than their scan was looked at. */
  readonly texts: readonly string[];
  readonly points: KeptPoints;
}

/** Commits that were judged. */
export interface KeptPoints {
  /** What they were held against: the policy, above all. */
  readonly question: string;
  readonly commits: ReadonlyMap<string, KeptPoint>;
  /** Each as JSON: most commits have those of the one before. */
  readonly findings: readonly string[];
  /** What the points rest on besides the commits. */
  readonly records: WitnessRecords;
}

export interface KeptPoint {
  /** All but the findings, as JSON. */
  readonly said: string;
  /** Rows of the findings. */
  readonly rows: Int32Array;
}
