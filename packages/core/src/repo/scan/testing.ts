import { type Language, RECORD_SIZE, SCAN_FLAG, type Scan, type SourceScanner } from '#types/extraction';
import { FORMS } from '#types/form';

/** Scans a text with any scanner. */
export function scanText(scanner: SourceScanner, text: string, language: Language = 'ts'): Scan {
  const bytes = new TextEncoder().encode(text);
  scanner.reserve(bytes.length).set(bytes);
  return scanner.scan(bytes.length, language);
}

/** A scan as lines: `form flags "specifier" of "statement…"`, the range of the specifier checked against its text. */
export function describeScan(scan: Scan, text: string): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  const slice = (start: number, end: number): string => new TextDecoder().decode(bytes.subarray(start, end));
  const lines: string[] = [];
  for (let base = 0; base < scan.count * RECORD_SIZE; base += RECORD_SIZE) {
    const [start, end, statement, kind, index] = scan.records.subarray(base, base + RECORD_SIZE) as unknown as number[];
    const flags = (kind as number) >> 8;
    const words = [FORMS[(kind as number) & 0xff] as string];
    if (flags & SCAN_FLAG.typeOnly) words.push('type');
    if (flags & SCAN_FLAG.inlineTypeOnly) words.push('inline-type');
    if (flags & SCAN_FLAG.computed) words.push('computed', slice(start as number, end as number));
    else if ((index as number) < 0) words.push(slice((start as number) + 1, (end as number) - 1));
    else words.push(scan.texts[index as number] as string, 'from', slice(start as number, end as number));
    words.push('at', /^\W?\w*/.exec(slice(statement as number, bytes.length))?.[0] ?? '');
    lines.push(words.join(' '));
  }
  for (const name of scan.ambient) lines.push(`ambient ${name}`);
  for (const fault of scan.faults) lines.push(`${fault.code} ${slice(0, fault.start).length}`);
  return lines;
}
