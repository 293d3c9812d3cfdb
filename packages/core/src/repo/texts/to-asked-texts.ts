import { SCANNED_ROW } from '../scanned-row';
import type { HeldScans } from '../to-held-scans';
import type { AskedText, AskedTexts, Spot, TextQuestion } from './asked-text';
import { createSpotter, type Spotter } from './create-spotter';
import type { TextRecord, WatchedTexts } from './watch-texts';

/**
 * Puts what was asked of the sources in words that hold wherever in them things stand.
 *
 * @param modules rows of the files, by row among the modules
 * @param remedyRows rows of the files that were read for remedies
 */
export function toAskedTexts(
  records: WatchedTexts['records'],
  scans: Pick<HeldScans, 'rows' | 'counts' | 'rest'>,
  modules: readonly number[],
  remedyRows: Iterable<number>,
): AskedTexts {
  const moduleOf = new Map(modules.map((file, row) => [file, row]));
  const firsts = findFirsts(scans.counts);
  const texts: AskedText[] = [];
  const readRows: number[] = [];
  for (const [file, asked] of records) {
    const row = moduleOf.get(file);
    if (row === undefined) continue;
    const first = (firsts[row] as number) * SCANNED_ROW;
    const rows = scans.rows.subarray(first, first + (scans.counts[row] as number) * SCANNED_ROW);
    const text =
      asked === undefined ? undefined : toAskedText(row, asked, createSpotter(rows, scans.rest[row]?.globalUses));
    if (text === undefined) readRows.push(row);
    else texts.push(text);
  }
  const toRows = (files: Iterable<number>): Int32Array =>
    Int32Array.from([...files].map((file) => moduleOf.get(file) ?? -1).filter((row) => row >= 0)).sort();
  return { texts, readRows: Int32Array.from(readRows).sort(), remedyRows: toRows(remedyRows) };
}

function findFirsts(counts: Int32Array): Int32Array {
  const firsts = new Int32Array(counts.length);
  for (let row = 1; row < counts.length; row++) firsts[row] = (firsts[row - 1] as number) + (counts[row - 1] as number);
  return firsts;
}

/** `undefined` where something was asked of what the scan does not hold. */
function toAskedText(row: number, records: ReadonlyMap<string, TextRecord>, spotter: Spotter): AskedText | undefined {
  const asked: (readonly [TextQuestion, unknown])[] = [];
  for (const record of records.values()) {
    const question = toQuestion(record, spotter);
    if (question === undefined) return undefined;
    asked.push([question, spotter.toAnswer(record.answer)]);
  }
  return { row, asked };
}

function toQuestion(record: TextRecord, { find }: Spotter): TextQuestion | undefined {
  switch (record.kind) {
    case 'names':
    case 'exports':
    case 'hands-on':
      return [record.kind];
    case 'export':
      return ['export', record.name];
    case 'clause': {
      const spot = find(record.start, record.end);
      return spot?.[0] === 'dependency' ? ['clause', spot[1]] : undefined;
    }
    default: {
      const spot: Spot | undefined = find(record.start, record.end);
      return spot === undefined ? undefined : [record.kind, ...spot];
    }
  }
}
