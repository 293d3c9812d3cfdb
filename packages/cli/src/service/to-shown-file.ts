import { toAbsolutePath, toRelativePath } from '@storypole/core';

/** A file as it is named to the user: relative where it lies below `base`, else absolute. */
export function toShownFile(base: string, file: string): string {
  return file.startsWith(`${base}/`) ? toRelativePath(base, file) : file;
}

/** A file that the user named, relative to `cwd` or absolute, in any machine's notation, as an absolute POSIX path. */
export function toRealFile(cwd: string, file: string): string {
  const posix = file.replaceAll('\\', '/');
  return /^(?:[a-z]:)?\//i.test(posix) ? posix : toAbsolutePath(cwd, posix);
}
