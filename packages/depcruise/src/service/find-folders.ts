import type { Policy } from '@storypole/core';

/** The folders that hold what the policy judges, as dependency-cruiser takes them: `src`, or `.` for everything. */
export function findFolders({ include }: Policy): readonly string[] {
  const folders = include.map((glob) => {
    const segments = glob.split('/');
    const magic = segments.findIndex((segment) => /[*?[\]{}()!+@]/.test(segment));
    return segments.slice(0, magic < 0 ? undefined : magic).join('/') || '.';
  });
  const unique = [...new Set(folders)].sort();
  return unique.includes('.')
    ? ['.']
    : unique.filter((folder) => !unique.some((other) => folder.startsWith(`${other}/`)));
}
