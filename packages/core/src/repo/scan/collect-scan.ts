import { RECORD_SIZE, type Scan, type SourceFault } from '#types/extraction';
import { decodeSpecifier } from './decode-specifier';
import {
  FAULT_MALFORMED_IMPORT,
  FORM_AMBIENT_NAME,
  FORM_DROPPED,
  TEXT_COMPUTED,
  TEXT_ELSEWHERE,
  TEXT_ESCAPED,
  TEXT_VERBATIM,
} from './lexer/records';

/** The order of the numbers from `FAULT_MALFORMED_IMPORT` on. */
const FAULTS: readonly SourceFault['code'][] = [
  'source/malformed-import',
  'source/malformed-export',
  'source/unterminated-string',
  'source/unterminated-template',
  'source/unterminated-comment',
];
const BACKTICK = 0x60;

/** Turns what the lexer left into a scan: decodes escapes, sorts, and puts aside faults and ambient names. */
export function collectScan(source: Uint8Array, raw: Int32Array, count: number, fileFlags: number): Scan {
  const texts: string[] = [];
  const ambient: string[] = [];
  const faults: SourceFault[] = [];
  const kept: Int32Array[] = [];
  for (let base = 0; base < count * RECORD_SIZE; base += RECORD_SIZE) {
    const record = raw.slice(base, base + RECORD_SIZE);
    const [start, end, , form, text] = record as unknown as readonly [number, number, number, number, number];
    const kind = form & 0xff;
    if (kind >= FAULT_MALFORMED_IMPORT) {
      faults.push({ code: FAULTS[kind - FAULT_MALFORMED_IMPORT] as SourceFault['code'], start });
    } else if (kind === FORM_AMBIENT_NAME) ambient.push(readText(source, start, end, text));
    else if (kind !== FORM_DROPPED) {
      record[4] = text === TEXT_VERBATIM ? text : texts.push(readText(source, start, end, text)) - 1;
      kept.push(record);
    }
  }
  kept.sort((a, b) => (a[0] as number) - (b[0] as number));
  const records = new Int32Array(kept.length * RECORD_SIZE);
  for (const [index, record] of kept.entries()) records.set(record, index * RECORD_SIZE);
  faults.sort((a, b) => a.start - b.start);
  return { count: kept.length, records, texts, fileFlags, ambient, faults };
}

function readText(source: Uint8Array, start: number, end: number, text: number): string {
  if (text === TEXT_COMPUTED) return '';
  if (text <= TEXT_ELSEWHERE) {
    const quote = TEXT_ELSEWHERE - text;
    return new TextDecoder().decode(source.subarray(quote + 1, source.indexOf(source[quote] as number, quote + 1)));
  }
  const raw = new TextDecoder().decode(source.subarray(start + 1, end - 1));
  return text === TEXT_ESCAPED ? decodeSpecifier(raw, source[start] === BACKTICK) : raw;
}
