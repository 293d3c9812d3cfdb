import type { Fault } from '#types/fault';
import type { FileTree } from '#types/file-tree';
import type { HeldScans } from '../to-held-scans';
import type { WitnessRecords } from '../create-witness';
import type { PlacedFiles } from '../places/assign-places';
import type { ScannedTargets } from '../resolve-scanned';
import type { AskedTexts } from '../texts/asked-text';

/** The policy of a project, and what it came from. */
export interface SnapshotLaw {
  /** As JSON. */
  readonly policy: string;
  /** `undefined` where nobody can say what the config's code looks at: then it is evaluated each time. */
  readonly records: WitnessRecords | undefined;
  /** Whether code was executed for it. */
  readonly isCode: boolean;
}

/** The files of a project and their places. */
export interface SnapshotGround {
  readonly tree: FileTree;
  readonly placed: PlacedFiles;
  readonly listingFaults: readonly Fault[];
  /** Of the files that steer resolution. */
  readonly steeringFaults: readonly Fault[];
}

/** The steps of findings of which many dependencies offend together. */
export interface SnapshotSteps {
  /** Files or domains. */
  readonly names: readonly string[];
  /** Rows of four: position of the finding, from and to (indices into `names`), count. */
  readonly rows: Int32Array;
}

/** What was said, and under which circumstances: plain data. */
export interface SnapshotVerdict {
  readonly said: unknown;
  readonly steps: SnapshotSteps;
  readonly asked: AskedTexts;
}

/** A verdict as an earlier file holds it. */
export interface PackedVerdict {
  readonly verdict: Uint8Array;
  readonly steps: Uint8Array;
  readonly asked: Uint8Array;
}

/** What a run leaves for the next one. */
export interface Snapshot {
  /** Of the program and the root: under another key nothing here is of use. */
  readonly key: string;
  readonly law: SnapshotLaw;
  /** What the tree and resolution rest on. */
  readonly records: WitnessRecords;
  /** A part of an earlier file is taken over as it is. */
  readonly ground: SnapshotGround | Uint8Array;
  /** Of every module inside `include`, in the order of their rows. */
  readonly scans: HeldScans;
  /** Where the rows of the scans lead; `undefined` where it was not asked. */
  readonly targets: ScannedTargets | undefined;
  readonly verdict: SnapshotVerdict | PackedVerdict | undefined;
}
