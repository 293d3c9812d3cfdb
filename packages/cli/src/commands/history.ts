import { historyFormats, readHistory } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { writeReportFile } from '#runtime/write-report-file';
import { toRealFile } from '#service/to-shown-file';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { printFaults } from './print-faults';

export interface HistoryFlags {
  readonly since: string;
  readonly every?: number;
  readonly policy?: 'today' | 'each';
  readonly config?: string;
  readonly configCode: boolean;
  readonly format?: string;
  readonly output?: string;
  readonly color?: boolean;
  readonly debug?: boolean;
  /** `false` for `--no-cache`. */
  readonly cache?: boolean;
  readonly cacheDir?: string;
}

/** Prints what a project was at one commit after another, or writes it to a file. */
export async function runHistory(flags: HistoryFlags, machine: Machine): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, flags);
  const folder = flags.cacheDir === undefined ? undefined : toRealFile(machine.cwd, flags.cacheDir);
  const cache = flags.cache === false ? undefined : machine.openCache(folder);
  const history = readHistory(
    {
      cwd: machine.cwd,
      configCode: flags.configCode,
      since: flags.since,
      every: flags.every ?? 1,
      policy: flags.policy ?? 'today',
      ...(flags.config === undefined ? {} : { config: flags.config }),
    },
    cache === undefined ? providers : { ...providers, cache },
    rules,
  );
  settle();
  const format = await (historyFormats[flags.format ?? 'text'] as (typeof historyFormats)[string]).load();
  const text = format(history);
  if (flags.output === undefined || flags.output === '-') await machine.stdout.write(text);
  else {
    const fault = writeReportFile(providers.fileSystem, toRealFile(machine.cwd, flags.output), flags.output, text);
    if (fault !== undefined) {
      await printFaults([fault], machine, flags.color);
      return EXIT_CODE.fault;
    }
  }
  return EXIT_CODE.clean;
}
