import type { Fault } from '#types/fault';
import { groupBy } from '#types/group-by';
import type { ScannedFiles, ScannedGlobalUse } from './scan-files';
import { SCANNED_ROW } from './scanned-row';

/** What one source holds, as written. */
export interface FileScan {
  /** Rows of `SCANNED_ROW` integers; the first of each, the file, is filled in when scans are gathered. */
  readonly rows: Int32Array;
  readonly fileFlags: number;
  readonly ambient: readonly string[];
  readonly globalUses: readonly Omit<ScannedGlobalUse, 'file'>[];
  readonly faults: readonly Fault[];
}

/** Takes what several files hold apart, file by file. */
export function splitScans(
  scanned: ScannedFiles,
  files: readonly number[],
  paths: readonly string[],
  intern: (text: string) => number,
): readonly FileScan[] {
  const numbers = scanned.specifiers.map(intern);
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  for (let at = 0; at < scanned.count * SCANNED_ROW; at += SCANNED_ROW) {
    const file = scanned.rows[at] as number;
    if (!starts.has(file)) starts.set(file, at);
    ends.set(file, at + SCANNED_ROW);
    scanned.rows[at + 1] = numbers[scanned.rows[at + 1] as number] as number;
  }
  const usesOf = groupBy(scanned.globalUses, ({ file }) => file);
  const faultsOf = groupBy(scanned.faults, ({ file }) => file);
  return files.map((file) => ({
    rows: scanned.rows.slice(starts.get(file) ?? 0, ends.get(file) ?? 0),
    fileFlags: scanned.fileFlags[file] as number,
    ambient: scanned.ambientOf.get(file) ?? [],
    globalUses: usesOf.get(file) ?? [],
    faults: faultsOf.get(paths[file]) ?? [],
  }));
}
