import { SCANNED_ROW } from './scan-files';
import type { FileScan } from './split-scans';

/** Whether two scans of a file are the same apart from where things stand in it. Faults are never the same: they name lines. */
export function holdsSame(a: FileScan | undefined, b: FileScan): boolean {
  if (a?.rows.length !== b.rows.length || a.fileFlags !== b.fileFlags) return false;
  if (a.faults.length > 0 || b.faults.length > 0) return false;
  for (let at = 0; at < b.rows.length; at += SCANNED_ROW) {
    if (a.rows[at + 1] !== b.rows[at + 1] || a.rows[at + 5] !== b.rows[at + 5]) return false;
  }
  const namesOf = ({ ambient, globalUses }: FileScan): string =>
    JSON.stringify([ambient, globalUses.map(({ name }) => name)]);
  return namesOf(a) === namesOf(b);
}
