import type { FileSystem } from '@storypole/core';

const LINE_FEED = 10;

/** The lines of a file, whether or not the last one ends. */
export function countLines(path: string, fileSystem: FileSystem): number {
  const bytes = fileSystem.readFile(path);
  const ends = bytes.reduce((count, byte) => count + Number(byte === LINE_FEED), 0);
  return bytes.length === 0 || bytes.at(-1) === LINE_FEED ? ends : ends + 1;
}
