import type { Resolution } from '#types/resolution';
import { toAbsolutePath } from './absolute-path';
import type { Context } from './context';
import type { Ground } from './ground';
import type { LoadOptions } from './load-file';
import { loadFolder, loadPath } from './load-path';
import { type Resolutions, UNRESOLVED } from './resolutions';
import { type PackageHost, resolvePackage } from './resolve-package';
import { findSource } from './find-source';
import { withoutQuery } from './specifier';
import type { Terrain } from './terrain';

export interface RelativeHost extends PackageHost {
  readonly tree: Ground;
  readonly terrain: Terrain;
  readonly resolutions: Resolutions;
}

/** Resolves a specifier that begins with `.` or `..`, seen from a folder of the tree. */
export function resolveRelative(folder: number, specifier: string, context: Context, host: RelativeHost): Resolution {
  const { tree, resolutions } = host;
  if (context.config?.rootDirs === undefined) {
    const file = loadPath(tree, folder, specifier, context.load);
    if (file >= 0) return resolutions.toFile(file);
  }
  const spellings = toSpellings(specifier);
  for (const spelling of spellings) {
    const found = findInTree(folder, spelling, context, host);
    if (found >= 0) return resolutions.toFile(found);
  }
  const main = resolveUnbuiltMain(toAbsolutePath(tree.pathOf(folder), specifier), context, host);
  if (main !== undefined) return main;
  const disk = host.disk.locate(tree.pathOf(folder));
  for (const spelling of spellings) {
    const found = loadPath(host.disk, disk, spelling, context.load);
    if (found >= 0) return resolutions.toFound(host.disk, found);
  }
  return UNRESOLVED;
}

function findInTree(folder: number, specifier: string, context: Context, host: RelativeHost): number {
  const { tree } = host;
  const path = toAbsolutePath(tree.pathOf(folder), specifier) + (specifier.endsWith('/') ? '/' : '');
  const twins = context.config?.rootDirs === undefined ? [] : toTwins(path, context.config.rootDirs);
  for (const load of twins.length === 0 ? [context.load] : [...context.steps, context.load]) {
    const file = loadPath(tree, folder, specifier, load);
    if (file >= 0) return file;
    for (const twin of twins) {
      const found = loadInTree(tree, twin, load);
      if (found >= 0) return found;
    }
  }
  // A path that leaves the root by `..` and comes back by the root's name.
  const back = loadInTree(tree, path, context.load);
  return back >= 0 ? back : findUnbuilt(path, host);
}

function loadInTree(tree: Ground, path: string, load: LoadOptions): number {
  const root = tree.pathOf(0);
  if (path === root) return loadFolder(tree, 0, load);
  return path.startsWith(`${root}/`) ? loadPath(tree, 0, path.slice(root.length + 1), load) : -1;
}

/** The same path under the other `rootDirs`. */
function toTwins(path: string, rootDirs: readonly string[]): readonly string[] {
  let own: string | undefined;
  for (const root of rootDirs) {
    if (path.startsWith(`${root}/`) && (own === undefined || root.length > own.length)) own = root;
  }
  if (own === undefined) return [];
  const rest = path.slice(own.length);
  return rootDirs.filter((root) => root !== own).map((root) => (rest === '/' ? root : root + rest));
}

const OUTPUT_FOLDERS = new Set(['dist', 'build', 'out', 'lib', 'es', 'esm', 'cjs', 'output']);

/** A script that starts its package's build (`../dist/main.js`) means what that is built from, whether or not it has been built. */
function findUnbuilt(path: string, host: RelativeHost): number {
  const { tree } = host;
  const root = tree.pathOf(0);
  if (!path.startsWith(`${root}/`)) return -1;
  let folder = 0;
  let rest = path.slice(root.length + 1);
  for (;;) {
    const slash = rest.indexOf('/');
    if (slash < 0) return -1;
    const segment = rest.slice(0, slash);
    const entry = tree.entriesOf(folder).get(segment);
    if (entry === undefined) {
      const isOutput = OUTPUT_FOLDERS.has(segment) && tree.manifestOf(folder) !== undefined;
      return isOutput ? findSource(tree, folder, withExtension(rest), host.outputsOf(tree, folder)) : -1;
    }
    if (entry >= 0) return -1;
    folder = ~entry;
    rest = rest.slice(slash + 1);
  }
}

/** A folder with a `package.json` whose entry only a build creates. */
function resolveUnbuiltMain(path: string, context: Context, host: RelativeHost): Resolution | undefined {
  const folder = host.tree.locate(path);
  if (folder < 0 || host.tree.manifestOf(folder) === undefined) return undefined;
  const main = resolvePackage({ ground: host.tree, folder, subpath: '.', mode: 'require', context }, host);
  return main?.kind === 'file' ? main : undefined;
}

function withExtension(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).includes('.') ? path : `${path}.js`;
}

/** As written, with `/` for `\`, and without a query or a hash. */
function toSpellings(specifier: string): readonly string[] {
  const posix = specifier.includes('\\') ? specifier.replaceAll('\\', '/') : specifier;
  const plain = withoutQuery(posix);
  const beforeHash = posix.includes('?') ? posix.slice(0, posix.indexOf('?')) : posix;
  return [...new Set([posix, beforeHash, plain])];
}
