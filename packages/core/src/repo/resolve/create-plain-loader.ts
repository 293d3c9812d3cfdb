// The hot path of resolution: nine of ten relative specifiers of a large repository are `./a` or `./a.js` for an `a.ts`, and folders
// that lie deep share what follows their `../../..`.
import type { FileTree } from '#types/file-tree';

/** The `.ts` file that a relative specifier plainly means, or -1 where anything else must be looked at. */
export type PlainLoader = (folder: number, specifier: string) => number;

/**
 * Loads what is written without extension or with `.js`, and is a `.ts` file. Right under every compiler option but `moduleSuffixes`,
 * because `.ts` is the first extension that each tries.
 */
export function createPlainLoader(tree: FileTree): PlainLoader {
  const { entries, parents } = tree;
  /** Folder → path below it → file. */
  const known: (Map<string, number> | undefined)[] = entries.map(() => undefined);

  return (start, specifier) => {
    let folder = start;
    let index = 0;
    while (specifier.charCodeAt(index) === 46) {
      if (specifier.charCodeAt(index + 1) === 47) {
        index += 2;
      } else if (specifier.charCodeAt(index + 1) === 46 && specifier.charCodeAt(index + 2) === 47) {
        folder = parents[folder] as number;
        if (folder < 0) return -1;
        index += 3;
      } else return -1;
    }
    const path = specifier.slice(index);
    // In its own folder a path is asked once: the caller remembers the specifier.
    if (folder === start) return descend(entries, folder, path);
    let below = known[folder];
    if (below === undefined) known[folder] = below = new Map();
    let file = below.get(path);
    if (file === undefined) below.set(path, (file = descend(entries, folder, path)));
    return file;
  };
}

function descend(entries: FileTree['entries'], start: number, path: string): number {
  let folder = start;
  let index = 0;
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', index)) {
    // No folder is called `..` or ``: a path with either is not plain.
    const entry = (entries[folder] as ReadonlyMap<string, number>).get(path.slice(index, slash));
    if (entry === undefined || entry >= 0) return -1;
    folder = ~entry;
    index = slash + 1;
  }
  if (index === path.length) return -1;
  const isJavaScript = path.endsWith('.js');
  if (!isJavaScript && path.includes('.', index)) return -1;
  const name = path.slice(index, isJavaScript ? path.length - 3 : path.length);
  return (entries[folder] as ReadonlyMap<string, number>).get(`${name}.ts`) ?? -1;
}
