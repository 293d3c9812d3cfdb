import type { FileSystem, ReadLines } from '@storypole/core';

/** Reads lines of source for code frames. Keeps the lines of the last file: findings come file by file. */
export function createLineReader(fileSystem: FileSystem): ReadLines {
  let lastPath: string | undefined;
  let lines: readonly string[] | undefined;
  return (path, from, to) => {
    if (path !== lastPath) {
      lastPath = path;
      lines = readLinesOf(fileSystem, path);
    }
    return lines?.slice(from - 1, to);
  };
}

function readLinesOf(fileSystem: FileSystem, path: string): readonly string[] | undefined {
  try {
    return new TextDecoder().decode(fileSystem.readFile(path)).split(/\r\n|[\n\r\u2028\u2029]/);
  } catch {
    // A frame is a courtesy; the finding stands without it.
    return undefined;
  }
}
