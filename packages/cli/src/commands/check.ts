import type { CheckOptions } from '@storypole/core';
import { check, openIndex } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { detectAgent } from '#service/detect-agent';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { UsageError } from '#types/usage-error';
import { type PrintFlags, printReports } from './print-reports';

export interface CheckFlags extends PrintFlags {
  /** Judge the change against this base as well. */
  readonly base?: string;
  readonly config?: string;
  readonly configCode: boolean;
  readonly format?: string;
  readonly rule?: readonly string[];
  readonly staged?: boolean;
  readonly debug?: boolean;
}

/** Judges the projects of the paths, and prints the report or writes it to a file. */
export async function runCheck(paths: readonly string[], flags: CheckFlags, machine: Machine): Promise<ExitCode> {
  if (flags.shard !== undefined && flags.base !== undefined) {
    throw new UsageError('--shard and --base do not go together. Run `storypole gate` once, beside the shards.');
  }
  const name = flags.format ?? (detectAgent(machine.env) && !machine.stdout.isTerminal ? 'agent' : 'text');
  const { rules } = await import('@storypole/rules');
  const session = openSession(machine, flags);
  const providers = flags.staged === true ? openIndex(machine.cwd, session.providers) : session.providers;
  const options = toCheckOptions(paths, flags, machine);
  const { reports } =
    flags.base === undefined
      ? check(options, providers, rules)
      : (await import('./check-base')).checkBase(options, flags.base, providers, rules);
  session.settle();
  return printReports(reports, name, flags, providers, rules, machine);
}

function toCheckOptions(paths: readonly string[], flags: CheckFlags, machine: Machine): CheckOptions {
  return {
    cwd: machine.cwd,
    paths,
    configCode: flags.configCode,
    ...(flags.config === undefined ? {} : { config: flags.config }),
    ...(flags.rule === undefined ? {} : { onlyRules: flags.rule }),
    ...(flags.shard === undefined ? {} : { shard: flags.shard }),
  };
}
