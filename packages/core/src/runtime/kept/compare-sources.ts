import { buildFileTree } from '#types/file-tree';
import { FILE_FLAG } from '#types/graph';
import type { Policy } from '#types/policy';
import type { FileSystem, Providers } from '#types/providers';
import type { KeptSnapshot } from '#repo/cache/decode-snapshot';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import { findGlobalUses } from '#repo/parse/find-global-uses';
import { createScanner } from '#repo/scan/create-scanner';
import { scanFiles } from '#repo/scan-files';
import { digestSpecifier, shapeOfScan } from '#repo/shape-of-scan';
import { splitScans } from '#repo/split-scans';
import { askAgain } from '#repo/texts/ask-again';
import type { AskedSource, AskedTexts, TextMove } from '#repo/texts/asked-text';
import { findRestrictedGlobals } from '#service/find-restricted-globals';

const MODULE = FILE_FLAG.module | FILE_FLAG.included;
/** More of them are compared sooner by their contents than by what they hold. */
const MOST = 200;
const SAME: Compared = { moves: [], touchesRemedies: false };

/** What is new about sources that hold what they did. */
export interface Compared {
  /** Where findings stand now. */
  readonly moves: readonly TextMove[];
  /** Whether remedies have to be looked for anew. */
  readonly touchesRemedies: boolean;
}

/**
 * Compares some sources with what they held when a verdict was given.
 *
 * @param rows among the modules
 * @param fileSystem shows the sources
 * @returns `undefined` where a source holds, wherever in it, something else than it did, or where the verdict rests on more of its text
 *   than where things stand
 */
export function compareSources(
  root: string,
  snapshot: KeptSnapshot,
  policy: Policy,
  rows: readonly number[],
  { fileSystem, log }: Pick<Providers, 'log'> & { readonly fileSystem: FileSystem },
): Compared | undefined {
  if (rows.length === 0) return SAME;
  if (rows.length > MOST) return undefined;
  const placed = snapshot.readPlaced();
  const asked = snapshot.readAsked();
  if (placed === undefined || asked === undefined) return undefined;
  const { paths, shapes } = snapshot.readTimes();
  const fileRows = listFileRows(placed.flags);
  const readRows = new Set(asked.readRows);
  if (rows.some((row) => readRows.has(row))) return undefined;
  const rowOf = new Map(rows.map((row) => [paths[row] as string, row]));
  const sorted = [...rowOf.keys()].sort();
  const rowAt = (file: number): number => rowOf.get(sorted[file] as string) as number;
  const scanned = scanFiles(
    buildFileTree(root, sorted),
    new Uint8Array(sorted.length).fill(MODULE),
    createScanner(extractFromTree),
    { fileSystem, log },
    (file) => {
      const place = placed.places[placed.place[fileRows[rowAt(file)] as number] as number];
      const isFree = policy.globals.length === 0 || place === undefined || place.kind === 'outside';
      return isFree ? [] : findRestrictedGlobals(policy, place);
    },
    findGlobalUses,
  );
  const specifiers: string[] = [];
  const scans = splitScans(scanned, [...sorted.keys()], sorted, (text) => specifiers.push(text) - 1);
  const digestOf = (number: number): number => digestSpecifier(specifiers[number] as string);
  if (!scans.every((scan, file) => shapeOfScan(scan, digestOf) === shapes[rowAt(file)])) return undefined;
  const sources = scans.map((scan, file) => {
    const row = rowAt(file);
    return { row, path: sorted[file] as string, flags: placed.flags[fileRows[row] as number] as number, scan };
  });
  return compareTexts(root, asked, sources, fileSystem);
}

/** As `compareSources`, of sources that are known to hold what they did. */
export function compareTexts(
  root: string,
  { texts, readRows, remedyRows }: AskedTexts,
  sources: readonly AskedSource[],
  fileSystem: FileSystem,
): Compared | undefined {
  const rows = new Set(sources.map(({ row }) => row));
  if (readRows.some((row) => rows.has(row))) return undefined;
  const own = new Map(texts.filter(({ row }) => rows.has(row)).map((text) => [text.row, text]));
  const moves = askAgain(root, own, sources, fileSystem);
  return moves === undefined ? undefined : { moves, touchesRemedies: remedyRows.some((row) => rows.has(row)) };
}

/** Row among the modules → row among the files. */
function listFileRows(flags: Uint8Array): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < flags.length; row++) if (((flags[row] as number) & MODULE) === MODULE) rows.push(row);
  return rows;
}
