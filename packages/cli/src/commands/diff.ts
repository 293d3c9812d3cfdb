import { diffArchitecture, diffFormats } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { writeReportFile } from '#runtime/write-report-file';
import { toRealFile } from '#service/to-shown-file';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { printFaults } from './print-faults';

export interface DiffFlags {
  readonly config?: string;
  readonly configCode: boolean;
  readonly format?: string;
  readonly output?: string;
  readonly color?: boolean;
  readonly debug?: boolean;
}

/** Prints what the working tree does to the architecture, or writes it to a file. */
export async function runDiff(ref: string | undefined, flags: DiffFlags, machine: Machine): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, flags);
  const options = {
    cwd: machine.cwd,
    configCode: flags.configCode,
    ...(flags.config === undefined ? {} : { config: flags.config }),
    ...(ref === undefined ? {} : { ref }),
  };
  const { root, diff, faults: found } = diffArchitecture(options, providers, rules);
  settle();
  const faults = [...found];
  const format = await (diffFormats[flags.format ?? 'text'] as (typeof diffFormats)[string]).load();
  const text = format(diff);
  if (flags.output === undefined || flags.output === '-') await machine.stdout.write(text);
  else {
    const fault = writeReportFile(providers.fileSystem, toRealFile(machine.cwd, flags.output), flags.output, text);
    if (fault !== undefined) faults.push(fault);
  }
  await printFaults(faults, machine, flags.color, root);
  return faults.length > 0 ? EXIT_CODE.fault : EXIT_CODE.clean;
}
