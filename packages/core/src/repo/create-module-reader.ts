import type { Graph, ModuleNames } from '#types/graph';
import type { FileSystem } from '#types/providers';
import { createLineTable, type LineTable } from './create-line-table';
import { decodeSource } from './decode-source';
import { languageOf } from './language-of';
import { toNormalizedSource } from './normalize-source';
import { readClause } from './parse/read-clause';
import { parseSource } from './parse/parse-source';
import { readModuleNames } from './parse/read-module-names';

/** Bytes. */
const ROOM = 1 << 18;

/** What a graph tells only on demand. */
export interface ModuleReader extends Pick<Graph, 'namesOf' | 'programsOf' | 'locate'> {
  /** The names that the statement from `statement` to the specifier at `start` lists. */
  readonly clauseAt: (file: number, statement: number, start: number) => ReturnType<Graph['clauseOf']>;
}

/** Reads names, lines and columns. Names are kept; of the sources only the last is. */
export function createModuleReader(root: string, paths: readonly string[], fileSystem: FileSystem): ModuleReader {
  const names = new Map<number, ModuleNames | undefined>();
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
    clauseAt: (file, statement, start) => readClause(decodeSource(read(file).subarray(statement, start))),
    locate: (file, start, end) => {
      const source = read(file);
      const kept = last as NonNullable<typeof last>;
      return (kept.table ??= createLineTable(source))(start, end);
    },
  };
}
