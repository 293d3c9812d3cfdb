import type { Providers } from '@storypole/core';
import { toRealFile } from '#service/to-shown-file';

/** Whether a name, relative to a folder or absolute, is that of a file. */
export function isExistingFile(name: string, { fileSystem }: Providers, cwd: string): boolean {
  return fileSystem.stat(toRealFile(cwd, name))?.kind === 'file';
}
