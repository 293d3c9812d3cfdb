import type { FileSystem, Report } from '@storypole/core';
import type { Machine } from '#types/machine';

/**
 * Where the part of a report goes that an agent's channel has no room for: the cache folder of the first project, which git
 * ignores and agents may read, else the machine's temporary folder.
 */
export function findOverflowFile(
  reports: readonly Report[],
  fileSystem: FileSystem,
  { temporaryFolder }: Machine,
): string {
  const root = reports.find((report) => fileSystem.stat(`${report.root}/node_modules`)?.kind === 'folder')?.root;
  if (root !== undefined) return `${root}/node_modules/.cache/storypole/rest-of-report.txt`;
  const name = (reports[0]?.root ?? '').replaceAll(/[^a-zA-Z0-9]+/g, '-');
  return `${temporaryFolder}/storypole/rest-of-report${name}.txt`;
}
