import {
  type DependencyTable,
  type ExportedName,
  FILE_FLAG,
  type FileTable,
  type Graph,
  type ModuleNames,
} from '#types/graph';
import type { FileSystem } from '#types/providers';
import { createExportLister, type ExportLister } from './create-export-lister';
import { createLineTable, type LineTable } from './create-line-table';
import { decodeSource } from './decode-source';
import { languageOf } from './language-of';
import { toNormalizedSource } from './normalize-source';
import { createExportTracer, type ExportSite, type ExportTracer } from './parse/create-export-tracer';
import { readClause } from './parse/read-clause';
import { parseSource } from './parse/parse-source';
import { readModuleNames } from './parse/read-module-names';

/** Bytes. */
const ROOM = 1 << 18;

const HANDS_ON = FILE_FLAG.reexports | FILE_FLAG.mayReexportImports;
const NONE: readonly never[] = [];

/** What a graph tells only on demand. */
export type ModuleReader = Pick<
  Graph,
  'namesOf' | 'exportsOf' | 'programsOf' | 'textOf' | 'clauseOf' | 'handsOnImports' | 'traceExport' | 'locate'
>;

/** As much of a graph as that takes. */
export interface ReadableModules {
  readonly root: string;
  readonly files: Pick<FileTable, 'paths' | 'flags'>;
  readonly dependencies: Pick<DependencyTable, 'first' | 'from' | 'form' | 'statement' | 'start' | 'end'>;
}

/** Reads names, lines and columns. Names are kept; of the sources only the last is. */
export function createModuleReader(
  { root, files: { paths, flags }, dependencies }: ReadableModules,
  fileSystem: FileSystem,
): ModuleReader {
  const names = new Map<number, ModuleNames | undefined>();
  const handing = new Map<number, boolean>();
  /** Only of modules that hand on names: those are asked for one name after the other. */
  const tracers = new Map<number, ExportTracer>();
  /** Most sources fit in; a buffer of its own for each costs more than reading it. */
  let room: Uint8Array | undefined;
  let last: { readonly file: number; readonly source: Uint8Array; table?: LineTable; bytes?: string } | undefined;
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
  /** One character a byte. */
  const readBytes = (file: number): string => {
    const source = read(file);
    const kept = last as NonNullable<typeof last>;
    return (kept.bytes ??= Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('latin1'));
  };
  let listExports: ExportLister | undefined;
  const exportLists = new Map<number, readonly ExportedName[] | undefined>();
  const sitesOf = (file: number): readonly ExportSite[] => {
    const { first, form, statement, start, end } = dependencies;
    const sites: ExportSite[] = [];
    for (let row = first[file] as number; row < (first[file + 1] as number); row++) {
      sites.push({
        form: form[row] as number,
        statement: statement[row] as number,
        start: start[row] as number,
        end: end[row] as number,
      });
    }
    return sites;
  };
  const readTracer = (file: number): ExportTracer => createExportTracer(readBytes(file), sitesOf(file));
  const tracerOf = (file: number): ExportTracer => {
    let tracer = tracers.get(file);
    if (tracer === undefined) tracers.set(file, (tracer = readTracer(file)));
    return tracer;
  };
  const mayHandOnImports = (file: number): boolean => {
    if (((flags[file] as number) & FILE_FLAG.mayReexportImports) === 0) return false;
    let verdict = handing.get(file);
    if (verdict === undefined) {
      verdict = isMarkup(paths[file] as string) || readTracer(file).handsOnImports();
      handing.set(file, verdict);
    }
    return verdict;
  };
  const readNames = (file: number): ModuleNames | undefined => {
    if (names.has(file)) return names.get(file);
    const language = languageOf(paths[file] as string);
    const result = language === undefined ? undefined : readModuleNames(decodeSource(read(file)), language);
    names.set(file, result);
    return result;
  };
  /** What is not scanned has no dependencies that its exports could be told by. */
  const readExports = (file: number): readonly ExportedName[] | undefined => {
    const language = languageOf(paths[file] as string);
    if (language === undefined || ((flags[file] as number) & FILE_FLAG.included) === 0) return readNames(file)?.exports;
    listExports ??= createExportLister();
    return listExports(read(file), language, sitesOf(file)) ?? readNames(file)?.exports;
  };
  return {
    namesOf: readNames,
    exportsOf: (file) => {
      if (!exportLists.has(file)) exportLists.set(file, readExports(file));
      return exportLists.get(file);
    },
    programsOf: (file) => {
      const language = languageOf(paths[file] as string);
      return language === undefined ? undefined : parseSource(decodeSource(read(file)), language);
    },
    textOf: (file) => decodeSource(read(file)),
    clauseOf: (row) => {
      const { from, statement, start } = dependencies;
      return readClause(decodeSource(read(from[row] as number).subarray(statement[row], start[row])));
    },
    handsOnImports: mayHandOnImports,
    traceExport: (file, name) => {
      const flag = flags[file] as number;
      if ((flag & FILE_FLAG.included) === 0 || isMarkup(paths[file] as string)) return undefined;
      // What the scan tells of most modules needs no text.
      return (flag & HANDS_ON) === 0 ? NONE : tracerOf(file).trace(name);
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
