import type { Clock, FileStat, FileSystem, FolderEntry } from '#types/providers';

/** Manifests and configs are smaller; what is larger is read again. */
const LARGEST = 1 << 16;

interface Machine {
  readonly fileSystem: FileSystem;
  readonly clock: Clock;
}

/**
 * Lends a machine to the projects of one run, which is asked once for what lies outside of them: of a thousand packages each would ask
 * for the same folders above it, and for the same configs there. The clock stands still, so that what changed since the run began
 * counts as changed just now, whenever it was looked at.
 *
 * @returns takes the absolute path of a project's root
 */
export function shareOutside({ fileSystem, clock }: Machine): (root: string) => Machine {
  const now = clock.now();
  const still = { ...clock, now: () => now };
  const stats = new Map<string, FileStat | undefined>();
  const folders = new Map<string, () => readonly FolderEntry[]>();
  const files = new Map<string, () => Uint8Array>();
  const links = new Map<string, () => string>();

  const stat = (path: string): FileStat | undefined => {
    let known = stats.get(path);
    if (known === undefined && !stats.has(path)) stats.set(path, (known = fileSystem.stat(path)));
    return known;
  };
  const readFile = (path: string): Uint8Array => {
    const { size = 0 } = stat(path) ?? {};
    return size > LARGEST ? fileSystem.readFile(path) : askOnce(files, path, fileSystem.readFile);
  };
  return (root) => {
    const isOwn = (path: string): boolean =>
      path.startsWith(root) && (path.length === root.length || path[root.length] === '/');
    return {
      clock: still,
      fileSystem: {
        ...fileSystem,
        stat: (path) => (isOwn(path) ? fileSystem.stat(path) : stat(path)),
        readFile: (path) => (isOwn(path) ? fileSystem.readFile(path) : readFile(path)),
        readFolder: (path) =>
          isOwn(path) ? fileSystem.readFolder(path) : askOnce(folders, path, fileSystem.readFolder),
        realPath: (path) => (isOwn(path) ? fileSystem.realPath(path) : askOnce(links, path, fileSystem.realPath)),
      },
    };
  };
}

/** What was thrown is thrown again. */
function askOnce<T>(known: Map<string, () => T>, path: string, ask: (path: string) => T): T {
  let answer = known.get(path);
  if (answer === undefined) known.set(path, (answer = settle(path, ask)));
  return answer();
}

function settle<T>(path: string, ask: (path: string) => T): () => T {
  try {
    const value = ask(path);
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
