import { selfCheck } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { detectAgent } from '#service/detect-agent';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { type PrintFlags, printReports } from './print-reports';

export interface SelfCheckFlags extends PrintFlags {
  readonly base?: string;
  readonly config?: string;
  readonly configCode: boolean;
  readonly format?: string;
  readonly debug?: boolean;
}

/** Judges the project of this folder, and prints what the change since the merge base caused. */
export async function runSelfCheck(flags: SelfCheckFlags, machine: Machine): Promise<ExitCode> {
  const { env, stdout, cwd } = machine;
  const name = flags.format ?? (detectAgent(env) || !stdout.isTerminal ? 'agent' : 'text');
  const { rules } = await import('@storypole/rules');
  const session = openSession(machine, flags);
  const options = {
    cwd,
    paths: [],
    configCode: flags.configCode,
    ...(flags.config === undefined ? {} : { config: flags.config }),
    ...(flags.base === undefined ? {} : { base: flags.base }),
  };
  const { reports } = selfCheck(options, session.providers, rules);
  session.settle();
  return printReports(reports, name, flags, session.providers, rules, machine);
}
