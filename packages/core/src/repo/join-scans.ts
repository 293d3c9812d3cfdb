import type { Fault } from '#types/fault';
import type { ScannedFiles, ScannedGlobalUse } from './scan-files';
import { SCANNED_ROW } from './scanned-row';
import type { FileScan } from './split-scans';

/**
 * Joins what single files hold.
 *
 * @param size how many files there are @param files rows, ascending @param scans in the order of `files`
 * @param specifiers of which the scans tell the numbers
 */
export function joinScans(
  size: number,
  files: readonly number[],
  scans: readonly (FileScan | undefined)[],
  specifiers: readonly string[],
): ScannedFiles {
  const length = scans.reduce((sum, scan) => sum + (scan?.rows.length ?? 0), 0);
  const rows = new Int32Array(length);
  const fileFlags = new Uint8Array(size);
  const ambientOf = new Map<number, readonly string[]>();
  const globalUses: ScannedGlobalUse[] = [];
  const faults: Fault[] = [];
  let at = 0;
  for (const [index, scan] of scans.entries()) {
    if (scan === undefined) continue;
    const file = files[index] as number;
    rows.set(scan.rows, at);
    for (const end = at + scan.rows.length; at < end; at += SCANNED_ROW) rows[at] = file;
    fileFlags[file] = scan.fileFlags;
    if (scan.ambient.length > 0) ambientOf.set(file, scan.ambient);
    for (const use of scan.globalUses) globalUses.push({ ...use, file });
    faults.push(...scan.faults);
  }
  return { count: length / SCANNED_ROW, rows, specifiers, fileFlags, ambientOf, globalUses, faults };
}
