import type { FileSystem, TreeChanges } from '@storypole/core';

/** What stands in the journal while files are written: enough to take everything back. Paths are relative to the root. */
interface Entry {
  readonly file: string;
  readonly before: string | null;
  readonly after: string | null;
}

const JOURNAL = '.storypole/fix-journal.json';

/**
 * Writes all changes or none: what stands on disk is noted in a journal first, which `recoverChanges` reads after a crash; each
 * file is replaced as a whole. Throws what the machine throws, once everything is as it was.
 */
export function writeChanges(root: string, changes: TreeChanges, fileSystem: FileSystem): void {
  const entries = [...changes].map(([path, bytes]): Entry => ({
    file: path.slice(root.length + 1),
    before: readText(fileSystem, path),
    after: bytes === undefined ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
  }));
  fileSystem.writeFile(`${root}/${JOURNAL}`, JSON.stringify(entries));
  try {
    for (const { file, after } of entries) if (after !== null) fileSystem.writeFile(`${root}/${file}`, after);
    for (const { file, after, before } of entries)
      if (after === null && before !== null) fileSystem.removeFile(`${root}/${file}`);
  } catch (error) {
    recoverChanges(root, fileSystem);
    throw error;
  }
  fileSystem.removeFile(`${root}/${JOURNAL}`);
}

/**
 * Takes back what a run that was cut short had written. A file that somebody has changed since stays as it is.
 *
 * @returns the files that were put back, relative to the root
 */
export function recoverChanges(root: string, fileSystem: FileSystem): readonly string[] {
  const journal = readText(fileSystem, `${root}/${JOURNAL}`);
  if (journal === null) return [];
  const restored: string[] = [];
  for (const { file, before, after } of JSON.parse(journal) as readonly Entry[]) {
    const path = `${root}/${file}`;
    const now = readText(fileSystem, path);
    if (now !== after || now === before) continue;
    if (before === null) fileSystem.removeFile(path);
    else fileSystem.writeFile(path, before);
    restored.push(file);
  }
  fileSystem.removeFile(`${root}/${JOURNAL}`);
  return restored;
}

/** `null` where nothing is there. */
function readText(fileSystem: FileSystem, path: string): string | null {
  if (fileSystem.stat(path) === undefined) return null;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(fileSystem.readFile(path));
}
