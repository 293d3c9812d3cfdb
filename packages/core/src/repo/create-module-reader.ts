import type { Graph, ModuleNames } from '#types/graph';
import type { FileSystem } from '#types/providers';
import { createLineTable, type LineTable } from './create-line-table';
import { decodeSource } from './decode-source';
import { languageOf } from './language-of';
import { toNormalizedSource } from './normalize-source';
import { readModuleNames } from './parse/read-module-names';

/** Reads what a graph tells only on demand: names, and lines and columns. Names are kept, sources are not but for the last. */
export function createModuleReader(
  root: string,
  paths: readonly string[],
  fileSystem: FileSystem,
): Pick<Graph, 'namesOf' | 'locate'> {
  const names = new Map<number, ModuleNames | undefined>();
  let last: { readonly file: number; readonly table: LineTable } | undefined;
  const read = (file: number): Uint8Array => {
    try {
      return toNormalizedSource(fileSystem.readFile(`${root}/${paths[file] as string}`));
    } catch {
      // Gone since it was listed: the report stays possible, its positions are those of an empty file.
      return new Uint8Array();
    }
  };
  return {
    namesOf: (file) => {
      if (names.has(file)) return names.get(file);
      const language = languageOf(paths[file] as string);
      const result = language === undefined ? undefined : readModuleNames(decodeSource(read(file)), language);
      names.set(file, result);
      return result;
    },
    locate: (file, start, end) => {
      if (last?.file !== file) last = { file, table: createLineTable(read(file)) };
      return last.table(start, end);
    },
  };
}
