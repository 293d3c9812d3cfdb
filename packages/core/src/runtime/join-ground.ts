import type { Fault } from '#types/fault';
import { FILE_FLAG, type Graph } from '#types/graph';
import type { Policy } from '#types/policy';
import type { FileSystem } from '#types/providers';
import type { ScanStore } from '#repo/create-scan-store';
import { findMapFaults } from '#repo/places/find-map-faults';
import { joinResolved } from '#repo/read-graph';
import type { KnownTargets, ScannedTargets } from '#repo/resolve-scanned';
import type { ScannedFiles } from '#repo/scan-files';
import { SCANNED_ROW } from '#repo/scanned-row';
import type { Ground } from './read-ground';

/** A whole project, joined from what is held of its files. */
export interface JoinedGround {
  readonly graph: Graph;
  readonly sourceFaults: readonly Fault[];
  /** Of the policy against the files. */
  readonly mapFaults: readonly Fault[];
  /** Where the dependencies lead, for the next time. */
  readonly targets: ScannedTargets;
  /** Of the files of the ground, what they held when this was found out: see `shapeOfScan`. */
  readonly shapes: Float64Array;
  /** How many dependencies each of them has among the targets. */
  readonly counts: Int32Array;
  /** Rows of the sources that were read for what their text says: grows while the graph is asked. */
  readonly readRows: ReadonlySet<number>;
}

/** @param known what an earlier join found out @param store holds the sources of all files of `ground`, up to date */
export function joinGround(
  policy: Policy,
  ground: Ground,
  store: ScanStore,
  fileSystem: FileSystem,
  known?: KnownTargets,
): JoinedGround {
  const { tree, paths, resolver } = ground;
  const scanned = store.gather(ground, ground.modules);
  const placed = { ...ground.placed, flags: ground.flags.slice() };
  const readRows = new Set<number>();
  const seen = watchReads(ground, fileSystem, readRows);
  const { graph, targets } = joinResolved({ tree, paths, placed, scanned, resolver, fileSystem: seen, known });
  const mapFaults = findMapFaults(policy, graph.files, graph.places);
  const { modules } = ground;
  const shapes = store.shapesOf(ground, modules);
  const counts = countRows(scanned, paths.length, modules);
  return { graph, sourceFaults: scanned.faults, mapFaults, targets, shapes, counts, readRows };
}

function countRows({ rows, count }: ScannedFiles, size: number, modules: readonly number[]): Int32Array {
  const counts = new Int32Array(size);
  for (let at = 0; at < count * SCANNED_ROW; at += SCANNED_ROW) {
    const file = rows[at] as number;
    counts[file] = (counts[file] as number) + 1;
  }
  return Int32Array.from(modules, (file) => counts[file] as number);
}

/** Names are followed through files that are not judged, too: what these hold is part of the answer. */
function watchReads({ tree, rowOf, flags, addFile }: Ground, fileSystem: FileSystem, rows: Set<number>): FileSystem {
  const module = FILE_FLAG.module | FILE_FLAG.included;
  const strangers = new Set<string>();
  const note = (path: string): void => {
    const row = rowOf.get(path.slice(tree.root.length + 1));
    if (row !== undefined && ((flags[row] as number) & module) === module) rows.add(row);
    else if (!strangers.has(path)) {
      strangers.add(path);
      addFile(path);
    }
  };
  return {
    ...fileSystem,
    readInto: (path, target, offset) => {
      note(path);
      return fileSystem.readInto(path, target, offset);
    },
    readFile: (path) => {
      note(path);
      return fileSystem.readFile(path);
    },
  };
}
