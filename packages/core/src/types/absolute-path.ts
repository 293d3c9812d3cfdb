/** The absolute path of `file`, which is relative to `root` and may begin with `../`. All are POSIX. */
export function toAbsolutePath(root: string, file: string): string {
  const segments = root === '/' ? [''] : root.split('/');
  for (const segment of file.split('/')) {
    if (segment === '..' && segments.length > 1) segments.pop();
    else if (segment !== '..' && segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.length === 1 ? `${segments[0]}/` : segments.join('/');
}

/** `path` relative to `base`, `''` where both are the same; `path` itself where they share nothing, as on two drives. All are POSIX. */
export function toRelativePath(base: string, path: string): string {
  const from = base.split('/').filter(Boolean);
  const to = path.split('/').filter(Boolean);
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared += 1;
  if (shared === 0 && /^[a-z]:/i.test(path)) return path;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
