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
import { findRestrictedGlobals } from '#service/find-restricted-globals';

const MODULE = FILE_FLAG.module | FILE_FLAG.included;
/** More of them are compared sooner by their contents than by what they hold. */
const MOST = 200;

/**
 * Whether some sources hold, wherever in them, what they held when a verdict was given, and the verdict rests on the text of none of
 * them: then it is that of today.
 *
 * @param rows among the modules
 * @param fileSystem shows the sources
 */
export function holdsTheSame(
  root: string,
  snapshot: KeptSnapshot,
  policy: Policy,
  rows: readonly number[],
  { fileSystem, log }: Pick<Providers, 'log'> & { readonly fileSystem: FileSystem },
): boolean {
  if (rows.length === 0) return true;
  if (rows.length > MOST) return false;
  const placed = snapshot.readPlaced();
  const verdict = snapshot.readVerdict();
  if (placed === undefined || verdict === undefined) return false;
  const { paths, shapes } = snapshot.readTimes();
  const fileRows = listFileRows(placed.flags);
  const readRows = new Set(verdict.readRows);
  if (rows.some((row) => readRows.has(fileRows[row] as number))) return false;
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
  return scans.every((scan, file) => shapeOfScan(scan, digestOf) === shapes[rowAt(file)]);
}

/** Row among the modules → row among the files. */
function listFileRows(flags: Uint8Array): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < flags.length; row++) if (((flags[row] as number) & MODULE) === MODULE) rows.push(row);
  return rows;
}
