declare const brand: unique symbol;

/**
 * The path of a file: POSIX separators, relative to the root of the project, no leading `./`.
 * A file outside the root begins with `../`.
 */
export type ModulePath = string & { readonly [brand]: 'ModulePath' };

/** Turns a path of any machine (`\` or `/`, with or without `./`) into a `ModulePath`. */
export function toModulePath(path: string): ModulePath {
  const posix = path.includes('\\') ? path.replaceAll('\\', '/') : path;
  return (posix.startsWith('./') ? posix.slice(2) : posix) as ModulePath;
}

/** The folder that holds `path`, without a trailing slash; `''` for a file directly in the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last segment of `path`. */
export function baseNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Joins a folder and a relative path, and removes `.` and `..` where it can. Both are POSIX. */
export function joinPath(folder: string, relative: string): string {
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of relative.split('/')) {
    if (segment === '' || segment === '.') continue;
    const last = segments.at(-1);
    if (segment === '..' && last !== undefined && last !== '..' && last !== '') segments.pop();
    else segments.push(segment);
  }
  return segments.join('/');
}
