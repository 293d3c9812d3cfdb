import type { FileSystem } from '#types/providers';

/** Whether `path` names a place on the machine by itself: `/a`, `C:/a`, `C:\a`. */
export function isAbsolutePath(path: string): boolean {
  return (
    path.startsWith('/') || (path.charCodeAt(1) === 58 && (path.charCodeAt(2) === 47 || path.charCodeAt(2) === 92))
  );
}

/** `path` seen from the absolute folder `base`, with POSIX separators and without `.` and `..`. */
export function toAbsolutePath(base: string, path: string): string {
  const posix = path.includes('\\') ? path.replaceAll('\\', '/') : path;
  const segments: string[] = [];
  const whole = isAbsolutePath(posix) ? posix : `${base}/${posix}`;
  for (const segment of whole.split('/')) {
    if (segment === '.' || (segment === '' && segments.length > 0)) continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.length > 1) segments.pop();
  }
  return segments.join('/');
}

/** The folder above an absolute path; `undefined` above the top of the file system (`''`, `C:`). */
export function parentOfPath(path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? undefined : path.slice(0, slash);
}

/** `path` as seen from the absolute folder `root`: begins with `../` where it lies outside. */
export function toRelativePath(root: string, path: string): string {
  if (path.startsWith(`${root}/`)) return path.slice(root.length + 1);
  const from = root.split('/');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** Where `path` really lies; `path` itself where nothing is there. */
export function readRealPath(fileSystem: FileSystem, path: string): string {
  try {
    return fileSystem.realPath(path);
  } catch {
    return path;
  }
}
