import type { Graph } from '#types/graph';
import type { FileSystem } from '#types/providers';
import type { ScanStore } from '#repo/create-scan-store';
import type { FileScan } from '#repo/split-scans';
import type { Ground } from './read-ground';
import { readPart } from './read-part';

/**
 * The part of the graph that decides the verdict on one file.
 *
 * @param own what the file holds, which need not be what it holds on disk
 * @param fileSystem shows the file as it was scanned
 * @param everything whether the dependencies of all other files are wanted, too
 * @param others files whose names are asked for as well
 */
export function readSurroundings(
  ground: Ground,
  store: ScanStore,
  own: { readonly file: number; readonly scan: FileScan },
  fileSystem: FileSystem,
  everything: boolean,
  others: readonly number[] = [],
): Graph {
  return readPart(ground, store, [own.file], fileSystem, { own, everything, others });
}
