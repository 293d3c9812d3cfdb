import type { SourceScanner } from '#types/extraction';
import { RECORD_SIZE } from '#types/extraction';
import type { Fault } from '#types/fault';
import type { FileTree } from '#types/file-tree';
import { FILE_FLAG } from '#types/graph';
import type { FileSystem, Log } from '#types/providers';
import { type ByteInterner, createByteInterner } from './create-byte-interner';
import { createLineTable, type LineTable } from './create-line-table';
import { decodeSource } from './decode-source';
import { languageOf } from './language-of';
import { normalizeSource } from './normalize-source';
import { SCANNED_ROW } from './scanned-row';

/** A use of a restricted global, before it is part of a graph. */
export interface ScannedGlobalUse {
  readonly file: number;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Finds uses of globals in one source; `undefined` where it cannot be parsed. */
export type FindGlobalUses = (
  text: string,
  language: NonNullable<ReturnType<typeof languageOf>>,
  names: readonly string[],
) => readonly { readonly name: string; readonly start: number; readonly end: number }[] | undefined;

/** What the sources of a repository hold, as written: specifiers are not resolved yet. */
export interface ScannedFiles {
  readonly count: number;
  /** `count` rows of `SCANNED_ROW` integers: file, specifier's number, start, end, statement, form | flags << 8. */
  readonly rows: Int32Array;
  readonly specifiers: readonly string[];
  /** File row → `FILE_FLAG.reexports | FILE_FLAG.mayReexportImports`. */
  readonly fileFlags: Uint8Array;
  /** File row → the ambient module names that it declares; only files that declare any. */
  readonly ambientOf: ReadonlyMap<number, readonly string[]>;
  readonly globalUses: readonly ScannedGlobalUse[];
  readonly faults: readonly Fault[];
}

const FIRST_ROOM = 1 << 20;
const PROGRESS_EVERY = 256;

/**
 * Reads and scans every file that `flags` marks as module and included. A file that cannot be read or understood is a fault;
 * the others are scanned all the same.
 *
 * @param restrictedGlobals file row → the restricted globals that it may not use
 */
export function scanFiles(
  tree: FileTree,
  flags: Uint8Array,
  scanner: SourceScanner,
  machine: { readonly fileSystem: FileSystem; readonly log: Log },
  restrictedGlobals: (file: number) => readonly string[],
  findGlobalUses: FindGlobalUses,
): ScannedFiles {
  const wanted = FILE_FLAG.module | FILE_FLAG.included;
  const interner: ByteInterner = createByteInterner();
  const fileFlags = new Uint8Array(tree.names.length);
  const ambientOf = new Map<number, readonly string[]>();
  const globalUses: ScannedGlobalUse[] = [];
  const faults: Fault[] = [];
  let rows = new Int32Array(1 << 14);
  let length = 0;
  let room = scanner.reserve(FIRST_ROOM);

  for (let file = 0; file < tree.names.length; file++) {
    if (((flags[file] as number) & wanted) !== wanted) continue;
    if (file % PROGRESS_EVERY === 0) machine.log.progress('Reading sources', file, tree.names.length);
    const name = tree.names[file] as string;
    const language = languageOf(name);
    if (language === undefined) continue;
    const folder = tree.folders[tree.folderOfFile[file] as number] as string;
    const path = folder === '' ? name : `${folder}/${name}`;
    let size: number;
    try {
      const absolute = `${tree.root}/${path}`;
      let read = machine.fileSystem.readInto(absolute, room, 0);
      let needed = room.length;
      for (let normal: number | undefined; ;) {
        normal = read < 0 ? undefined : normalizeSource(room, read);
        if (normal !== undefined) {
          size = normal;
          break;
        }
        needed = Math.max(needed * 2, ((machine.fileSystem.stat(absolute)?.size ?? 0) + 1) * 2);
        room = scanner.reserve(needed);
        read = machine.fileSystem.readInto(absolute, room, 0);
      }
    } catch (error) {
      faults.push(unreadableFile(path, error));
      continue;
    }
    if (isBinary(room, size)) {
      faults.push(binaryFile(path));
      continue;
    }
    const scan = scanner.scan(size, language);
    // Where the scanner's memory moved while it grew, the old view is empty.
    if (room.length === 0) room = scanner.reserve(Math.max(FIRST_ROOM, size));
    fileFlags[file] = scan.fileFlags;
    if (scan.ambient.length > 0) ambientOf.set(file, scan.ambient);
    if (scan.faults.length > 0) {
      const locate = createLineTable(room.subarray(0, size));
      for (const fault of scan.faults) faults.push(toFault(path, fault.code, fault.start, locate));
    }
    if (length + scan.count * SCANNED_ROW > rows.length) {
      const larger = new Int32Array(Math.max(rows.length * 2, length + scan.count * SCANNED_ROW));
      larger.set(rows);
      rows = larger;
    }
    const { records, texts } = scan;
    for (let base = 0; base < scan.count * RECORD_SIZE; base += RECORD_SIZE) {
      const start = records[base] as number;
      const end = records[base + 1] as number;
      const text = records[base + 4] as number;
      rows[length++] = file;
      rows[length++] = text < 0 ? interner.add(room, start + 1, end - 1) : interner.addText(texts[text] as string);
      rows[length++] = start;
      rows[length++] = end;
      rows[length++] = records[base + 2] as number;
      rows[length++] = records[base + 3] as number;
    }
    const restricted = restrictedGlobals(file);
    if (restricted.length > 0) {
      const source = Buffer.from(room.buffer, room.byteOffset, size);
      const candidates = restricted.filter((global) => source.includes(global.split('.').at(-1) ?? global));
      if (candidates.length === 0) continue;
      const uses = findGlobalUses(decodeSource(source), language, candidates);
      if (uses === undefined) faults.push(unparsedFile(path, candidates));
      else for (const use of uses) globalUses.push({ file, ...use });
    }
  }
  return {
    count: length / SCANNED_ROW,
    rows,
    specifiers: interner.toStrings(),
    fileFlags,
    ambientOf,
    globalUses,
    faults,
  };
}

const BINARY_PROBE = 64;

/** A NUL near the beginning of what is not UTF-8 either: a video named `.ts`, say. Sources with NUL in a string pass. */
function isBinary(source: Uint8Array, size: number): boolean {
  let isSuspect = source[0] === 0x47;
  for (let index = Math.min(size, BINARY_PROBE) - 1; index >= 0 && !isSuspect; index--) isSuspect = source[index] === 0;
  if (!isSuspect) return false;
  const bytes = source.subarray(0, size);
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return false;
  } catch {
    return bytes.includes(0);
  }
}

function binaryFile(path: string): Fault {
  return {
    code: 'source/not-text',
    file: path,
    what: `${path} has the name of a source file and holds binary data.`,
    mend: 'Name it in `exclude`, or give it another extension.',
  };
}

function unparsedFile(path: string, globals: readonly string[]): Fault {
  const names = globals.map((name) => `\`${name}\``).join(', ');
  return {
    code: 'source/not-parsed',
    file: path,
    what: `${path} cannot be parsed, and mentions ${names}; whether it uses a restricted global cannot be told.`,
    mend: 'Correct the syntax, or name the file in `exclude`.',
  };
}

function unreadableFile(path: string, error: unknown): Fault {
  const reason = error instanceof Error ? (error.message.split(',')[0] ?? error.message) : String(error);
  return {
    code: 'machine/unreadable-file',
    file: path,
    what: `${path} cannot be read (${reason}).`,
    mend: 'Grant read permission to it, or name it in `exclude`.',
  };
}

const SOURCE_FAULTS: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  'source/malformed-import': ['holds an import that cannot be understood', 'Complete the import statement.'],
  'source/malformed-export': ['holds an export that cannot be understood', 'Complete the export statement.'],
  'source/unterminated-string': ['holds a string that does not end', 'Close the string.'],
  'source/unterminated-template': ['holds a template literal that does not end', 'Close the template literal.'],
  'source/unterminated-comment': ['holds a comment that does not end', 'Close the comment.'],
};

function toFault(path: string, code: string, start: number, locate: LineTable): Fault {
  const { line, column } = locate(start, start);
  const [what, mend] = SOURCE_FAULTS[code] ?? ['cannot be understood', 'Correct the syntax.'];
  return {
    code,
    file: path,
    line,
    column,
    what: `${path} ${what}; what follows it may hide a dependency.`,
    mend,
  };
}
