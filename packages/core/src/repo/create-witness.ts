import type { Clock, FileStat, FileSystem, FolderEntry, Git } from '#types/providers';
import { digestBytes } from './digest-bytes';

/** A machine that remembers what it was asked, so that it can tell whether the answers still hold. */
export interface Witness {
  readonly fileSystem: FileSystem;
  readonly git: Git;
  /** Remembers a file that was read by other means. */
  readonly addFile: (path: string) => void;
  /** Whether any answer that was given would be another today. */
  readonly isStale: () => boolean;
  readonly records: WitnessRecords;
}

/** The questions and their answers, by path or command. */
export interface WitnessRecords {
  readonly kinds: Map<string, FileStat['kind'] | undefined>;
  readonly files: Map<string, FileRecord>;
  readonly folders: Map<string, FolderRecord>;
  readonly links: Map<string, string | undefined>;
  readonly commands: Map<string, number | undefined>;
  /** Root of a workspace → name → absolute path of the member of that name. Whoever reads the members knows whether they are stale. */
  readonly members: Map<string, Map<string, string | undefined>>;
}

/** What was read of a file. */
export interface FileRecord {
  stat: FileStat | undefined;
  /** Whether it changed so shortly before that the times of its last change prove nothing. */
  isUnsure: boolean;
  /** Of its bytes; `undefined` where they cannot be read. */
  readonly digest: number | undefined;
}

/** What was listed of a folder. */
export interface FolderRecord {
  /** -1 where it proves nothing. */
  mtimeMs: number;
  /** -1 where there is none. */
  ctimeMs: number;
  readonly digest: number;
}

/** Clocks of file systems tick every few milliseconds: two changes within one tick look like one. */
const TICK_MS = 50;
const NO_FOLDER = -1;

/** Whether a time of change is so recent that a second change could bear the same. */
export function isRecent(mtimeMs: number, clock: Clock): boolean {
  return clock.now() - mtimeMs < TICK_MS;
}

/** Whether nothing shows that a file changed between two looks. */
export function isSameStat(a: FileStat | undefined, b: FileStat | undefined): boolean {
  return a?.kind === b?.kind && a?.size === b?.size && a?.mtimeMs === b?.mtimeMs && a?.ctimeMs === b?.ctimeMs;
}

export function emptyRecords(): WitnessRecords {
  return {
    kinds: new Map(),
    files: new Map(),
    folders: new Map(),
    links: new Map(),
    commands: new Map(),
    members: new Map(),
  };
}

/** The same, for another machine to add to. */
export function copyRecords({ kinds, files, folders, links, commands, members }: WitnessRecords): WitnessRecords {
  return {
    kinds: new Map(kinds),
    files: new Map(files),
    folders: new Map(folders),
    links: new Map(links),
    commands: new Map(commands),
    members: new Map([...members].map(([root, answers]) => [root, new Map(answers)])),
  };
}

/**
 * Sources are not remembered: `readInto` is for what changes often, and its caller knows better.
 *
 * @param records what is remembered from before; more is added
 */
export function createWitness(
  machine: { readonly fileSystem: FileSystem; readonly git: Git; readonly clock: Clock },
  records: WitnessRecords = emptyRecords(),
): Witness {
  const { fileSystem, git, clock } = machine;
  const { kinds, files, folders, links, commands } = records;

  const readPath = (path: string): string | undefined => {
    try {
      return fileSystem.realPath(path);
    } catch {
      return undefined;
    }
  };
  const isUnsure = (stat: FileStat | undefined): boolean => stat?.kind === 'file' && isRecent(stat.mtimeMs, clock);
  const addFile = (path: string): void => {
    const stat = fileSystem.stat(path);
    files.set(path, { stat, isUnsure: isUnsure(stat), digest: digestFile(fileSystem, path) });
  };
  const isFileStale = (path: string, record: FileRecord): boolean => {
    const now = fileSystem.stat(path);
    if (!record.isUnsure && isSameStat(now, record.stat)) return false;
    if (now?.kind !== record.stat?.kind || record.digest !== digestFile(fileSystem, path)) return true;
    // A checkout or a restored folder gives files new times and the old contents.
    record.stat = now;
    record.isUnsure = isUnsure(now);
    return false;
  };
  const timesOf = (path: string): { readonly mtimeMs: number; readonly ctimeMs: number } => {
    const { mtimeMs = -1, ctimeMs = -1 } = fileSystem.stat(path) ?? {};
    return { mtimeMs: isRecent(mtimeMs, clock) ? -1 : mtimeMs, ctimeMs };
  };
  const isFolderStale = (path: string, record: FolderRecord): boolean => {
    const now = timesOf(path);
    if (now.mtimeMs >= 0 && now.mtimeMs === record.mtimeMs && now.ctimeMs === record.ctimeMs) return false;
    if (digestFolder(fileSystem, path) !== record.digest) return true;
    // A file was written beside another and took its place: the names are the same.
    record.mtimeMs = now.mtimeMs;
    record.ctimeMs = now.ctimeMs;
    return false;
  };
  const runGit = (command: string): number | undefined => {
    const [cwd = '', ...args] = command.split('\0');
    return digestOutput(git.run(cwd, args));
  };

  return {
    records,
    fileSystem: {
      ...fileSystem,
      readFolder: (path) => {
        const times = timesOf(path);
        folders.set(path, { ...times, digest: NO_FOLDER });
        const entries = fileSystem.readFolder(path);
        folders.set(path, { ...times, digest: digestEntries(entries) });
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
    git: {
      ...git,
      run: (cwd, args) => {
        const output = git.run(cwd, args);
        commands.set([cwd, ...args].join('\0'), digestOutput(output));
        return output;
      },
    },
    addFile,
    isStale: () =>
      some(files, isFileStale) ||
      some(kinds, (path, kind) => fileSystem.stat(path)?.kind !== kind) ||
      some(folders, isFolderStale) ||
      some(links, (path, target) => readPath(path) !== target) ||
      some(commands, (command, digest) => runGit(command) !== digest),
  };
}

function some<T>(map: ReadonlyMap<string, T>, holds: (path: string, value: T) => boolean): boolean {
  for (const [path, value] of map) if (holds(path, value)) return true;
  return false;
}

function digestFolder(fileSystem: FileSystem, path: string): number {
  try {
    return digestEntries(fileSystem.readFolder(path));
  } catch {
    return NO_FOLDER;
  }
}

function digestEntries(entries: readonly FolderEntry[]): number {
  const names = entries.map(({ name, kind }) => `${name}\0${kind}`);
  return digestText(names.sort().join('\0'));
}

function digestOutput(output: string | undefined): number | undefined {
  return output === undefined ? undefined : digestText(output);
}

function digestText(text: string): number {
  const bytes = Buffer.from(text);
  return digestBytes(bytes, 0, bytes.length);
}

function digestFile(fileSystem: FileSystem, path: string): number | undefined {
  try {
    const bytes = fileSystem.readFile(path);
    return digestBytes(bytes, 0, bytes.length);
  } catch {
    return undefined;
  }
}
