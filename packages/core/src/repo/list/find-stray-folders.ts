/**
 * The folders, the outermost of each, in which lies nothing that git tracks, and something that it does not.
 *
 * @param strays files and links that git does not track, relative to the root @param tracked what it does, submodules among it
 */
export function findStrayFolders(strays: readonly string[], tracked: Iterable<string>): readonly string[] {
  if (strays.length === 0) return [];
  const known = new Set<string>();
  for (const path of tracked) {
    for (let folder = parentOf(path); folder !== '' && !known.has(folder); folder = parentOf(folder)) known.add(folder);
  }
  const found = new Set<string>();
  for (const stray of strays) {
    let outermost = '';
    for (let folder = parentOf(stray); folder !== '' && !known.has(folder); folder = parentOf(folder))
      outermost = folder;
    if (outermost !== '') found.add(outermost);
  }
  return [...found];
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
