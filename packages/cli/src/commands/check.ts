import type { Cache, CheckOptions, Providers, Report } from '@storypole/core';
import { recallCheck } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { detectAgent } from '#service/detect-agent';
import { toRealFile } from '#service/to-shown-file';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { UsageError } from '#types/usage-error';
import type { Staged } from './open-staged';
import { type PrintFlags, printReports } from './print-reports';

export interface CheckFlags extends PrintFlags {
  /** Judge the change against this base as well. */
  readonly base?: string;
  readonly config?: string;
  readonly configCode: boolean;
  readonly format?: string;
  readonly rule?: readonly string[];
  readonly staged?: boolean;
  readonly maxRemedies?: number;
  readonly debug?: boolean;
  /** `false` for `--no-cache`. */
  readonly cache?: boolean;
  readonly cacheDir?: string;
  /** Goes on until it is interrupted. */
  readonly watch?: boolean;
}

/** Judges the projects of the paths, and prints the report or writes it to a file. */
export async function runCheck(paths: readonly string[], flags: CheckFlags, machine: Machine): Promise<ExitCode> {
  if (flags.shard !== undefined && flags.base !== undefined) {
    throw new UsageError('--shard and --base do not go together. Run `storypole gate` once, beside the shards.');
  }
  const name = flags.format ?? (detectAgent(machine.env) && !machine.stdout.isTerminal ? 'agent' : 'text');
  const session = openSession(machine, flags);
  const folder = flags.cacheDir === undefined ? undefined : toRealFile(machine.cwd, flags.cacheDir);
  const cache = flags.cache === false ? undefined : machine.openCache(folder);
  const staged =
    flags.staged === true
      ? (await import('./open-staged')).openStaged(machine.cwd, session.providers, cache)
      : undefined;
  const options = toCheckOptions(paths, flags, machine);
  const reports =
    flags.base === undefined
      ? await judge(options, session.providers, staged, cache)
      : await judgeChange(options, flags.base, session.providers, staged, cache);
  session.settle();
  const seen = staged?.view.providers ?? session.providers;
  const places = { judged: seen, written: session.providers.fileSystem };
  return printReports(reports, name, flags, places, undefined, machine);
}

async function judge(
  options: CheckOptions,
  disk: Providers,
  staged: Staged | undefined,
  cache: Cache | undefined,
): Promise<readonly Report[]> {
  if (staged === undefined) return judgeSeen(options, lend(disk, cache));
  const { view, index } = staged;
  if (index === undefined) return judgeSeen(options, view.providers);
  // An index that holds what is on disk is judged as the working tree is.
  if (view.held.size === 0) return judgeSeen(options, index.tracked);
  return (await import('./check-staged')).checkStaged(options, index).reports;
}

async function judgeChange(
  options: CheckOptions,
  base: string,
  disk: Providers,
  staged: Staged | undefined,
  cache: Cache | undefined,
): Promise<readonly Report[]> {
  const { checkBase } = await import('./check-base');
  const providers = staged?.view.providers ?? lend(disk, cache);
  return checkBase(options, base, providers, staged?.index).reports;
}

function lend(disk: Providers, cache: Cache | undefined): Providers {
  return cache === undefined ? disk : { ...disk, cache };
}

/** Loads no more of the program than what changed since an earlier run asks for. */
async function judgeSeen(options: CheckOptions, providers: Providers): Promise<readonly Report[]> {
  const recalled = providers.cache === undefined ? undefined : recallCheck(options, providers);
  if (recalled?.reports !== undefined) return recalled.reports;
  const isTouched = [...(recalled?.looks.values() ?? [])].some(({ doubtful }) => doubtful.length > 0);
  const settled = isTouched ? (await import('./recall-touched')).recallTouched(options, providers, recalled) : recalled;
  if (settled?.reports !== undefined) return settled.reports;
  const { checkWhole } = await import('./check-whole');
  return checkWhole(options, providers, settled).reports;
}

function toCheckOptions(paths: readonly string[], flags: CheckFlags, machine: Machine): CheckOptions {
  return {
    cwd: machine.cwd,
    paths,
    configCode: flags.configCode,
    ...(flags.config === undefined ? {} : { config: flags.config }),
    ...(flags.maxRemedies === undefined ? {} : { maxRemedies: flags.maxRemedies }),
    ...(flags.rule === undefined ? {} : { onlyRules: flags.rule }),
    ...(flags.shard === undefined ? {} : { shard: flags.shard }),
  };
}
