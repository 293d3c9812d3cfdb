import type { Range } from '#types/graph';
import type { FileSystem } from '#types/providers';
import type { ModuleReader } from '../create-module-reader';
import { SCANNED_ROW } from '../scanned-row';
import type { FileScan } from '../split-scans';
import type { AskedSource, AskedText, Spot, TextMove, TextQuestion } from './asked-text';
import { createSpotter, type Spotter } from './create-spotter';
import { openSources } from './open-sources';

/**
 * Asks changed sources what their texts were asked before.
 *
 * @param texts of some sources, those that changed among them
 * @returns what stands elsewhere now; `undefined` where an answer is another that no place can be set right for
 */
export function askAgain(
  root: string,
  texts: ReadonlyMap<number, AskedText>,
  sources: readonly AskedSource[],
  fileSystem: FileSystem,
): readonly TextMove[] | undefined {
  const moves: TextMove[] = [];
  const asked = sources.filter(({ row }) => texts.has(row));
  const { reader, firsts } = openSources(root, asked, fileSystem);
  for (const [file, { row, path, scan }] of asked.entries()) {
    const spotter = createSpotter(scan.rows, scan.globalUses);
    const placed = new Map<string, string>();
    for (const [question, answer] of texts.get(row)?.asked ?? []) {
      const now = ask(reader, question, { file, first: firsts[file] as number, scan, spotter });
      const [before, after] = [JSON.stringify(answer), JSON.stringify(now)];
      if (question[0] !== 'point') {
        if (before !== after) return undefined;
        continue;
      }
      const [from, to] = [answer as Range, now as Range];
      // What began in one place, and does not any more, cannot be told apart.
      const [start, startNow] = [toStart(from), toStart(to)];
      if ((placed.get(before) ?? after) !== after || (placed.get(start) ?? startNow) !== startNow) return undefined;
      placed.set(before, after).set(start, startNow);
      if (before !== after) moves.push({ path, from, to });
    }
  }
  return moves;
}

interface Asked {
  readonly file: number;
  /** The first of its dependencies. */
  readonly first: number;
  readonly scan: FileScan;
  readonly spotter: Spotter;
}

function ask(reader: ModuleReader, question: TextQuestion, { file, first, scan, spotter }: Asked): unknown {
  switch (question[0]) {
    case 'names':
      return spotter.toAnswer(reader.namesOf(file));
    case 'exports':
      return spotter.toAnswer(reader.exportsOf(file));
    case 'hands-on':
      return spotter.toAnswer(reader.handsOnImports(file));
    case 'export':
      return spotter.toAnswer(reader.traceExport(file, question[1]));
    case 'clause':
      return spotter.toAnswer(reader.clauseOf(first + question[1]));
    default: {
      const [start, end] = placeOf(scan, [question[1], question[2]]);
      return reader.locate(file, start, end);
    }
  }
}

function toStart({ line, column }: Range): string {
  return `${String(line)}:${String(column)}`;
}

/** Byte offsets. */
function placeOf({ rows, globalUses }: FileScan, [what, index]: Spot): readonly [start: number, end: number] {
  if (what === 'use') return [globalUses[index]?.start ?? 0, globalUses[index]?.end ?? 0];
  return [rows[index * SCANNED_ROW + 2] as number, rows[index * SCANNED_ROW + 3] as number];
}
