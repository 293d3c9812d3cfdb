import { type FileSystem, formats, plainPalette, type Report } from '@storypole/core';
import { createLineReader } from '#runtime/create-line-reader';
import { findOverflowFile } from '#runtime/find-overflow-file';
import { writeReportFile } from '#runtime/write-report-file';
import { toShownFile } from '#service/to-shown-file';
import type { Machine } from '#types/machine';

/**
 * Reports for an agent, within the limits of every host; the rest is in a file that the last line names.
 *
 * @param base the folder that paths are shown relative to
 * @returns `failure` where that file could not be written
 */
export async function formatForAgent(
  reports: readonly Report[],
  base: string,
  fileSystem: FileSystem,
  machine: Machine,
): Promise<{ readonly text: string; readonly failure: string | undefined }> {
  const format = await (formats['agent'] as (typeof formats)[string]).load();
  const overflowFile = findOverflowFile(reports, fileSystem, machine);
  const shown = toShownFile(base, overflowFile);
  const { text, overflow } = format(reports, {
    base,
    palette: plainPalette,
    maxFindings: Infinity,
    quiet: false,
    readLines: createLineReader(fileSystem),
    rules: [],
    version: machine.version,
    overflowFile: shown,
  });
  const fault = overflow === undefined ? undefined : writeReportFile(fileSystem, overflowFile, shown, overflow);
  return { text, failure: fault?.what };
}
