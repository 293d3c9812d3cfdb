import { selfCheck } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { recordLedger } from '#runtime/record-ledger';
import { detectAgent } from '#service/detect-agent';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { type PrintFlags, printReports } from './print-reports';

export interface SelfCheckFlags extends PrintFlags {
  readonly base?: string;
  readonly config?: string;
  readonly configCode: boolean;
  readonly format?: string;
  readonly ledger?: boolean;
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
  const seen = { judged: session.providers, written: session.providers.fileSystem };
  const result = selfCheck(options, { ...session.providers, cache: machine.openCache(undefined) }, rules);
  session.settle();
  if (flags.ledger === true) recordLedger(result, 'self-check', '', session.providers);
  return printReports(result.reports, name, flags, seen, rules, machine);
}
