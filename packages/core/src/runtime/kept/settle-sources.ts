import { FILE_FLAG } from '#types/graph';
import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import { buildFileTree } from '#types/file-tree';
import type { SourceMove } from '#repo/cache/decode-snapshot';
import { isRecent } from '#repo/create-witness';
import { DOUBT } from '#repo/doubt';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import { findGlobalUses } from '#repo/parse/find-global-uses';
import { createScanner } from '#repo/scan/create-scanner';
import { scanFiles } from '#repo/scan-files';
import { digestSpecifier, shapeOfScan } from '#repo/shape-of-scan';
import { splitScans } from '#repo/split-scans';
import { findRestrictedGlobals } from '#service/find-restricted-globals';
import type { ProjectRoot } from '../find-project-roots';
import { type Look, toEntryName } from './look-at-kept';

const MODULE = FILE_FLAG.module | FILE_FLAG.included;
/** More of them are compared sooner by their contents than by what they hold. */
const MOST = 200;

/**
 * Scans the sources that show a sign of change. Where each holds what it did, and the kept verdict rests on the text of none of them, the
 * verdict stands: then their new times are kept, and nothing is in doubt any more.
 *
 * @param look its policy and its files are as they were
 * @returns `undefined` where the verdict has to be given anew
 */
export function settleSources(root: ProjectRoot, look: Look, policy: Policy, providers: Providers): Look | undefined {
  const { snapshot, doubtful } = look;
  const { fileSystem, clock, cache } = providers;
  if (doubtful.length > MOST) return undefined;
  const { paths, shapes } = snapshot.readTimes();
  const rowOf = new Map(doubtful.map((row) => [paths[row] as string, row]));
  const tree = buildFileTree(root.root, [...rowOf.keys()]);
  const sorted = [...rowOf.keys()].sort();
  const rows = sorted.map((path) => rowOf.get(path) as number);
  const restricted = readRestrictedGlobals(look, policy);
  const readRows = new Set(snapshot.readVerdict()?.readRows);
  const fileRows = restricted === undefined ? undefined : listFileRows(restricted.flags);
  if (fileRows === undefined || rows.some((row) => readRows.has(fileRows[row] as number))) return undefined;

  // Before they are read: a file that changes meanwhile is looked at again the next time.
  const stats = sorted.map((path) => fileSystem.stat(`${root.root}/${path}`));
  const scanned = scanFiles(
    tree,
    new Uint8Array(sorted.length).fill(MODULE),
    createScanner(extractFromTree),
    providers,
    (file) => restricted?.globalsOf(fileRows[rows[file] as number] as number) ?? [],
    findGlobalUses,
  );
  const specifiers: string[] = [];
  const scans = splitScans(scanned, [...sorted.keys()], sorted, (text) => specifiers.push(text) - 1);
  const moves: SourceMove[] = [];
  for (const [index, scan] of scans.entries()) {
    const row = rows[index] as number;
    const stat = stats[index];
    const shape = shapeOfScan(scan, (number) => digestSpecifier(specifiers[number] as string));
    if (stat?.ctimeMs === undefined || shape !== shapes[row]) return undefined;
    const unsure = isRecent(stat.mtimeMs, clock) ? DOUBT.recent : DOUBT.moved;
    moves.push({ row, size: stat.size, mtimeMs: stat.mtimeMs, ctimeMs: stat.ctimeMs, unsure });
  }
  cache?.write(root.root, toEntryName(root), snapshot.move(moves));
  return { ...look, doubtful: [], moved: [...look.moved, ...doubtful] };
}

function readRestrictedGlobals(
  { snapshot }: Look,
  policy: Policy,
): { readonly flags: Uint8Array; readonly globalsOf: (file: number) => readonly string[] } | undefined {
  const placed = snapshot.readPlaced();
  if (placed === undefined) return undefined;
  const { flags, place, places } = placed;
  return {
    flags,
    globalsOf: (file) => {
      const of = places[place[file] as number];
      return policy.globals.length === 0 || of === undefined || of.kind === 'outside'
        ? []
        : findRestrictedGlobals(policy, of);
    },
  };
}

/** Row among the modules → row among the files. */
function listFileRows(flags: Uint8Array): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < flags.length; row++) if (((flags[row] as number) & MODULE) === MODULE) rows.push(row);
  return rows;
}
