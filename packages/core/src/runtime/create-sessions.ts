import { FaultError } from '#types/fault';
import { toModulePath } from '#types/module-path';
import type { Providers } from '#types/providers';
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

/** What looking for changes may cost: one part in so many of the time of a run. */
const SHARE = 200;

/**
 * Looks for changes on disk before a file is judged again; and before a file is judged for the first time as soon as the last
 * look was so long ago that this one costs half a hundredth of the time since. So a verdict never outlives the next lint of its
 * file, and a run over many files is not slowed down by looking.
 */
export function createSessions(providers: Providers, builtIn: readonly Rule[]): Sessions {
  const { clock } = providers;
  const sessions = new Map<string, Session>();
  const roots = new Map<string, ProjectRoot | FaultError>();
  const judged = new Set<string>();
  let lookedAt = clock.elapsed();
  let cost = 0;

  const look = (path: string): void => {
    const isAgain = judged.has(path);
    const now = clock.elapsed();
    if (!isAgain && now - lookedAt < cost * SHARE) return;
    judged.clear();
    roots.clear();
    for (const session of sessions.values()) session.refresh(isAgain);
    lookedAt = clock.elapsed();
    cost = lookedAt - now;
  };
  const findRoot = (folder: string, config: string | undefined): ProjectRoot | FaultError => {
    const key = `${folder}\0${config ?? ''}`;
    let root = roots.get(key);
    if (root === undefined) roots.set(key, (root = readRoot(folder, config, providers)));
    return root;
  };

  return {
    judgeSource: ({ path: given, text, config }) => {
      const path = toModulePath(given);
      look(path);
      judged.add(path);
      const project = findRoot(path.slice(0, path.lastIndexOf('/')), config);
      if (project instanceof FaultError) return toFaultyVerdict(project.faults);
      if (!path.startsWith(`${project.root}/`)) return undefined;
      const key = `${project.root}\0${project.config ?? ''}`;
      let session = sessions.get(key);
      if (session === undefined) sessions.set(key, (session = createSession(project, providers, builtIn)));
      return session.judgeFile(path.slice(project.root.length + 1), text);
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
