import type { Cache, CheckOptions, IndexView, Providers, Report } from '@storypole/core';
import { recallCheck } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { detectAgent } from '#service/detect-agent';
import { toRealFile } from '#service/to-shown-file';
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
  const view =
    flags.staged === true ? (await import('./open-staged')).openStaged(machine.cwd, session.providers) : undefined;
  const seen = view?.providers ?? session.providers;
  const options = toCheckOptions(paths, flags, machine);
  const cache = flags.cache === false ? undefined : machine.openCache(folder);
  const reports =
    flags.base === undefined
      ? await judge(options, session.providers, view, cache)
      : (await import('./check-base')).checkBase(options, flags.base, seen).reports;
  session.settle();
  const places = { judged: seen, written: session.providers.fileSystem };
  return printReports(reports, name, flags, places, undefined, machine);
}

/** @param view what the index holds, where it is judged */
async function judge(
  options: CheckOptions,
  disk: Providers,
  view: IndexView | undefined,
  cache: Cache | undefined,
): Promise<readonly Report[]> {
  const seen = view?.providers ?? disk;
  if (cache === undefined) return judgeSeen(options, seen);
  // An index that holds what is on disk is judged as the working tree is.
  if (view === undefined || view.held.size === 0) return judgeSeen(options, { ...seen, cache });
  return (await import('./check-staged')).checkStaged(options, view, { ...disk, git: seen.git, cache }).reports;
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
