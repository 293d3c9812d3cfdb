import { digestBytes } from './digest-bytes';
import { SCANNED_ROW } from './scanned-row';
import type { FileScan } from './split-scans';

/**
 * A number for what a scan found, wherever in the file it stands: two scans with one number are the same to all that does not look at
 * the text. `NaN`, which equals nothing, where the scan has faults: they name lines.
 *
 * @param digestOf number of a specifier → a number for its text
 */
export function shapeOfScan(
  { rows, fileFlags, ambient, globalUses, faults }: FileScan,
  digestOf: (specifier: number) => number,
): number {
  if (faults.length > 0) return Number.NaN;
  const count = rows.length / SCANNED_ROW;
  const shape = new Float64Array(count * 2 + 2);
  for (let row = 0; row < count; row++) {
    shape[row * 2] = digestOf(rows[row * SCANNED_ROW + 1] as number);
    shape[row * 2 + 1] = rows[row * SCANNED_ROW + 5] as number;
  }
  shape[count * 2] = fileFlags;
  shape[count * 2 + 1] =
    ambient.length + globalUses.length === 0
      ? 0
      : digestSpecifier(JSON.stringify([ambient, globalUses.map(({ name }) => name)]));
  return digestBytes(new Uint8Array(shape.buffer), 0, shape.byteLength);
}

/** A number for a text, fit for `shapeOfScan`. */
export function digestSpecifier(text: string): number {
  const bytes = Buffer.from(text);
  return digestBytes(bytes, 0, bytes.length);
}
