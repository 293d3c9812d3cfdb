import type { FileStat } from '#types/providers';
import { DOUBT } from './doubt';
import { SCANNED_ROW } from './scanned-row';
import type { FileScan } from './split-scans';

/** What is held of one file. */
export interface HeldScan {
  readonly scan: FileScan;
  /** See `shapeOfScan`. */
  readonly shape: number;
  /** Of the bytes that were scanned, without byte order mark. */
  readonly digest: number | undefined;
  readonly stat: FileStat | undefined;
  /** Whether the file had just changed when it was read, so that its time of change proves nothing. */
  readonly isUnsure: boolean;
}

/** What a store holds of some files: a row a file, in their order. */
export interface HeldScans {
  /** Of the files, relative to the root. */
  readonly paths: readonly string[];
  /** Of which the scans tell the numbers. */
  readonly specifiers: readonly string[];
  /** How many of `rows` are the file's. */
  readonly counts: Int32Array;
  /** Rows of `SCANNED_ROW` integers. */
  readonly rows: Int32Array;
  readonly fileFlags: Uint8Array;
  /** `DOUBT` */
  readonly unsure: Uint8Array;
  /** See `shapeOfScan`. */
  readonly shapes: Float64Array;
  readonly sizes: Float64Array;
  readonly mtimes: Float64Array;
  readonly ctimes: Float64Array;
  readonly digests: Float64Array;
  /** What few files have, by row. */
  readonly rest: Readonly<Record<string, Pick<FileScan, 'ambient' | 'globalUses' | 'faults'>>>;
}

export function toHeldScans(
  paths: readonly string[],
  entries: readonly HeldScan[],
  specifiers: readonly string[],
): HeldScans {
  const length = entries.reduce((sum, { scan }) => sum + scan.rows.length, 0);
  const rows = new Int32Array(length);
  const rest: Record<string, Pick<FileScan, 'ambient' | 'globalUses' | 'faults'>> = {};
  let at = 0;
  for (const [row, { scan }] of entries.entries()) {
    rows.set(scan.rows, at);
    at += scan.rows.length;
    const { ambient, globalUses, faults } = scan;
    if (ambient.length + globalUses.length + faults.length > 0) rest[row] = { ambient, globalUses, faults };
  }
  return {
    paths,
    specifiers,
    counts: Int32Array.from(entries, ({ scan }) => scan.rows.length / SCANNED_ROW),
    rows,
    fileFlags: Uint8Array.from(entries, ({ scan }) => scan.fileFlags),
    // What cannot be compared is as good as just changed.
    unsure: Uint8Array.from(entries, (entry) =>
      entry.isUnsure || entry.stat?.ctimeMs === undefined ? DOUBT.recent : DOUBT.none,
    ),
    shapes: Float64Array.from(entries, ({ shape }) => shape),
    sizes: Float64Array.from(entries, ({ stat }) => stat?.size ?? -1),
    mtimes: Float64Array.from(entries, ({ stat }) => stat?.mtimeMs ?? -1),
    ctimes: Float64Array.from(entries, ({ stat }) => stat?.ctimeMs ?? -1),
    digests: Float64Array.from(entries, ({ digest }) => digest ?? Number.NaN),
    rest,
  };
}
