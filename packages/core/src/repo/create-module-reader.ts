import { FILE_FLAG, type Graph, type ModuleNames } from '#types/graph';
import type { FileSystem } from '#types/providers';
import { createLineTable, type LineTable } from './create-line-table';
import { decodeSource } from './decode-source';
import { languageOf } from './language-of';
import { toNormalizedSource } from './normalize-source';
import { handsOnImports, type ImportSite } from './parse/hands-on-imports';
import { readClause } from './parse/read-clause';
import { parseSource } from './parse/parse-source';
import { readModuleNames } from './parse/read-module-names';

/** Bytes. */
const ROOM = 1 << 18;

/** What a graph tells only on demand. */
export type ModuleReader = Pick<Graph, 'namesOf' | 'programsOf' | 'clauseOf' | 'handsOnImports' | 'locate'>;

/** Reads names, lines and columns. Names are kept; of the sources only the last is. */
export function createModuleReader(
  { root, files: { paths, flags }, dependencies }: Pick<Graph, 'root' | 'files' | 'dependencies'>,
  fileSystem: FileSystem,
): ModuleReader {
  const names = new Map<number, ModuleNames | undefined>();
  const handing = new Map<number, boolean>();
  /** Most sources fit in; a buffer of its own for each costs more than reading it. */
  let room: Uint8Array | undefined;
  let last: { readonly file: number; readonly source: Uint8Array; table?: LineTable } | undefined;
  const read = (file: number): Uint8Array => {
    if (last?.file === file) return last.source;
    let source: Uint8Array;
    try {
      const path = `${root}/${paths[file] as string}`;
      room ??= new Uint8Array(ROOM);
      const size = fileSystem.readInto(path, room, 0);
      source = toNormalizedSource(size < 0 ? fileSystem.readFile(path) : room.subarray(0, size));
    } catch {
      // Gone since it was listed: the report stays possible, its positions are those of an empty file.
      source = new Uint8Array();
    }
    last = { file, source };
    return source;
  };
  const sitesOf = (file: number): readonly ImportSite[] => {
    const { first, form, statement, start } = dependencies;
    const sites: ImportSite[] = [];
    for (let row = first[file] as number; row < (first[file + 1] as number); row++) {
      sites.push({ form: form[row] as number, statement: statement[row] as number, start: start[row] as number });
    }
    return sites;
  };
  return {
    namesOf: (file) => {
      if (names.has(file)) return names.get(file);
      const language = languageOf(paths[file] as string);
      const result = language === undefined ? undefined : readModuleNames(decodeSource(read(file)), language);
      names.set(file, result);
      return result;
    },
    programsOf: (file) => {
      const language = languageOf(paths[file] as string);
      return language === undefined ? undefined : parseSource(decodeSource(read(file)), language);
    },
    clauseOf: (row) => {
      const { from, statement, start } = dependencies;
      return readClause(decodeSource(read(from[row] as number).subarray(statement[row], start[row])));
    },
    handsOnImports: (file) => {
      if (((flags[file] as number) & FILE_FLAG.mayReexportImports) === 0) return false;
      let verdict = handing.get(file);
      if (verdict === undefined) {
        verdict = isMarkup(paths[file] as string) || handsOnImports(read(file), sitesOf(file));
        handing.set(file, verdict);
      }
      return verdict;
    },
    locate: (file, start, end) => {
      const source = read(file);
      const kept = last as NonNullable<typeof last>;
      return (kept.table ??= createLineTable(source))(start, end);
    },
  };
}

/** Its programs are told from the rest by those who parse it. */
function isMarkup(path: string): boolean {
  return /\.(?:vue|svelte|astro|mdx)$/u.test(path);
}
