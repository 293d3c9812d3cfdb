import type { Fault, FileSystem } from '@storypole/core';

/** Writes a whole file or nothing. Returns the fault where the machine refuses. */
export function writeReportFile(fileSystem: FileSystem, path: string, name: string, text: string): Fault | undefined {
  try {
    fileSystem.writeFile(path, text);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll(path, name) : String(error);
    return {
      code: 'machine/unwritable-file',
      what: `${name} cannot be written: ${reason}.`,
      mend: 'Name a file in a folder that you may write to.',
    };
  }
}
