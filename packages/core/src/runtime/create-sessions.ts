import { FaultError } from '#types/fault';
import { toModulePath } from '#types/module-path';
import type { FileStat, FileSystem, Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { createSession, type FileVerdict, type Session, toFaultyVerdict } from './create-session';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';

export interface SourceText {
  /** Absolute. */
  readonly path: string;
  /** Without byte order mark. */
  readonly text: string;
  /** Absolute path of the config; found upward from the file where left out. */
  readonly config?: string | undefined;
}

/** The projects of a process that lives on while files change: a linter in an editor, or a run over many files. */
export interface Sessions {
  /** `undefined` where the file lies outside the folder of the config that was named. */
  readonly judgeSource: (source: SourceText) => FileVerdict | undefined;
}

/** So many files, each for the first time and none long after the one before, are the beginning of a run over many. */
const STRIDE = 4;
/** From here on it is cheaper to read the project as a whole. */
const RUN = 8;
const PAUSE_MS = 1000;
/** In a run, looking for changes may cost one part in so many of its time. */
const SHARE = 300;
const LONGEST_MS = 20_000;

/**
 * Looks for changes on disk before each verdict, so that none is older than the last change. Only in a run over many files,
 * each judged once, it looks less often: when the last look is so long ago that this one costs a three-hundredth of the time
 * since, or twenty seconds ago. A file that is judged again ends the run, so no verdict outlives the next lint of its file.
 */
export function createSessions(providers: Providers, builtIn: readonly Rule[]): Sessions {
  const { clock } = providers;
  const sessions = new Map<string, Session>();
  const roots = new Map<string, ProjectRoot | FaultError>();
  const { stat, forget } = createStatMemory(providers.fileSystem);
  const still = { ...providers, fileSystem: { ...providers.fileSystem, stat } };
  /** Since the run began. */
  const judged = new Set<string>();
  let activeAt = clock.elapsed();
  let lookedAt = activeAt;
  /** Of the last look, and of the verdict after it, which compares the sources. */
  let cost = 0;
  let hasLooked = false;

  const look = (path: string): void => {
    const now = clock.elapsed();
    if (judged.has(path) || now - activeAt > PAUSE_MS) judged.clear();
    const isDue = judged.size < STRIDE || now - lookedAt > Math.min(cost * SHARE, LONGEST_MS);
    judged.add(path);
    hasLooked = isDue;
    if (!isDue) return;
    roots.clear();
    forget();
    for (const session of sessions.values()) session.refresh();
    lookedAt = clock.elapsed();
    cost = lookedAt - now;
  };
  /** Reading a verdict is no pause. */
  const watch = (verdict: FileVerdict): FileVerdict => {
    const touch = <T>(read: () => T): (() => T) => {
      return () => {
        const begun = clock.elapsed();
        const value = read();
        activeAt = clock.elapsed();
        if (hasLooked) cost += activeAt - begun;
        return value;
      };
    };
    return {
      ...verdict,
      readFaults: touch(verdict.readFaults),
      readFindings: touch(verdict.readFindings),
      readGraphFindings: touch(verdict.readGraphFindings),
    };
  };
  const findRoot = (folder: string, config: string | undefined): ProjectRoot | FaultError => {
    const key = `${folder}\0${config ?? ''}`;
    let root = roots.get(key);
    if (root === undefined) roots.set(key, (root = readRoot(folder, config, still)));
    return root;
  };

  return {
    judgeSource: ({ path: given, text, config }) => {
      const path = toModulePath(given);
      look(path);
      activeAt = clock.elapsed();
      const project = findRoot(path.slice(0, path.lastIndexOf('/')), config);
      if (project instanceof FaultError) return toFaultyVerdict(project.faults);
      if (!path.startsWith(`${project.root}/`)) return undefined;
      const key = `${project.root}\0${project.config ?? ''}`;
      let session = sessions.get(key);
      if (session === undefined) sessions.set(key, (session = createSession(project, providers, builtIn)));
      return watch(session.judgeFile(path.slice(project.root.length + 1), text, judged.size >= RUN));
    },
  };
}

/** Between two looks, the folders above a thousand others are asked once for a config. */
function createStatMemory(fileSystem: FileSystem): Pick<FileSystem, 'stat'> & { readonly forget: () => void } {
  const known = new Map<string, FileStat | undefined>();
  return {
    forget: () => known.clear(),
    stat: (path) => {
      if (!known.has(path)) known.set(path, fileSystem.stat(path));
      return known.get(path);
    },
  };
}

function readRoot(folder: string, config: string | undefined, providers: Providers): ProjectRoot | FaultError {
  try {
    const existing = findExisting(folder, providers);
    const [root] = findProjectRoots(existing, config === undefined ? [existing] : [], config, providers);
    if (root === undefined) throw new Error('A folder always belongs to a project.');
    return root;
  } catch (error) {
    if (error instanceof FaultError) return error;
    throw error;
  }
}

/** A new file may lie in a folder that is not on disk yet. */
function findExisting(folder: string, { fileSystem }: Providers): string {
  let current = folder;
  while (current.includes('/') && fileSystem.stat(current) === undefined) {
    current = current.slice(0, current.lastIndexOf('/'));
  }
  return current === '' ? '/' : current;
}
