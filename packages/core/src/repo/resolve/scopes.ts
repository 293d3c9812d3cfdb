import { parentOfPath } from './absolute-path';
import type { Ground } from './ground';
import type { Manifest } from './manifest';

/** A `package.json` and those above it. */
export interface Scope {
  readonly ground: Ground;
  readonly folder: number;
  readonly manifest: Manifest;
  readonly above: () => Scope | undefined;
}

/** Finds the nearest `package.json` of each folder of the tree, on the disk above the root. */
export function createScopeFinder(tree: Ground, disk: Ground): (folder: number) => Scope | undefined {
  const known: (Scope | null | undefined)[] = [];
  let top: Scope | null | undefined = null;

  const findInTree = (folder: number): Scope | undefined => {
    const cached = known[folder];
    if (cached !== undefined) return cached ?? undefined;
    const manifest = tree.manifestOf(folder);
    const parent = tree.parentOf(folder);
    const above = (): Scope | undefined => (parent < 0 ? findAboveTree() : findInTree(parent));
    const scope = manifest === undefined ? above() : { ground: tree, folder, manifest, above };
    known[folder] = scope ?? null;
    return scope;
  };
  const findAboveTree = (): Scope | undefined => {
    if (top === null) {
      const parent = parentOfPath(tree.pathOf(0));
      top = parent === undefined ? undefined : findOnDisk(disk, disk.locate(parent));
    }
    return top;
  };
  return findInTree;
}

function findOnDisk(disk: Ground, start: number): Scope | undefined {
  for (let folder = start; folder >= 0; folder = disk.parentOf(folder)) {
    const manifest = disk.manifestOf(folder);
    if (manifest === undefined) continue;
    const parent = disk.parentOf(folder);
    let above: Scope | null | undefined = null;
    return {
      ground: disk,
      folder,
      manifest,
      above: () => {
        if (above === null) above = parent < 0 ? undefined : findOnDisk(disk, parent);
        return above;
      },
    };
  }
  return undefined;
}
