import { RECORD_SIZE, type Scan } from '#types/extraction';
import { FORM } from '#types/form';
import { findScriptBlocks } from '../embed/find-script-blocks';
import type { MarkupLanguage, ScriptBlock, ScriptSource } from '../embed/script-block';
import type { ScriptLanguage } from './lexer-engine';

/** The scan of a block, and whether tokens could decide it. */
export interface BlockScan {
  readonly scan: Scan;
  readonly isUndecided: boolean;
}

/** Scans bytes of the source in place. The scan must stay valid. */
export type ScanBlock = (start: number, end: number, language: ScriptLanguage) => BlockScan;
/** Parses bytes in the place of the source, with the same offsets. */
export type ParseBytes = (bytes: Uint8Array, language: ScriptLanguage) => Scan | undefined;

const SPACE = 0x20;
const NEWLINE = 0x0a;

/**
 * Scans the programs inside a file of markup and merges what they hold; offsets are those of the file. The scripts of a file share their
 * names, those of an Astro file excepted: where tokens cannot decide one of them, all are parsed as one program. Faults in
 * expressions between the delimiters of a template are ignored: what such delimiters enclose is a guess.
 */
export function scanMarkup(
  source: Uint8Array,
  language: MarkupLanguage,
  scanBlock: ScanBlock,
  parse: ParseBytes,
): Scan {
  const { blocks, sources } = findScriptBlocks(source, language);
  const scans = toGroups(blocks, language).flatMap((group) => {
    const scanned = group.map((block) => scanBlock(block.start, block.end, block.language));
    const exact = scanned.some((block) => block.isUndecided)
      ? parse(maskAllBut(source, group), widest(group))
      : undefined;
    const found = exact === undefined ? scanned.map(({ scan }) => scan) : [exact];
    return group[0]?.kind === 'expression' ? found.map((scan) => ({ ...scan, faults: [] })) : found;
  });
  return merge([...scans, toScan(sources)]);
}

function toGroups(blocks: readonly ScriptBlock[], language: MarkupLanguage): readonly (readonly ScriptBlock[])[] {
  const scripts = blocks.filter(({ kind }) => kind === 'script');
  const expressions = blocks.filter(({ kind }) => kind === 'expression');
  return [
    ...(language === 'astro' ? scripts.map((script) => [script]) : [scripts]),
    ...expressions.map((one) => [one]),
  ];
}

/** A copy in which all but the blocks is blank, and a line ends before each block. */
function maskAllBut(source: Uint8Array, group: readonly ScriptBlock[]): Uint8Array {
  const masked = new Uint8Array(group.at(-1)?.end ?? 0).fill(SPACE);
  for (const { start, end } of group) {
    if (start > 0) masked[start - 1] = NEWLINE;
    masked.set(source.subarray(start, end), start);
  }
  return masked;
}

function widest(group: readonly ScriptBlock[]): ScriptLanguage {
  for (const language of ['tsx', 'ts'] as const) {
    if (group.some((block) => block.language === language)) return language;
  }
  return 'js';
}

function toScan(sources: readonly ScriptSource[]): Scan {
  const records = new Int32Array(sources.length * RECORD_SIZE);
  for (const [index, { start, end, statement }] of sources.entries()) {
    records.set([start, end, statement, FORM['script-src'], index], index * RECORD_SIZE);
  }
  const texts = sources.map(({ text }) => text);
  return { count: sources.length, records, texts, fileFlags: 0, ambient: [], faults: [] };
}

function merge(scans: readonly Scan[]): Scan {
  const texts: string[] = [];
  const rows: number[][] = [];
  let fileFlags = 0;
  for (const scan of scans) {
    for (let base = 0; base < scan.count * RECORD_SIZE; base += RECORD_SIZE) {
      const row = [...scan.records.subarray(base, base + RECORD_SIZE)];
      if ((row[4] as number) >= 0) row[4] = (row[4] as number) + texts.length;
      rows.push(row);
    }
    texts.push(...scan.texts);
    fileFlags |= scan.fileFlags;
  }
  rows.sort((a, b) => (a[0] as number) - (b[0] as number));
  return {
    count: rows.length,
    records: Int32Array.from(rows.flat()),
    texts,
    fileFlags,
    ambient: scans.flatMap(({ ambient }) => ambient),
    faults: scans.flatMap(({ faults }) => faults).sort((a, b) => a.start - b.start),
  };
}
