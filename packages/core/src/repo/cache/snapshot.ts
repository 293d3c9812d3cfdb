import type { Fault } from '#types/fault';
import type { FileTree } from '#types/file-tree';
import type { HeldScans } from '../to-held-scans';
import type { WitnessRecords } from '../create-witness';
import type { PlacedFiles } from '../places/assign-places';

/** What a run leaves for the next one. */
export interface Snapshot {
  /** Of the program, the root and the policy: under another key nothing here is of use. */
  readonly key: string;
  readonly tree: FileTree;
  readonly placed: PlacedFiles;
  readonly listingFaults: readonly Fault[];
  /** What the tree and resolution rest on. */
  readonly records: WitnessRecords;
  /** Of every module inside `include`, in the order of their rows. */
  readonly scans: HeldScans;
  /** What was said, and under which circumstances: plain data. */
  readonly verdict: unknown;
}
