import type { FileSystem, ReadLines } from '@storypole/core';

const LINE_END = /\r\n|[\n\r\u2028\u2029]/g;

/** Reads lines of source for code frames. Keeps the text of the last file: findings come file by file. */
export function createLineReader(fileSystem: FileSystem): ReadLines {
  let last: { readonly path: string; readonly text: string | undefined } | undefined;
  return (path, from, to) => {
    if (last?.path !== path) last = { path, text: readText(fileSystem, path) };
    return last.text === undefined ? undefined : takeLines(last.text, from, to);
  };
}

function readText(fileSystem: FileSystem, path: string): string | undefined {
  try {
    const bytes = fileSystem.readFile(path);
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  } catch {
    // A frame is a courtesy; the finding stands without it.
    return undefined;
  }
}

/** Looks no farther than `to`: imports stand at the beginning of long files. */
function takeLines(text: string, from: number, to: number): readonly string[] {
  const lines: string[] = [];
  let start = 0;
  LINE_END.lastIndex = 0;
  for (let line = 1; line <= to; line++) {
    const end = LINE_END.exec(text);
    if (line >= from) lines.push(text.slice(start, end?.index));
    if (end === null) break;
    start = LINE_END.lastIndex;
  }
  return lines;
}
