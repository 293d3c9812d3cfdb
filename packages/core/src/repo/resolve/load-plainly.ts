// The hot path of resolution: nine of ten relative specifiers of a large repository are `./a` or `./a.js` for an `a.ts` or `a.tsx`. Taking them out
// of the general search saves a tenth of all resolution (56,007 specifiers of a VS Code fork, cold).
import type { FileTree } from '#types/file-tree';

/**
 * The `.ts` or `.tsx` file that a relative specifier plainly means: one without extension, or with `.js`. -1 where anything else must be looked at.
 * Right under every compiler option but `moduleSuffixes`, because these are the first extensions that each tries, in this order.
 */
export function loadPlainly(tree: FileTree, start: number, specifier: string): number {
  const { entries, parents } = tree;
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
  for (let slash = specifier.indexOf('/', index); slash >= 0; slash = specifier.indexOf('/', index)) {
    // No folder is called `..` or ``: a path with either is not plain.
    const entry = (entries[folder] as ReadonlyMap<string, number>).get(specifier.slice(index, slash));
    if (entry === undefined || entry >= 0) return -1;
    folder = ~entry;
    index = slash + 1;
  }
  if (index === specifier.length) return -1;
  const isJavaScript = specifier.endsWith('.js');
  if (!isJavaScript && specifier.includes('.', index)) return -1;
  const stem = specifier.slice(index, isJavaScript ? -3 : specifier.length);
  const names = entries[folder] as ReadonlyMap<string, number>;
  return names.get(`${stem}.ts`) ?? names.get(`${stem}.tsx`) ?? -1;
}
