import { toAbsolutePath } from '#types/absolute-path';
import type { FileSystem } from '#types/providers';

/** Where a name leads, or every place that was looked at in vain. Paths are absolute, POSIX. */
export type ConfigResolution =
  { readonly path: string; readonly tried?: never } | { readonly tried: readonly string[]; readonly path?: never };

/** Conditions of `exports` that hold for a config; the first that a package names counts, in the package's order. */
const CONDITIONS = new Set(['storypole', 'node', 'import', 'module-sync', 'default']);

/**
 * Finds what `extends` or `plugins` names: a path relative to the folder of the config, or a package upward from there.
 *
 * @param folder absolute, POSIX
 */
export function resolveExtends(name: string, folder: string, fileSystem: FileSystem): ConfigResolution {
  const posix = name.replaceAll('\\', '/');
  if (/^\.{1,2}(?:\/|$)/.test(posix)) return findFirst([toAbsolutePath(folder, posix)], fileSystem);
  if (/^(?:\/|[A-Za-z]:\/)/.test(posix)) return findFirst([posix], fileSystem);
  const match = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(posix);
  if (match === null) return { tried: [] };
  return resolvePackage(match[1] as string, match[2], folder, fileSystem);
}

function resolvePackage(
  name: string,
  subpath: string | undefined,
  folder: string,
  fileSystem: FileSystem,
): ConfigResolution {
  const tried: string[] = [];
  for (let current = folder; ; current = parentOf(current)) {
    const root = `${current === '/' ? '' : current}/node_modules/${name}`;
    if (fileSystem.stat(root)?.kind === 'folder') {
      const found = findFirst(findTargets(root, subpath, fileSystem), fileSystem);
      if (found.path !== undefined) return found;
      return { tried: found.tried };
    }
    tried.push(root);
    if (parentOf(current) === current) return { tried };
  }
}

/** The files that a package offers for a subpath. `exports` hides everything that it does not name. */
function findTargets(root: string, subpath: string | undefined, fileSystem: FileSystem): readonly string[] {
  const manifest = readManifest(`${root}/package.json`, fileSystem);
  const { exports, main } = manifest;
  if (exports !== undefined && exports !== null) {
    const target = resolveExports(exports, subpath === undefined ? '.' : `./${subpath}`);
    return target === undefined ? [] : [toAbsolutePath(root, target)];
  }
  if (subpath !== undefined) return [toAbsolutePath(root, subpath)];
  const named = typeof main === 'string' ? [main, `${main}.js`, `${main}/index.js`] : [];
  return [...named, 'index.js', 'index.json'].map((file) => toAbsolutePath(root, file));
}

interface Manifest {
  readonly exports?: unknown;
  readonly main?: unknown;
}

function readManifest(path: string, fileSystem: FileSystem): Manifest {
  if (fileSystem.stat(path) === undefined) return {};
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(fileSystem.readFile(path)));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // Then the package has no entry that could be found, which is said of it.
    return {};
  }
}

function resolveExports(exports: unknown, wanted: string): string | undefined {
  const isMap = isObject(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
  if (!isMap) return wanted === '.' ? resolveTarget(exports) : undefined;
  if (Object.hasOwn(exports, wanted)) return resolveTarget(exports[wanted]);
  const patterns = Object.keys(exports).filter((key) => key.includes('*'));
  for (const pattern of patterns.sort((a, b) => b.indexOf('*') - a.indexOf('*'))) {
    const [before = '', after = ''] = pattern.split('*');
    if (!wanted.startsWith(before) || !wanted.endsWith(after) || wanted.length < before.length + after.length) continue;
    const middle = wanted.slice(before.length, wanted.length - after.length);
    return resolveTarget(exports[pattern])?.replaceAll('*', () => middle);
  }
  return undefined;
}

function resolveTarget(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  const choices = Array.isArray(target)
    ? target
    : isObject(target)
      ? Object.keys(target).flatMap((condition) => (CONDITIONS.has(condition) ? [target[condition]] : []))
      : [];
  for (const choice of choices) {
    const found = resolveTarget(choice);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function findFirst(paths: readonly string[], fileSystem: FileSystem): ConfigResolution {
  const path = paths.find((candidate) => fileSystem.stat(candidate)?.kind === 'file');
  return path === undefined ? { tried: paths } : { path };
}

/** The folder of an absolute path; the root of the file system is its own. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  if (slash <= 0) return path.startsWith('/') ? '/' : path;
  return path.slice(0, slash);
}
