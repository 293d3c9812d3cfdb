import type { Resolution } from '#types/resolution';
import { parentOfPath } from './absolute-path';
import type { Ground } from './ground';
import type { LoadOptions } from './load-file';
import { loadFolder, loadName } from './load-path';
import type { Resolutions } from './resolutions';
import type { Scope } from './scopes';
import type { PackageFolder, Workspaces } from './workspaces';

/** The tree and the disk around it, addressed by absolute paths. The disk is asked only after the tree has failed. */
export interface Terrain {
  readonly root: string;
  /** The first of some absolute paths that leads to a file of the tree. */
  readonly loadInTree: (paths: readonly string[], load: LoadOptions) => Resolution | undefined;
  /** The same, and else to a file on disk. */
  readonly loadFirst: (paths: readonly string[], load: LoadOptions) => Resolution | undefined;
  /** The folder at an absolute path, if it is there. */
  readonly locateFolder: (path: string) => PackageFolder | undefined;
  /** The member of a workspace around `scope`, or around the root. */
  readonly findMember: (workspaces: Workspaces, scope: Scope, name: string) => PackageFolder | undefined;
  readonly findAnywhere: (workspaces: Workspaces, name: string) => PackageFolder | undefined;
}

/** Extensions that a path with one of them means exactly: `a.d.ts` in `paths` is never `a.ts`. */
const EXACT = /\.(?:[mc]?[jt]s|[jt]sx|json)$/u;

export function createTerrain(tree: Ground, disk: Ground, resolutions: Resolutions): Terrain {
  const root = tree.pathOf(0);
  const loadOn = (ground: Ground, path: string, load: LoadOptions): number => {
    const slash = path.lastIndexOf('/');
    const own = path === root || slash < 0 ? ground.locate(path) : -1;
    if (own >= 0) return loadFolder(ground, own, load);
    const folder = ground.locate(path.slice(0, slash));
    if (folder < 0) return -1;
    const name = path.slice(slash + 1);
    if (name === '') return loadFolder(ground, folder, load);
    const exact = EXACT.test(name) ? (ground.entriesOf(folder).get(name) ?? -1) : -1;
    return exact >= 0 ? exact : loadName(ground, folder, name, load);
  };
  const loadFirstOn = (ground: Ground, paths: readonly string[], load: LoadOptions): Resolution | undefined => {
    for (const path of paths) {
      const file = loadOn(ground, path, load);
      if (file >= 0) return resolutions.toFound(ground, file);
    }
    return undefined;
  };
  return {
    root,
    loadInTree: (paths, load) => loadFirstOn(tree, paths, load),
    loadFirst: (paths, load) => loadFirstOn(tree, paths, load) ?? loadFirstOn(disk, paths, load),
    locateFolder: (path) => {
      const folder = tree.locate(path);
      if (folder >= 0) return { ground: tree, folder };
      const parent = parentOfPath(path);
      if (parent === undefined) return undefined;
      const entry = disk.entriesOf(disk.locate(parent)).get(path.slice(parent.length + 1));
      return entry !== undefined && entry < 0 ? { ground: disk, folder: ~entry } : undefined;
    },
    findAnywhere: (workspaces, name) => {
      const folder = workspaces.findAnywhere(tree, name);
      return folder === undefined ? undefined : { ground: tree, folder };
    },
    findMember: (workspaces, scope, name) => {
      const own = workspaces.find(scope.ground, scope.folder, name);
      if (own !== undefined) return { ground: scope.ground, folder: own };
      const above = scope.ground === tree ? parentOfPath(root) : undefined;
      const folder = above === undefined ? undefined : workspaces.find(disk, disk.locate(above), name);
      if (folder === undefined) return undefined;
      const inTree = tree.locate(disk.pathOf(folder));
      return inTree >= 0 ? { ground: tree, folder: inTree } : { ground: disk, folder };
    },
  };
}
