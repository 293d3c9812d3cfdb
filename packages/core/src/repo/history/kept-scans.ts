import type { FileScan } from '../split-scans';

/** Scans of contents as they are kept: a row each. */
export interface KeptScans {
  /** The id of the contents first. */
  readonly keys: readonly string[];
  /** Of which the scans tell the numbers. */
  readonly specifiers: readonly string[];
  /** How many of `rows` belong to each. */
  readonly counts: Int32Array;
  /** Rows of `SCANNED_ROW` integers. */
  readonly rows: Int32Array;
  readonly fileFlags: Uint8Array;
  /** What few have, by row. */
  readonly rest: Readonly<Record<string, Pick<FileScan, 'ambient' | 'globalUses' | 'faults'>>>;
}

/** The id of the contents of a scan. */
export function toObject(key: string): string {
  return key.slice(0, key.indexOf('\n'));
}
