import type { FileStat, FileSystem, FolderEntry } from '#types/providers';
import fs from 'node:fs';

export const nodeFileSystem: FileSystem = {
  readFolder: (path) => fs.readdirSync(path, { withFileTypes: true }).map(toFolderEntry),
  readFile: (path) => fs.readFileSync(path),
  readInto,
  stat,
  realPath: (path) => toPosix(fs.realpathSync.native(path)),
  writeFile,
  removeFile: (path) => fs.rmSync(path, { force: true }),
};

function toFolderEntry(entry: fs.Dirent): FolderEntry {
  const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other';
  return { name: entry.name, kind };
}

function readInto(path: string, target: Uint8Array, offset: number): number {
  const descriptor = fs.openSync(path, 'r');
  try {
    let end = offset;
    for (;;) {
      const read = fs.readSync(descriptor, target, end, target.length - end, null);
      end += read;
      // A read of nothing into some room is the end of the file; into no room it says nothing.
      if (read === 0 && end < target.length) return end - offset;
      if (end >= target.length) return -1;
      // A short read is nearly always the last one of a regular file; `fstat` is dearer than one more read.
    }
  } finally {
    fs.closeSync(descriptor);
  }
}

function stat(path: string): FileStat | undefined {
  let stats: fs.Stats | undefined;
  try {
    stats = fs.statSync(path, { throwIfNoEntry: false });
  } catch {
    // Links that lead round in a circle, a name that no file can have: nothing is there.
    return undefined;
  }
  if (stats === undefined) return undefined;
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  return { kind, size: stats.size, mtimeMs: stats.mtimeMs };
}

function writeFile(path: string, contents: string): void {
  const folder = toPosix(path).slice(0, toPosix(path).lastIndexOf('/'));
  if (folder !== '') fs.mkdirSync(folder, { recursive: true });
  const temporary = `${path}.${process.pid.toString(36)}-${Math.random().toString(36).slice(2)}.tmp`;
  try {
    fs.writeFileSync(temporary, contents);
    fs.renameSync(temporary, path);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

function toPosix(path: string): string {
  return path.replaceAll('\\', '/');
}
