import type { Clock, FileStat, FileSystem, FolderEntry } from '#types/providers';

/** A file system that remembers what it was asked, so that it can tell whether the answers still hold. */
export interface Witness {
  readonly fileSystem: FileSystem;
  /** Remembers a file that was read by other means. */
  readonly addFile: (path: string) => void;
  /** Whether any answer that was given would be another today. */
  readonly isStale: () => boolean;
}

/** What was read of a file. */
interface FileRecord {
  readonly stat: FileStat | undefined;
  /** Only where the file changed so shortly before that the time of its last change proves nothing. */
  readonly bytes: Uint8Array | undefined;
}

/** What was listed of a folder. */
interface FolderRecord {
  mtimeMs: number;
  readonly entries: string;
}

/** Clocks of file systems tick every few milliseconds: two changes within one tick look like one. */
const TICK_MS = 50;

/** Whether a time of change is so recent that a second change could bear the same. */
export function isRecent(mtimeMs: number, clock: Clock): boolean {
  return clock.now() - mtimeMs < TICK_MS;
}

/** Sources are not remembered: `readInto` is for what changes often, and its caller knows better. */
export function createWitness(fileSystem: FileSystem, clock: Clock): Witness {
  const kinds = new Map<string, FileStat['kind'] | undefined>();
  const files = new Map<string, FileRecord>();
  const folders = new Map<string, FolderRecord>();
  const links = new Map<string, string | undefined>();

  const readPath = (path: string): string | undefined => {
    try {
      return fileSystem.realPath(path);
    } catch {
      return undefined;
    }
  };
  const addFile = (path: string): void => {
    const stat = fileSystem.stat(path);
    const isUnsure = stat?.kind === 'file' && isRecent(stat.mtimeMs, clock);
    files.set(path, { stat, bytes: isUnsure ? readBytes(fileSystem, path) : undefined });
  };
  const isFileStale = (path: string, { stat, bytes }: FileRecord): boolean => {
    const now = fileSystem.stat(path);
    if (now?.kind !== stat?.kind || now?.size !== stat?.size || now?.mtimeMs !== stat?.mtimeMs) return true;
    return bytes !== undefined && !isSameBytes(bytes, readBytes(fileSystem, path));
  };
  const isFolderStale = (path: string, record: FolderRecord): boolean => {
    const mtimeMs = fileSystem.stat(path)?.mtimeMs ?? -1;
    if (mtimeMs === record.mtimeMs && !isRecent(mtimeMs, clock)) return false;
    if (listFolder(fileSystem, path) !== record.entries) return true;
    // A file was written beside another and took its place: the names are the same.
    record.mtimeMs = isRecent(mtimeMs, clock) ? -1 : mtimeMs;
    return false;
  };

  return {
    fileSystem: {
      ...fileSystem,
      readFolder: (path) => {
        const stat = fileSystem.stat(path);
        const mtimeMs = stat === undefined || isRecent(stat.mtimeMs, clock) ? -1 : stat.mtimeMs;
        folders.set(path, { mtimeMs, entries: '' });
        const entries = fileSystem.readFolder(path);
        folders.set(path, { mtimeMs, entries: toSignature(entries) });
        return entries;
      },
      readFile: (path) => {
        addFile(path);
        return fileSystem.readFile(path);
      },
      stat: (path) => {
        const stat = fileSystem.stat(path);
        kinds.set(path, stat?.kind);
        return stat;
      },
      realPath: (path) => {
        links.set(path, readPath(path));
        return fileSystem.realPath(path);
      },
    },
    addFile,
    isStale: () =>
      some(files, isFileStale) ||
      some(kinds, (path, kind) => fileSystem.stat(path)?.kind !== kind) ||
      some(folders, isFolderStale) ||
      some(links, (path, target) => readPath(path) !== target),
  };
}

function some<T>(map: ReadonlyMap<string, T>, holds: (path: string, value: T) => boolean): boolean {
  for (const [path, value] of map) if (holds(path, value)) return true;
  return false;
}

function listFolder(fileSystem: FileSystem, path: string): string {
  try {
    return toSignature(fileSystem.readFolder(path));
  } catch {
    return '';
  }
}

function toSignature(entries: readonly FolderEntry[]): string {
  return entries
    .map(({ name, kind }) => `${name}\0${kind}`)
    .sort()
    .join('\0');
}

function readBytes(fileSystem: FileSystem, path: string): Uint8Array | undefined {
  try {
    return fileSystem.readFile(path);
  } catch {
    return undefined;
  }
}

function isSameBytes(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0;
}
