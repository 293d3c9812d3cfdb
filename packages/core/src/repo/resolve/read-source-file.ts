import type { Fault } from '#types/fault';
import type { FileSystem } from '#types/providers';
import { toRelativePath } from './absolute-path';
import { parseJson } from './parse-json';

/** Reads the small files that steer resolution, each once; whatever is wrong with one is reported, and never thrown. */
export interface SourceReader {
  /** `undefined` where the file cannot be read. */
  readonly readText: (path: string) => string | undefined;
  /** What could be read of a JSON file. */
  readonly readJson: (path: string) => unknown;
}

export function createSourceReader(
  root: string,
  fileSystem: FileSystem,
  onFault: (fault: Fault) => void,
): SourceReader {
  const values = new Map<string, unknown>();
  const decoder = new TextDecoder();
  const readText = (path: string): string | undefined => {
    try {
      return decoder.decode(fileSystem.readFile(path));
    } catch (error) {
      const file = toRelativePath(root, path);
      onFault({
        code: 'machine/unreadable-file',
        file,
        what: `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
        mend: `Give the user that runs the check the right to read ${file}.`,
      });
      return undefined;
    }
  };
  const readJson = (path: string): unknown => {
    if (values.has(path)) return values.get(path);
    const text = readText(path);
    const parsed = text === undefined ? { value: undefined } : parseJson(text);
    values.set(path, parsed.value);
    if (text !== undefined && parsed.error !== undefined) {
      const file = toRelativePath(root, path);
      const { line, column } = toPosition(text, parsed.error.offset);
      onFault({
        code: 'config/malformed-json',
        file,
        line,
        column,
        what: `${file}:${line}:${column} is not JSON: ${parsed.error.expected} is expected here.`,
        mend: `Write ${parsed.error.expected} at line ${line}, column ${column} of ${file}.`,
      });
    }
    return parsed.value;
  };
  return { readText, readJson };
}

function toPosition(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|[\n\r]/);
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}
