import type { SourceScanner } from '#types/extraction';
import { SCAN_FLAG } from '#types/extraction';
import type { Fault } from '#types/fault';
import { type FileTree, pathOfFile } from '#types/file-tree';
import { FORM } from '#types/form';
import { DEPENDENCY_FLAG, FILE_FLAG, type FileTable, type Graph, TARGET } from '#types/graph';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import type { FileSystem, Providers } from '#types/providers';
import type { ResolutionMode, Resolver } from '#types/resolution';
import { createModuleReader } from './create-module-reader';
import { matchesAmbient } from './matches-ambient';
import { assignPlaces, type PlacedFiles } from './places/assign-places';
import { createPlaceTable } from './places/create-place-table';
import { type FindGlobalUses, SCANNED_ROW, type ScannedFiles, scanFiles } from './scan-files';

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
}

/** Resolves what was scanned, and joins it with the places of the files. */
export function joinGraph({ tree, paths, placed, scanned, resolver, fileSystem }: GraphParts): Graph {
  const extra = new Map<string, number>();
  const table = resolveScanned(tree, scanned, placed.flags, resolver, extra);
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
  return {
    ...data,
    ...createModuleReader(data, fileSystem),
    places,
    strings: table.strings,
    globalUses: scanned.globalUses,
    outside,
  };
}

interface ResolvedColumns {
  readonly columns: Omit<Graph['dependencies'], 'first'>;
  readonly strings: readonly string[];
}

const MODES: readonly ResolutionMode[] = Object.entries(FORM).map(([form]) => toMode(form));

function toMode(form: string): ResolutionMode {
  if (['require', 'module-require', 'require-resolve', 'create-require', 'import-equals'].includes(form))
    return 'require';
  if (['new-url', 'worker', 'script-src'].includes(form)) return 'url';
  return form === 'reference-path' ? 'reference' : 'import';
}

/** @param extra collects files on disk that the tree does not hold: path → row */
function resolveScanned(
  tree: FileTree,
  scanned: ScannedFiles,
  flags: Uint8Array,
  resolver: Resolver,
  extra: Map<string, number>,
): ResolvedColumns {
  const { rows, specifiers } = scanned;
  const globs = expandGlobs(tree, scanned, resolver);
  const count = scanned.count + globs.extraRows;
  const from = new Int32Array(count);
  const kind = new Uint8Array(count);
  const to = new Int32Array(count);
  const specifier = new Int32Array(count);
  const form = new Uint8Array(count);
  const dependencyFlags = new Uint8Array(count);
  const start = new Int32Array(count);
  const end = new Int32Array(count);
  const statement = new Int32Array(count);
  const strings = [...specifiers];
  const stringIds = new Map<string, number>();
  const addString = (text: string): number => {
    let id = stringIds.get(text);
    if (id === undefined) {
      id = strings.length;
      strings.push(text);
      stringIds.set(text, id);
    }
    return id;
  };
  const ambient = new Set([...scanned.ambientOf.values()].flat());
  let next = 0;

  for (let row = 0; row < scanned.count; row++) {
    const base = row * SCANNED_ROW;
    const file = rows[base] as number;
    const text = rows[base + 1] as number;
    const folder = tree.folderOfFile[file] as number;
    const bits = (rows[base + 5] as number) >> 8;
    const formId = (rows[base + 5] as number) & 0xff;
    const isTypeOnly =
      (bits & SCAN_FLAG.typeOnly) !== 0 ||
      ((flags[file] as number) & FILE_FLAG.declaration) !== 0 ||
      ((bits & SCAN_FLAG.inlineTypeOnly) !== 0 && !resolver.isVerbatim(folder, file));
    const targets = globs.targets.get(row);
    const total = targets?.length ?? 1;
    for (let index = 0; index < total; index++) {
      from[next] = file;
      specifier[next] = text;
      form[next] = formId;
      dependencyFlags[next] = isTypeOnly ? DEPENDENCY_FLAG.typeOnly : 0;
      start[next] = rows[base + 2] as number;
      end[next] = rows[base + 3] as number;
      statement[next] = rows[base + 4] as number;
      if (targets !== undefined) {
        kind[next] = TARGET.file;
        to[next] = targets[index] as number;
      } else if ((bits & SCAN_FLAG.computed) !== 0) {
        kind[next] = TARGET.computed;
        to[next] = text;
      } else {
        const resolution = resolver.resolve(folder, specifiers[text] as string, MODES[formId] as ResolutionMode, file);
        switch (resolution.kind) {
          case 'file':
            to[next] = resolution.file;
            break;
          case 'disk': {
            if (resolution.path === '' || resolution.path.endsWith('/')) {
              // `new URL('.', import.meta.url)` names a folder: which of its files are meant is known at run time.
              kind[next] = TARGET.computed;
              to[next] = text;
              break;
            }
            let id = extra.get(resolution.path);
            if (id === undefined) extra.set(resolution.path, (id = tree.names.length + extra.size));
            to[next] = id;
            break;
          }
          case 'package':
          case 'builtin':
            kind[next] = TARGET[resolution.kind];
            to[next] = addString(resolution.name);
            break;
          case 'unresolved': {
            const isAmbient = matchesAmbient(specifiers[text] as string, ambient);
            kind[next] = isAmbient ? TARGET.package : TARGET.unresolved;
            to[next] = text;
          }
        }
      }
      next++;
    }
  }
  return {
    columns: {
      count,
      from,
      kind,
      to,
      specifier,
      form,
      flags: dependencyFlags,
      start,
      end,
      statement,
    },
    strings,
  };
}

/** A glob is one dependency for each file that it matches; the globs of one array are matched together. */
function expandGlobs(
  tree: FileTree,
  scanned: ScannedFiles,
  resolver: Resolver,
): {
  readonly targets: ReadonlyMap<number, readonly number[]>;
  readonly extraRows: number;
} {
  const targets = new Map<number, readonly number[]>();
  const { rows, specifiers } = scanned;
  let extraRows = 0;
  const globs = rowsOfGlobs(scanned);
  const field = (row: number, column: number): number => rows[row * SCANNED_ROW + column] as number;
  for (const row of globs) {
    if (targets.has(row)) continue;
    const file = field(row, 0);
    const group = globs.filter((other) => field(other, 0) === file && field(other, 4) === field(row, 4));
    const negative = group
      .map((member) => specifiers[field(member, 1)] as string)
      .filter((glob) => glob.startsWith('!'));
    const seen = new Set<number>();
    for (const member of group) {
      const glob = specifiers[field(member, 1)] as string;
      const matched = glob.startsWith('!')
        ? []
        : resolver.resolveGlob(tree.folderOfFile[file] as number, [glob, ...negative]);
      const fresh = matched.filter((target) => target !== file && !seen.has(target));
      for (const target of fresh) seen.add(target);
      targets.set(member, fresh);
      extraRows += fresh.length - 1;
    }
  }
  return { targets, extraRows };
}

/** The rows that hold a glob known before run time. */
function rowsOfGlobs({ rows, count }: ScannedFiles): readonly number[] {
  const found: number[] = [];
  for (let index = SCANNED_ROW - 1; index < count * SCANNED_ROW; index += SCANNED_ROW) {
    const field = rows[index] as number;
    if ((field & 0xff) !== FORM['import-meta-glob'] || ((field >> 8) & SCAN_FLAG.computed) !== 0) continue;
    found.push((index + 1) / SCANNED_ROW - 1);
  }
  return found;
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
