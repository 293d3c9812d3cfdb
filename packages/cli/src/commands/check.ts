import type { CheckOptions } from '@storypole/core';
import { check } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { detectAgent } from '#service/detect-agent';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { type PrintFlags, printReports } from './print-reports';

export interface CheckFlags extends PrintFlags {
  /** Judge the change against this base as well. */
  readonly base?: string;
  readonly config?: string;
  readonly configCode: boolean;
  readonly format?: string;
  readonly rule?: readonly string[];
  readonly debug?: boolean;
}

/** Judges the projects of the paths, and prints the report or writes it to a file. */
export async function runCheck(paths: readonly string[], flags: CheckFlags, machine: Machine): Promise<ExitCode> {
  const name = flags.format ?? (detectAgent(machine.env) && !machine.stdout.isTerminal ? 'agent' : 'text');
  const { rules } = await import('@storypole/rules');
  const session = openSession(machine, flags);
  const options = toCheckOptions(paths, flags, machine);
  const { reports } =
    flags.base === undefined
      ? check(options, session.providers, rules)
      : (await import('./check-base')).checkBase(options, flags.base, session.providers, rules);
  session.settle();
  return printReports(reports, name, flags, session.providers, rules, machine);
}

function toCheckOptions(paths: readonly string[], flags: CheckFlags, machine: Machine): CheckOptions {
  return {
    cwd: machine.cwd,
    paths,
    configCode: flags.configCode,
    ...(flags.config === undefined ? {} : { config: flags.config }),
    ...(flags.rule === undefined ? {} : { onlyRules: flags.rule }),
  };
}
