import type { SourceScanner } from '#types/extraction';
import type { FileTree } from '#types/file-tree';
import type { Clock, FileSystem, Log } from '#types/providers';
import { isRecent, isSameStat } from './create-witness';
import { digestSource } from './digest-source';
import { DOUBT } from './doubt';
import { joinScans } from './join-scans';
import { digestSpecifier, shapeOfScan } from './shape-of-scan';
import { type FindGlobalUses, type ScannedFiles, scanFiles } from './scan-files';
import { SCANNED_ROW } from './scanned-row';
import { type FileScan, splitScans } from './split-scans';
import { type HeldScan, type HeldScans, toHeldScans } from './to-held-scans';

/** The files of a tree, and what scanning them depends on. */
export interface ScanTarget {
  readonly tree: FileTree;
  /** By row. */
  readonly paths: readonly string[];
  /** By row, `FILE_FLAG`; only modules inside `include` are scanned. */
  readonly flags: Uint8Array;
  readonly restrictedGlobals: (file: number) => readonly string[];
}

/** What bringing files up to date led to. */
export interface ScanChanges {
  /** Rows of the files that were scanned anew. */
  readonly scanned: readonly number[];
  /** Of those, the ones that hold something else than before, wherever in the file it stands. */
  readonly altered: readonly number[];
}

/** Scans each file when it is first asked for, and again when it has changed. */
export interface ScanStore {
  /** From here on, what is held is compared with the disk before it is used. */
  readonly doubt: () => void;
  /** Brings files (rows) up to date. */
  readonly update: (target: ScanTarget, files: readonly number[]) => ScanChanges;
  /** Grows whenever a file is scanned anew. */
  readonly revision: () => number;
  /** Whether what is held of a file (row) was read from this text. */
  readonly holds: (target: ScanTarget, file: number, text: string) => boolean;
  /** What is held of a file (row). */
  readonly scanOf: (target: ScanTarget, file: number) => FileScan | undefined;
  /** Scans a file whose text is not that of the disk; nothing is kept. */
  readonly scanText: (target: ScanTarget, file: number, fileSystem: FileSystem) => FileScan;
  /** What files (rows) hold, wherever in them: see `shapeOfScan`; `NaN` for a file that is not held. */
  readonly shapesOf: (target: ScanTarget, files: readonly number[]) => Float64Array;
  /** What is held of files (rows), for a later process; `undefined` where anything of it is missing. */
  readonly dump: (target: ScanTarget, files: readonly number[]) => HeldScans | undefined;
  /**
   * Takes over what another process held of files. It is compared with the disk before it is used.
   *
   * @param doubtful rows of those that are to be compared; all where left out
   */
  readonly adopt: (root: string, scans: HeldScans, doubtful?: ReadonlySet<number>) => void;
  /** Joins what is held of files (rows, ascending). `own` stands in for what is held of its file. */
  readonly gather: (
    target: ScanTarget,
    files: readonly number[],
    own?: { readonly file: number; readonly scan: FileScan },
  ) => ScannedFiles;
}

type Held = { -readonly [Key in keyof HeldScan]: HeldScan[Key] } & { round: number };

const NOTHING: readonly never[] = [];
const NO_CHANGES: ScanChanges = { scanned: NOTHING, altered: NOTHING };
/** No round: an entry that was not compared with the disk yet. */
const NEVER = -1;

export interface ScanStoreHost {
  readonly scanner: SourceScanner;
  readonly findGlobalUses: FindGlobalUses;
  readonly machine: { readonly fileSystem: FileSystem; readonly clock: Clock; readonly log: Log };
  /** Whether contents are compared where times are not enough, which takes a digest of each source; so it is where left out. */
  readonly takesDigests?: boolean;
}

export function createScanStore({ scanner, findGlobalUses, machine, takesDigests }: ScanStoreHost): ScanStore {
  const held = new Map<string, Held>();
  const specifiers: string[] = [];
  const numbers = new Map<string, number>();
  let round = 0;
  let revision = 0;

  const textDigests: number[] = [];
  const digestOf = (number: number): number => (textDigests[number] ??= digestSpecifier(specifiers[number] as string));
  const intern = (text: string): number => {
    let number = numbers.get(text);
    if (number === undefined) numbers.set(text, (number = specifiers.push(text) - 1));
    return number;
  };
  const scan = (target: ScanTarget, files: readonly number[], fileSystem: FileSystem): readonly FileScan[] => {
    const { tree, flags, restrictedGlobals } = target;
    const wanted = new Uint8Array(tree.names.length);
    for (const file of files) wanted[file] = flags[file] as number;
    const scanned = scanFiles(
      tree,
      wanted,
      scanner,
      { fileSystem, log: machine.log },
      restrictedGlobals,
      findGlobalUses,
    );
    return splitScans(scanned, files, target.paths, intern);
  };
  const digests = new Map<string, number>();
  const readInto: FileSystem['readInto'] = (path, target, offset) => {
    const length = machine.fileSystem.readInto(path, target, offset);
    const hasMark =
      length >= 3 && target[offset] === 0xef && target[offset + 1] === 0xbb && target[offset + 2] === 0xbf;
    const mark = hasMark ? 3 : 0;
    if (length >= 0) digests.set(path, digestSource(target, offset + mark, length - mark));
    return length;
  };
  const watched = takesDigests === false ? machine.fileSystem : { ...machine.fileSystem, readInto };
  let encoded = Buffer.alloc(1 << 16);
  const digestText = (text: string): number => {
    // A unit of UTF-16 takes three bytes at most.
    if (encoded.length < text.length * 3) encoded = Buffer.alloc(text.length * 4);
    return digestSource(encoded, 0, encoded.write(text));
  };
  const isCurrent = (entry: Held | undefined, path: string): boolean => {
    if (entry === undefined) return false;
    if (entry.round === round) return true;
    const now = machine.fileSystem.stat(path);
    if (entry.isUnsure || !isSameStat(now, entry.stat)) {
      // A checkout or a restored folder gives files new times and the old contents.
      if (now === undefined || entry.digest === undefined || entry.digest !== digestFile(path)) return false;
      entry.stat = now;
      entry.isUnsure = isRecent(now.mtimeMs, machine.clock);
    }
    entry.round = round;
    return true;
  };
  const digestFile = (path: string): number | undefined => {
    try {
      const bytes = machine.fileSystem.readFile(path);
      const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
      return digestSource(bytes, mark, bytes.length - mark);
    } catch {
      return undefined;
    }
  };
  const pathIn = (target: ScanTarget, file: number): string => `${target.tree.root}/${target.paths[file] as string}`;

  return {
    doubt: () => {
      round++;
    },
    update: (target, files) => {
      const pathOf = (file: number): string => pathIn(target, file);
      const stale = files.filter((file) => !isCurrent(held.get(pathOf(file)), pathOf(file)));
      if (stale.length === 0) return NO_CHANGES;
      const altered: number[] = [];
      // Before they are read: a file that changes meanwhile is read again the next time.
      const stats = stale.map((file) => machine.fileSystem.stat(pathOf(file)));
      for (const [index, found] of scan(target, stale, watched).entries()) {
        const stat = stats[index];
        const isUnsure = stat === undefined || isRecent(stat.mtimeMs, machine.clock);
        const file = stale[index] as number;
        const path = pathOf(file);
        const shape = shapeOfScan(found, digestOf);
        if (held.get(path)?.shape !== shape) altered.push(file);
        held.set(path, { scan: found, shape, digest: digests.get(path), stat, isUnsure, round });
      }
      digests.clear();
      revision++;
      return { scanned: stale, altered };
    },
    revision: () => revision,
    holds: (target, file, text) => {
      const digest = held.get(`${target.tree.root}/${target.paths[file] as string}`)?.digest;
      return digest !== undefined && digest === digestText(text);
    },
    scanOf: (target, file) => held.get(pathIn(target, file))?.scan,
    scanText: (target, file, fileSystem) => scan(target, [file], fileSystem)[0] as FileScan,
    shapesOf: (target, files) =>
      Float64Array.from(files, (file) => held.get(pathIn(target, file))?.shape ?? Number.NaN),
    dump: (target, files) => {
      const entries = files.map((file) => held.get(pathIn(target, file)));
      return entries.every((entry) => entry !== undefined)
        ? toHeldScans(
            files.map((file) => target.paths[file] as string),
            entries,
            specifiers,
          )
        : undefined;
    },
    adopt: (root, scans, doubtful) => {
      const numbersOf = scans.specifiers.map(intern);
      const isRenumbered = numbersOf.some((number, index) => number !== index);
      let at = 0;
      for (const [row, path] of scans.paths.entries()) {
        const end = at + (scans.counts[row] as number) * SCANNED_ROW;
        const rows = scans.rows.subarray(at, end);
        at = end;
        if (isRenumbered) {
          for (let field = 1; field < rows.length; field += SCANNED_ROW)
            rows[field] = numbersOf[rows[field] as number] as number;
        }
        const { ambient = NOTHING, globalUses = NOTHING, faults = NOTHING } = scans.rest[row] ?? {};
        held.set(`${root}/${path}`, {
          scan: { rows, fileFlags: scans.fileFlags[row] as number, ambient, globalUses, faults },
          shape: scans.shapes[row] as number,
          digest: scans.digests[row],
          stat: {
            kind: 'file',
            size: scans.sizes[row] as number,
            mtimeMs: scans.mtimes[row] as number,
            ctimeMs: scans.ctimes[row] as number,
          },
          isUnsure: scans.unsure[row] !== DOUBT.none,
          round: doubtful?.has(row) === false ? round : NEVER,
        });
      }
    },
    gather: (target, files, own) => {
      const scans = files.map((file) =>
        file === own?.file ? own.scan : held.get(`${target.tree.root}/${target.paths[file] as string}`)?.scan,
      );
      return joinScans(target.tree.names.length, files, scans, specifiers);
    },
  };
}
