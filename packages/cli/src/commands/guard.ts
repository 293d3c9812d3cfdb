import { readNeighbourhood } from '@storypole/core';
import { countLines } from '#runtime/count-lines';
import { openSession } from '#runtime/open-session';
import { buildGuide } from '#service/build-guide';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { formatGuide } from '#ui/format-guide';

export interface GuardFlags {
  readonly config?: string;
  readonly configCode: boolean;
  readonly format?: string;
  readonly debug?: boolean;
}

/** Says what whoever is about to edit or write a file must know. */
export async function runGuard(path: string, flags: GuardFlags, machine: Machine): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, flags);
  const options = {
    cwd: machine.cwd,
    path,
    configCode: flags.configCode,
    ...(flags.config === undefined ? {} : { config: flags.config }),
  };
  const near = readNeighbourhood(options, { ...providers, cache: machine.openCache(undefined) }, rules);
  const guide = buildGuide(near, (file) => countLines(`${near.root}/${file}`, providers.fileSystem));
  settle();
  await machine.stdout.write(flags.format === 'json' ? `${JSON.stringify(guide, undefined, 2)}\n` : formatGuide(guide));
  return EXIT_CODE.clean;
}
