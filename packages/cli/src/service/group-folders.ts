/**
 * The highest folders that hold only files of `some` and none of `others`, with the number of their files, the fullest
 * first. Files that share their folder with `others` count for that folder itself.
 */
export function groupFolders(
  some: readonly string[],
  others: readonly string[],
): readonly { readonly folder: string; readonly files: number }[] {
  const mixed = new Set(['']);
  for (const file of others) for (const folder of toFolders(file)) mixed.add(folder);
  const counts = new Map<string, number>();
  for (const file of some) {
    const folders = toFolders(file);
    const folder = folders.find((candidate) => !mixed.has(candidate)) ?? folders.at(-1) ?? '';
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .map(([folder, files]) => ({ folder: folder === '' ? '.' : folder, files }))
    .sort((a, b) => b.files - a.files || (a.folder < b.folder ? -1 : 1));
}

/** The folders around a file, the outermost first. */
function toFolders(file: string): readonly string[] {
  const segments = file.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}
