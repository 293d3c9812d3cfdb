import type { FileTree } from '#types/file-tree';
import type { FileSystem } from '#types/providers';
import type { Resolution } from '#types/resolution';
import { readRealPath, toRelativePath } from './absolute-path';
import type { Ground } from './ground';

export const UNRESOLVED: Resolution = { kind: 'unresolved' };

/** Hands out resolutions, equal ones as one object. */
export interface Resolutions {
  readonly toFile: (file: number) => Resolution;
  /** What a file that was found on `ground` is: a file of the tree, a file on disk, or, inside `node_modules`, a package. */
  readonly toFound: (ground: Ground, file: number) => Resolution;
  readonly toDisk: (path: string) => Resolution;
  readonly toPackage: (name: string) => Resolution;
  readonly toBuiltin: (name: string) => Resolution;
}

export function createResolutions(tree: FileTree, treeGround: Ground, fileSystem: FileSystem): Resolutions {
  const files: Resolution[] = [];
  const packages = new Map<string, Resolution>();
  const builtins = new Map<string, Resolution>();
  const disk = new Map<string, Resolution>();

  const toFile = (file: number): Resolution => (files[file] ??= { kind: 'file', file });
  const toPackage = (name: string): Resolution => intern(packages, name, { kind: 'package', name });
  const toDisk = (path: string): Resolution =>
    intern(disk, path, { kind: 'disk', path: toRelativePath(tree.root, path) });
  const toFoundOnDisk = (path: string): Resolution => {
    const own = findInTree(treeGround, path);
    if (own >= 0) return toFile(own);
    const real = readRealPath(fileSystem, path);
    const linked = findInTree(treeGround, real);
    if (linked >= 0) return toFile(linked);
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(real)?.[1];
    if (name !== undefined) return toPackage(name);
    return toDisk(path.includes('/node_modules/') ? real : path);
  };
  return {
    toFile,
    toFound: (ground, file) => {
      if (ground !== treeGround) return toFoundOnDisk(ground.pathOfFile(file));
      return toFile(file);
    },
    toDisk,
    toPackage,
    toBuiltin: (name) => intern(builtins, name, { kind: 'builtin', name }),
  };
}

function intern(known: Map<string, Resolution>, key: string, fresh: Resolution): Resolution {
  const old = known.get(key);
  if (old !== undefined) return old;
  known.set(key, fresh);
  return fresh;
}

function findInTree(ground: Ground, path: string): number {
  const slash = path.lastIndexOf('/');
  const folder = ground.locate(path.slice(0, slash));
  return folder < 0 ? -1 : (ground.entriesOf(folder).get(path.slice(slash + 1)) ?? -1);
}
