// The hot path of resolution: nine of ten relative specifiers of a large repository are `./a` or `./a.js` for an `a.ts`. Taking
// these out of the general search halves the time of resolution where every folder is new to the machine.
import type { FileTree } from '#types/file-tree';

/**
 * The `.ts` file that a relative specifier plainly means: one without extension, or with `.js`. -1 where anything else must be looked at.
 * Right under every compiler option but `moduleSuffixes`, because `.ts` is the first that each tries.
 */
export function loadPlainly(tree: FileTree, start: number, specifier: string): number {
  const { entries, parents } = tree;
  const { length } = specifier;
  let folder = start;
  let index = 0;
  // The leading `./` and `../`.
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
    const entry = (entries[folder] as ReadonlyMap<string, number>).get(specifier.slice(index, slash));
    // Also for `..` further on, which no folder is called.
    if (entry === undefined || entry >= 0) return -1;
    folder = ~entry;
    index = slash + 1;
  }
  if (index === length) return -1;
  const isJavaScript =
    specifier.charCodeAt(length - 3) === 46 &&
    specifier.charCodeAt(length - 2) === 106 &&
    specifier.charCodeAt(length - 1) === 115;
  const end = isJavaScript ? length - 3 : length;
  if (!isJavaScript && specifier.includes('.', index)) return -1;
  return (entries[folder] as ReadonlyMap<string, number>).get(`${specifier.slice(index, end)}.ts`) ?? -1;
}
