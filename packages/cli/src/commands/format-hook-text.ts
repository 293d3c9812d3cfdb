import { type ChangeResult, formats, plainPalette } from '@storypole/core';
import { createLineReader } from '#runtime/create-line-reader';
import { findOverflowFile } from '#runtime/find-overflow-file';
import { writeReportFile } from '#runtime/write-report-file';
import { toShownFile } from '#service/to-shown-file';
import type { HookCall } from '#types/hook';
import type { Machine } from '#types/machine';

const HEAD = {
  edit: 'Storypole, about the files that you just edited:',
  stop: 'Storypole: this change breaks the architecture. Put this right before you end the turn; `storypole self-check` shows what is left.',
} as const;

/** A report for an agent, within the limits of every host; the rest is in a file that the last line names. */
export async function formatHookText(call: HookCall, { reports }: ChangeResult, machine: Machine): Promise<string> {
  const { fileSystem } = machine.createProviders({});
  const format = await (formats['agent'] as (typeof formats)[string]).load();
  const overflowFile = findOverflowFile(reports, fileSystem, machine);
  const shown = toShownFile(call.cwd, overflowFile);
  const { text, overflow } = format(reports, {
    base: call.cwd,
    palette: plainPalette,
    maxFindings: Infinity,
    quiet: false,
    readLines: createLineReader(fileSystem),
    rules: [],
    version: machine.version,
    overflowFile: shown,
  });
  const fault = overflow === undefined ? undefined : writeReportFile(fileSystem, overflowFile, shown, overflow);
  const tail = fault === undefined ? '' : `${fault.what} Run \`storypole self-check\` to see the rest.\n`;
  return `${HEAD[call.moment]}\n${text}${tail}`;
}
