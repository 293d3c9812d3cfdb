import { toAbsolutePath, toRelativePath } from '#types/absolute-path';

/** The path of a file of `root` as it is shown: relative to `base`. Both are absolute and POSIX. */
export function toShownPath(base: string, root: string, file: string): string {
  return base === root ? file : toRelativePath(base, toAbsolutePath(root, file));
}
