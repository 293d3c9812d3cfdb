import type { SourceScanner } from '#types/extraction';
import type { Fault } from '#types/fault';
import type { FileTree } from '#types/file-tree';
import { groupBy } from '#types/group-by';
import type { Clock, FileStat, FileSystem, Log } from '#types/providers';
import { isRecent } from './create-witness';
import { digestBytes } from './digest-bytes';
import { type FindGlobalUses, SCANNED_ROW, type ScannedFiles, type ScannedGlobalUse, scanFiles } from './scan-files';

/** What one source holds, as written. */
export interface FileScan {
  /** Rows of `SCANNED_ROW` integers; the first of each, the file, is filled in when scans are gathered. */
  readonly rows: Int32Array;
  readonly fileFlags: number;
  readonly ambient: readonly string[];
  readonly globalUses: readonly Omit<ScannedGlobalUse, 'file'>[];
  readonly faults: readonly Fault[];
}

/** The files of a tree, and what scanning them depends on. */
export interface ScanTarget {
  readonly tree: FileTree;
  /** By row. */
  readonly paths: readonly string[];
  /** By row, `FILE_FLAG`; only modules inside `include` are scanned. */
  readonly flags: Uint8Array;
  readonly restrictedGlobals: (file: number) => readonly string[];
}

/** Scans each file when it is first asked for, and again when it has changed. */
export interface ScanStore {
  /** From here on, what is held is compared with the disk before it is used. */
  readonly doubt: () => void;
  /** Brings files (rows) up to date. Returns whether any was scanned anew. */
  readonly update: (target: ScanTarget, files: readonly number[]) => boolean;
  /** Whether what is held of a file (row) was read from this text. */
  readonly holds: (target: ScanTarget, file: number, text: string) => boolean;
  /** Scans a file whose text is not that of the disk; nothing is kept. */
  readonly scanText: (target: ScanTarget, file: number, fileSystem: FileSystem) => FileScan;
  /** Joins what is held of files (rows, ascending). `own` stands in for what is held of its file. */
  readonly gather: (
    target: ScanTarget,
    files: readonly number[],
    own?: { readonly file: number; readonly scan: FileScan },
  ) => ScannedFiles;
}

interface Held {
  readonly scan: FileScan;
  /** Of the bytes that were scanned, without byte order mark. */
  readonly digest: number | undefined;
  readonly stat: FileStat | undefined;
  /** Whether the file had just changed when it was read, so that its time of change proves nothing. */
  readonly isUnsure: boolean;
  round: number;
}

export interface ScanStoreHost {
  readonly scanner: SourceScanner;
  readonly findGlobalUses: FindGlobalUses;
  readonly machine: { readonly fileSystem: FileSystem; readonly clock: Clock; readonly log: Log };
}

export function createScanStore({ scanner, findGlobalUses, machine }: ScanStoreHost): ScanStore {
  const held = new Map<string, Held>();
  const specifiers: string[] = [];
  const numbers = new Map<string, number>();
  let round = 0;

  const intern = (text: string): number => {
    let number = numbers.get(text);
    if (number === undefined) numbers.set(text, (number = specifiers.push(text) - 1));
    return number;
  };
  const scan = (target: ScanTarget, files: readonly number[], fileSystem: FileSystem): readonly FileScan[] => {
    const { tree, flags, restrictedGlobals } = target;
    const wanted = new Uint8Array(tree.names.length);
    for (const file of files) wanted[file] = flags[file] as number;
    const log = { ...machine.log, progress: () => {} };
    const scanned = scanFiles(tree, wanted, scanner, { fileSystem, log }, restrictedGlobals, findGlobalUses);
    return split(scanned, files, target.paths, intern);
  };
  const digests = new Map<string, number>();
  const readInto: FileSystem['readInto'] = (path, target, offset) => {
    const length = machine.fileSystem.readInto(path, target, offset);
    const hasMark =
      length >= 3 && target[offset] === 0xef && target[offset + 1] === 0xbb && target[offset + 2] === 0xbf;
    const mark = hasMark ? 3 : 0;
    if (length >= 0) digests.set(path, digestBytes(target, offset + mark, length - mark));
    return length;
  };
  const watched = { ...machine.fileSystem, readInto };
  let encoded = Buffer.alloc(1 << 16);
  const digestText = (text: string): number => {
    // A unit of UTF-16 takes three bytes at most.
    if (encoded.length < text.length * 3) encoded = Buffer.alloc(text.length * 4);
    return digestBytes(encoded, 0, encoded.write(text));
  };
  const isCurrent = (entry: Held | undefined, path: string): boolean => {
    if (entry === undefined) return false;
    if (entry.round === round) return true;
    const now = machine.fileSystem.stat(path);
    const isSame = !entry.isUnsure && now?.size === entry.stat?.size && now?.mtimeMs === entry.stat?.mtimeMs;
    if (isSame) entry.round = round;
    return isSame;
  };

  return {
    doubt: () => {
      round++;
    },
    update: (target, files) => {
      const pathOf = (file: number): string => `${target.tree.root}/${target.paths[file] as string}`;
      const stale = files.filter((file) => !isCurrent(held.get(pathOf(file)), pathOf(file)));
      if (stale.length === 0) return false;
      // Before they are read: a file that changes meanwhile is read again the next time.
      const stats = stale.map((file) => machine.fileSystem.stat(pathOf(file)));
      for (const [index, found] of scan(target, stale, watched).entries()) {
        const stat = stats[index];
        const isUnsure = stat === undefined || isRecent(stat.mtimeMs, machine.clock);
        const path = pathOf(stale[index] as number);
        held.set(path, { scan: found, digest: digests.get(path), stat, isUnsure, round });
      }
      digests.clear();
      return true;
    },
    holds: (target, file, text) => {
      const digest = held.get(`${target.tree.root}/${target.paths[file] as string}`)?.digest;
      return digest !== undefined && digest === digestText(text);
    },
    scanText: (target, file, fileSystem) => scan(target, [file], fileSystem)[0] as FileScan,
    gather: (target, files, own) => {
      const scans = files.map((file) =>
        file === own?.file ? own.scan : held.get(`${target.tree.root}/${target.paths[file] as string}`)?.scan,
      );
      return join(target.tree.names.length, files, scans, specifiers);
    },
  };
}

/** Takes what several files hold apart, file by file. */
function split(
  scanned: ScannedFiles,
  files: readonly number[],
  paths: readonly string[],
  intern: (text: string) => number,
): readonly FileScan[] {
  const numbers = scanned.specifiers.map(intern);
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  for (let at = 0; at < scanned.count * SCANNED_ROW; at += SCANNED_ROW) {
    const file = scanned.rows[at] as number;
    if (!starts.has(file)) starts.set(file, at);
    ends.set(file, at + SCANNED_ROW);
    scanned.rows[at + 1] = numbers[scanned.rows[at + 1] as number] as number;
  }
  const usesOf = groupBy(scanned.globalUses, ({ file }) => file);
  const faultsOf = groupBy(scanned.faults, ({ file }) => file);
  return files.map((file) => ({
    rows: scanned.rows.slice(starts.get(file) ?? 0, ends.get(file) ?? 0),
    fileFlags: scanned.fileFlags[file] as number,
    ambient: scanned.ambientOf.get(file) ?? [],
    globalUses: usesOf.get(file) ?? [],
    faults: faultsOf.get(paths[file]) ?? [],
  }));
}

function join(
  size: number,
  files: readonly number[],
  scans: readonly (FileScan | undefined)[],
  specifiers: readonly string[],
): ScannedFiles {
  const length = scans.reduce((sum, scan) => sum + (scan?.rows.length ?? 0), 0);
  const rows = new Int32Array(length);
  const fileFlags = new Uint8Array(size);
  const ambientOf = new Map<number, readonly string[]>();
  const globalUses: ScannedGlobalUse[] = [];
  const faults: Fault[] = [];
  let at = 0;
  for (const [index, scan] of scans.entries()) {
    if (scan === undefined) continue;
    const file = files[index] as number;
    rows.set(scan.rows, at);
    for (const end = at + scan.rows.length; at < end; at += SCANNED_ROW) rows[at] = file;
    fileFlags[file] = scan.fileFlags;
    if (scan.ambient.length > 0) ambientOf.set(file, scan.ambient);
    for (const use of scan.globalUses) globalUses.push({ ...use, file });
    faults.push(...scan.faults);
  }
  return { count: length / SCANNED_ROW, rows, specifiers, fileFlags, ambientOf, globalUses, faults };
}
