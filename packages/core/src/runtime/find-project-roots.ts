import type { Fault } from '#types/fault';
import { FaultError } from '#types/fault';
import type { Providers } from '#types/providers';
import { findConfig } from '#repo/find-config';
import { toModulePath } from '#types/module-path';

/** One project of a run: where it lies, and which part of it was asked for. */
export interface ProjectRoot {
  /** Absolute, POSIX. */
  readonly root: string;
  /** Absolute path of the config, or `undefined` where none was found. */
  readonly config: string | undefined;
  /** What was asked for, relative to the root; empty: all of it. */
  readonly paths: readonly string[];
}

/**
 * Finds the project of each path: the folder of the config found upward from it, else of the nearest package.json, else the
 * path itself. Paths of one project are joined.
 *
 * @param paths absolute or relative to `cwd`; none stands for the whole project of `cwd`
 * @param config a config named by the user: then there is one project, at the config's folder
 * @throws FaultError for every path that does not exist
 */
export function findProjectRoots(
  cwd: string,
  paths: readonly string[],
  config: string | undefined,
  providers: Providers,
): readonly ProjectRoot[] {
  const { fileSystem } = providers;
  const faults: Fault[] = [];
  const found = new Map<
    string,
    {
      readonly config: string | undefined;
      readonly paths: string[];
      all: boolean;
    }
  >();
  const named = config === undefined ? undefined : toAbsolute(cwd, config);
  if (named !== undefined && fileSystem.stat(named)?.kind !== 'file') {
    throw new FaultError([
      missing('config/not-found', config ?? named, 'Name an existing config file with `--config`.'),
    ]);
  }
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const absolute = toAbsolute(cwd, path);
    const stat = fileSystem.stat(absolute);
    if (stat === undefined) {
      faults.push(missing('usage/no-such-path', path, 'Name existing files or folders.'));
      continue;
    }
    const folder = stat.kind === 'folder' ? absolute : parentOf(absolute);
    const file = named ?? findConfig(fileSystem, folder);
    const root = file === undefined ? (findPackageFolder(folder, providers) ?? folder) : parentOf(file);
    const entry = found.get(root) ?? { config: file, paths: [], all: false };
    found.set(root, entry);
    // Without paths the project as a whole is meant, wherever in it the run was started.
    if (paths.length === 0 || absolute === root || root.startsWith(`${absolute}/`)) entry.all = true;
    else if (absolute.startsWith(`${root}/`)) entry.paths.push(absolute.slice(root.length + 1));
    else faults.push(missing('usage/path-outside-config', path, `Name paths below the folder of the config.`));
  }
  if (faults.length > 0) throw new FaultError(faults);
  return [...found].map(([root, entry]) => ({
    root,
    config: entry.config,
    paths: entry.all ? [] : entry.paths,
  }));
}

function missing(code: string, path: string, mend: string): Fault {
  const what =
    code === 'usage/path-outside-config'
      ? `${path} does not lie below the folder of the config.`
      : `${path} does not exist${code === 'config/not-found' ? ' or is no file' : ''}.`;
  return { code, file: path, what, mend };
}

function findPackageFolder(folder: string, providers: Providers): string | undefined {
  for (let current = folder; ; current = parentOf(current)) {
    if (providers.fileSystem.stat(`${current}/package.json`) !== undefined) return current;
    if (providers.fileSystem.stat(`${current}/.git`) !== undefined || parentOf(current) === current) return undefined;
  }
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  if (slash > 0 && !(slash === 2 && path[1] === ':')) return path.slice(0, slash);
  return slash < 0 ? path : path.slice(0, slash + 1);
}

/** Joins `.` and `..` away; POSIX, and Windows paths with forward slashes. */
function toAbsolute(cwd: string, path: string): string {
  const posix = toModulePath(path);
  const base = toModulePath(cwd);
  const isAbsolute = posix.startsWith('/') || /^[A-Za-z]:\//.test(posix);
  const segments: string[] = [];
  for (const segment of (isAbsolute ? posix : `${base}/${posix}`).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  const joined = segments.join('/');
  return /^[A-Za-z]:/.test(joined) ? joined : `/${joined}`;
}
