import type { SourceScanner } from '#types/extraction';
import { baseNameOf } from '#types/module-path';
import type { FileSystem, Log } from '#types/providers';
import type { ScanTarget } from '../create-scan-store';
import { joinScans } from '../join-scans';
import { type FindGlobalUses, type ScannedFiles, scanFiles } from '../scan-files';
import { SCANNED_ROW } from '../scanned-row';
import { type FileScan, splitScans } from '../split-scans';
import type { KeptScans } from './kept-scans';

/** Scans of contents, wherever and whenever they stand: each of git's objects is scanned once. */
export interface ObjectScans {
  /** What files (rows, ascending) hold. @param objectOf absolute path → the id of its contents */
  readonly gather: (
    target: ScanTarget,
    files: readonly number[],
    objectOf: (path: string) => string | undefined,
  ) => ScannedFiles;
  /** How many contents were scanned. */
  readonly count: () => number;
  /** What is held, for a later run: what this one asked for, and of the rest as much as there is room for. */
  readonly dump: () => KeptScans;
}

export interface ObjectScansHost {
  readonly scanner: SourceScanner;
  readonly findGlobalUses: FindGlobalUses;
  readonly machine: { readonly fileSystem: FileSystem; readonly log: Log };
  /** From an earlier run. */
  readonly kept?: KeptScans | undefined;
}

/** What fifty histories of a repository of two thousand files hold. */
const MOST_KEPT = 100_000;
/** No name of an extension or a global holds one, and no list of strings that is kept a NUL. */
const SEPARATOR = '\n';
/** A key of contents that git has. */
const OBJECT = /^[\da-f]{40,}\n/;

export function createObjectScans({ scanner, findGlobalUses, machine, kept }: ObjectScansHost): ObjectScans {
  const held = new Map<string, FileScan>(kept === undefined ? [] : takeApart(kept));
  const used = new Set<string>();
  const specifiers: string[] = [...(kept?.specifiers ?? [])];
  const numbers = new Map<string, number>(specifiers.map((text, number) => [text, number]));
  let count = 0;
  const intern = (text: string): number => {
    let number = numbers.get(text);
    if (number === undefined) numbers.set(text, (number = specifiers.push(text) - 1));
    return number;
  };

  return {
    count: () => count,
    gather: (target, files, objectOf) => {
      const keys = files.map((file) => {
        const path = target.paths[file] as string;
        return toKey(path, objectOf(`${target.tree.root}/${path}`), target.restrictedGlobals(file));
      });
      const asked = new Set<string>();
      const fresh = files.flatMap((file, index) => {
        const key = keys[index] as string;
        if (held.has(key) || asked.has(key)) return [];
        asked.add(key);
        return [{ file, key }];
      });
      const wanted = new Uint8Array(target.tree.names.length);
      for (const { file } of fresh) wanted[file] = target.flags[file] as number;
      const scanned = scanFiles(target.tree, wanted, scanner, machine, target.restrictedGlobals, findGlobalUses);
      const rows = fresh.map(({ file }) => file);
      for (const [index, scan] of splitScans(scanned, rows, target.paths, intern).entries()) {
        held.set((fresh[index] as (typeof fresh)[number]).key, scan);
      }
      count += fresh.length;
      const scans = keys.map((key, index) => {
        used.add(key);
        return nameFile(held.get(key) as FileScan, target.paths[files[index] as number] as string);
      });
      return joinScans(target.tree.names.length, files, scans, specifiers);
    },
    dump: () => putTogether([...used, ...[...held.keys()].filter((key) => !used.has(key))], held, specifiers),
  };
}

/** What a scan depends on: the contents, the language, and what the file may not use. */
function toKey(path: string, object: string | undefined, globals: readonly string[]): string {
  const name = baseNameOf(path);
  const extension = name.slice(name.indexOf('.', 1));
  return [object ?? path, extension, globals.join()].join(SEPARATOR);
}

/** Faults name their file, and the contents may have been scanned in another one. */
function nameFile(scan: FileScan, path: string): FileScan {
  const scanned = scan.faults[0]?.file;
  if (scanned === undefined || scanned === path) return scan;
  const faults = scan.faults.map((fault) => ({ ...fault, file: path, what: fault.what.replace(scanned, () => path) }));
  return { ...scan, faults };
}

function* takeApart({ keys, counts, rows, fileFlags, rest }: KeptScans): Iterable<readonly [string, FileScan]> {
  let at = 0;
  for (const [row, key] of keys.entries()) {
    const end = at + (counts[row] as number) * SCANNED_ROW;
    const { ambient = [], globalUses = [], faults = [] } = rest[row] ?? {};
    yield [key, { rows: rows.subarray(at, end), fileFlags: fileFlags[row] as number, ambient, globalUses, faults }];
    at = end;
  }
}

function putTogether(
  all: readonly string[],
  held: ReadonlyMap<string, FileScan>,
  specifiers: readonly string[],
): KeptScans {
  const keys = all.filter((key) => OBJECT.test(key)).slice(0, MOST_KEPT);
  const scans = keys.map((key) => held.get(key) as FileScan);
  const rows = new Int32Array(scans.reduce((sum, scan) => sum + scan.rows.length, 0));
  const rest: Record<string, KeptScans['rest'][string]> = {};
  let at = 0;
  for (const [row, scan] of scans.entries()) {
    rows.set(scan.rows, at);
    at += scan.rows.length;
    const { ambient, globalUses, faults } = scan;
    if (ambient.length + globalUses.length + faults.length > 0) rest[row] = { ambient, globalUses, faults };
  }
  return {
    keys,
    specifiers: renumber(rows, specifiers),
    counts: Int32Array.from(scans, (scan) => scan.rows.length / SCANNED_ROW),
    rows,
    fileFlags: Uint8Array.from(scans, (scan) => scan.fileFlags),
    rest,
  };
}

/** Of contents that are forgotten, the specifiers are forgotten, too. */
function renumber(rows: Int32Array, specifiers: readonly string[]): readonly string[] {
  const numbers = new Map<number, number>();
  for (let field = 1; field < rows.length; field += SCANNED_ROW) {
    const before = rows[field] as number;
    let number = numbers.get(before);
    if (number === undefined) numbers.set(before, (number = numbers.size));
    rows[field] = number;
  }
  return [...numbers.keys()].map((number) => specifiers[number] as string);
}
