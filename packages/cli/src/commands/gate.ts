import { checkChange } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { detectAgent } from '#service/detect-agent';
import { toRealFile } from '#service/to-shown-file';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { type PrintFlags, printReports } from './print-reports';

export interface GateFlags extends PrintFlags {
  readonly base?: string;
  readonly config?: string;
  readonly configCode: boolean;
  readonly format?: string;
  readonly debug?: boolean;
  /** `false` for `--no-cache`. */
  readonly cache?: boolean;
  readonly cacheDir?: string;
}

/** Reports what the change since the merge base loosened. */
export async function runGate(flags: GateFlags, machine: Machine): Promise<ExitCode> {
  const { env, stdout, cwd } = machine;
  const name = flags.format ?? (detectAgent(env) && !stdout.isTerminal ? 'agent' : 'text');
  const { rules } = await import('@storypole/rules');
  const session = openSession(machine, flags);
  const options = {
    cwd,
    paths: [],
    configCode: flags.configCode,
    judgesCode: false,
    ...(flags.config === undefined ? {} : { config: flags.config }),
    ...(flags.base === undefined ? {} : { base: flags.base }),
  };
  const folder = flags.cacheDir === undefined ? undefined : toRealFile(cwd, flags.cacheDir);
  const { providers } = session;
  const lent = flags.cache === false ? providers : { ...providers, cache: machine.openCache(folder) };
  const { reports } = checkChange(options, lent, rules);
  session.settle();
  return printReports(reports, name, flags, { judged: providers, written: providers.fileSystem }, rules, machine);
}
