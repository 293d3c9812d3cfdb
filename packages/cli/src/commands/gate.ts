import { checkChange } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { detectAgent } from '#service/detect-agent';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { type PrintFlags, printReports } from './print-reports';

export interface GateFlags extends PrintFlags {
  readonly base?: string;
  readonly config?: string;
  readonly configCode: boolean;
  readonly format?: string;
  readonly debug?: boolean;
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
  const { reports } = checkChange(options, session.providers, rules);
  session.settle();
  return printReports(reports, name, flags, session.providers, rules, machine);
}
