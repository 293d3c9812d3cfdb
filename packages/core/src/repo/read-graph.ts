import type { SourceScanner } from '#types/extraction';
import type { Fault } from '#types/fault';
import { type FileTree, pathOfFile } from '#types/file-tree';
import { FILE_FLAG, type FileTable, type Graph } from '#types/graph';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import type { FileSystem, Providers } from '#types/providers';
import type { Resolver } from '#types/resolution';
import { createModuleReader } from './create-module-reader';
import { assignPlaces, type PlacedFiles } from './places/assign-places';
import { createPlaceTable } from './places/create-place-table';
import { type KnownTargets, resolveScanned, type ScannedTargets } from './resolve-scanned';
import { type FindGlobalUses, type ScannedFiles, scanFiles } from './scan-files';

/** What reading a repository needs besides the machine. */
export interface GraphReaders {
  readonly scanner: SourceScanner;
  readonly resolver: Resolver;
  readonly findGlobalUses: FindGlobalUses;
  /** The restricted globals that a file in a place may not use. */
  readonly restrictedGlobals: (place: Place) => readonly string[];
}

/** Reads a repository into a graph: places, dependencies, uses of restricted globals. Never throws for what a file holds. */
export function readGraph(
  tree: FileTree,
  policy: Policy,
  readers: GraphReaders,
  providers: Providers,
): { readonly graph: Graph; readonly faults: readonly Fault[] } {
  const placed = assignPlaces(tree, policy);
  providers.log.debug('places assigned');
  const globalsByPlace = placed.places.map((place) =>
    policy.globals.length === 0 || place.kind === 'outside' ? [] : readers.restrictedGlobals(place),
  );
  const scanned = scanFiles(
    tree,
    placed.flags,
    readers.scanner,
    providers,
    (file) => globalsByPlace[placed.place[file] as number] ?? [],
    readers.findGlobalUses,
  );
  providers.log.debug('sources scanned');
  const paths = tree.names.map((_, file) => pathOfFile(tree, file));
  const graph = joinGraph({
    tree,
    paths,
    placed,
    scanned,
    resolver: readers.resolver,
    fileSystem: providers.fileSystem,
  });
  providers.log.debug('dependencies resolved');
  return { graph, faults: scanned.faults };
}

/** What a graph is joined from. */
export interface GraphParts {
  readonly tree: FileTree;
  /** The paths of the tree's files, by row. */
  readonly paths: readonly string[];
  /** Its flags are completed in place. */
  readonly placed: PlacedFiles;
  /** Some files or all: those that were not scanned depend on nothing. */
  readonly scanned: ScannedFiles;
  readonly resolver: Resolver;
  /** Read on demand, for names and positions. */
  readonly fileSystem: FileSystem;
  /** What is known of where the dependencies lead: none of these is resolved. */
  readonly known?: KnownTargets | undefined;
}

/** Resolves what was scanned, and joins it with the places of the files. */
export function joinGraph(parts: GraphParts): Graph {
  return joinResolved(parts).graph;
}

/** As `joinGraph`, with where each dependency leads, for another time. */
export function joinResolved({ tree, paths, placed, scanned, resolver, fileSystem, known }: GraphParts): {
  readonly graph: Graph;
  readonly targets: ScannedTargets;
} {
  const extra = new Map<string, number>();
  const table = resolveScanned({ tree, scanned, flags: placed.flags, resolver, extra, known });
  const outsideId = findOutside(placed.places);
  const places = outsideId < placed.places.length ? placed.places : [...placed.places, outsidePlace(outsideId)];
  const files: FileTable = {
    count: paths.length + extra.size,
    paths: [...paths, ...extra.keys()],
    place: extend(placed.place, extra.size, outsideId),
    flags: extend(placed.flags, extra.size, 0),
    rivals: placed.rivals,
  };
  let outside = 0;
  for (let file = 0; file < tree.names.length; file++) {
    const flags = (files.flags[file] as number) | (scanned.fileFlags[file] as number);
    files.flags[file] = flags;
    if ((flags & (FILE_FLAG.module | FILE_FLAG.included)) === FILE_FLAG.module) outside++;
  }
  const dependencies = { ...table.columns, first: groupByFile(table.columns.from, table.columns.count, files.count) };
  const data = { root: tree.root, files, dependencies };
  const graph = {
    ...data,
    ...createModuleReader(data, fileSystem),
    places,
    strings: table.strings,
    globalUses: scanned.globalUses,
    outside,
  };
  return { graph, targets: table.targets };
}

function groupByFile(from: Int32Array, count: number, files: number): Int32Array {
  const first = new Int32Array(files + 1);
  for (let row = 0; row < count; row++) {
    const next = (from[row] as number) + 1;
    first[next] = (first[next] as number) + 1;
  }
  for (let file = 0; file < files; file++) first[file + 1] = (first[file + 1] as number) + (first[file] as number);
  return first;
}

function findOutside(places: readonly Place[]): number {
  const found = places.findIndex((place) => place.kind === 'outside');
  return found < 0 ? places.length : found;
}

function outsidePlace(id: number): Place {
  const table = createPlaceTable();
  table.add({ kind: 'outside' });
  return { ...(table.places[0] as Place), id };
}

function extend<T extends Int32Array | Uint8Array>(column: T, by: number, value: number): T {
  if (by === 0) return column;
  const larger = new (column.constructor as new (length: number) => T)(column.length + by);
  larger.set(column);
  larger.fill(value, column.length);
  return larger;
}
