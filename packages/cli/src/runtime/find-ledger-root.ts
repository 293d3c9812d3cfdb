import type { FileSystem } from '@storypole/core';
import { LEDGER_FILE } from './read-ledger';

/** The folder that holds a ledger: a folder, or the nearest above it. */
export function findLedgerRoot(folder: string, fileSystem: FileSystem): string | undefined {
  for (let at = folder; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('/'), 0))) {
    if (fileSystem.stat(`${at}/${LEDGER_FILE}`)?.kind === 'file') return at;
  }
  return undefined;
}
