import type { SourceScanner } from '#types/extraction';
import { baseNameOf } from '#types/module-path';
import type { FileSystem, Log } from '#types/providers';
import type { ScanTarget } from '../create-scan-store';
import { joinScans } from '../join-scans';
import { type FindGlobalUses, type ScannedFiles, scanFiles } from '../scan-files';
import { type FileScan, splitScans } from '../split-scans';

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
}

export interface ObjectScansHost {
  readonly scanner: SourceScanner;
  readonly findGlobalUses: FindGlobalUses;
  readonly machine: { readonly fileSystem: FileSystem; readonly log: Log };
}

export function createObjectScans({ scanner, findGlobalUses, machine }: ObjectScansHost): ObjectScans {
  const held = new Map<string, FileScan>();
  const specifiers: string[] = [];
  const numbers = new Map<string, number>();
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
      const scans = keys.map((key, index) =>
        nameFile(held.get(key) as FileScan, target.paths[files[index] as number] as string),
      );
      return joinScans(target.tree.names.length, files, scans, specifiers);
    },
  };
}

/** What a scan depends on: the contents, the language, and what the file may not use. */
function toKey(path: string, object: string | undefined, globals: readonly string[]): string {
  const name = baseNameOf(path);
  const extension = name.slice(name.indexOf('.', 1));
  return `${object ?? path}\0${extension}\0${globals.join()}`;
}

/** Faults name their file, and the contents may have been scanned in another one. */
function nameFile(scan: FileScan, path: string): FileScan {
  const scanned = scan.faults[0]?.file;
  if (scanned === undefined || scanned === path) return scan;
  const faults = scan.faults.map((fault) => ({ ...fault, file: path, what: fault.what.replace(scanned, () => path) }));
  return { ...scan, faults };
}
