import { RECORD_SIZE, SCAN_FLAG, type Scan } from '../../packages/core/src/types/extraction';
import { FORMS } from '../../packages/core/src/types/form';

/** One dependency, spelled out. Byte offsets. */
export interface ExtractedRecord {
  readonly form: string;
  readonly start: number;
  readonly end: number;
  readonly statement: number;
  readonly text: string;
  /** Names of `SCAN_FLAG`, sorted. */
  readonly flags: readonly string[];
}

/** Spells out the records of a scan of `bytes`. */
export function toRecords(scan: Scan, bytes: Uint8Array): readonly ExtractedRecord[] {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return Array.from({ length: scan.count }, (_, row) => {
    const [start, end, statement, bits, index] = [
      ...scan.records.subarray(row * RECORD_SIZE, (row + 1) * RECORD_SIZE),
    ] as [number, number, number, number, number];
    return {
      form: FORMS[bits & 0xff] ?? `form ${bits & 0xff}`,
      start,
      end,
      statement,
      text: index < 0 ? decoder.decode(bytes.subarray(start + 1, end - 1)) : (scan.texts[index] ?? 'no text'),
      flags: toFlags(bits >> 8),
    };
  });
}

function toFlags(bits: number): readonly string[] {
  return Object.entries(SCAN_FLAG)
    .filter(([, bit]) => (bits & bit) !== 0)
    .map(([name]) => name)
    .sort();
}

/** A line that is equal exactly for equal records. */
export function toLine({ form, start, end, statement, text, flags }: ExtractedRecord): string {
  return `${String(start).padStart(7)}-${end} ${form} ${JSON.stringify(text)}${flags.map((flag) => ` ${flag}`).join('')} (statement ${statement})`;
}
