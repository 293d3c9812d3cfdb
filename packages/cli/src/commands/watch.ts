import {
  compareReports,
  createWarmCheck,
  formats,
  type FormatOptions,
  formatWatchJson,
  formatWatchText,
  limitRemedies,
  type Report,
  type ReportChange,
} from '@storypole/core';
import { rules } from '@storypole/rules';
import { createLineReader } from '#runtime/create-line-reader';
import { openSession } from '#runtime/open-session';
import { wantsColor } from '#service/wants-color';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { UsageError } from '#types/usage-error';
import type { Watch } from '#types/watch';
import { createPalette } from '#ui/create-palette';
import type { CheckFlags } from './check';

/** As many as a check looks for. */
const MOST_REMEDIES = 20;
/** What says how a whole run is printed or judged, and says nothing while it goes on. */
const REFUSED = ['output', 'base', 'staged', 'shard', 'cacheDir'] as const;

/** Judges again whenever something changes, and prints what became of the findings, until it is interrupted. */
export async function runWatch(paths: readonly string[], flags: CheckFlags, machine: Machine): Promise<ExitCode> {
  const format = requireWatchable(flags);
  const session = openSession(machine, flags);
  const { providers } = session;
  const warm = createWarmCheck(
    {
      cwd: machine.cwd,
      paths,
      configCode: flags.configCode,
      ...(flags.config === undefined ? {} : { config: flags.config }),
      ...(flags.rule === undefined ? {} : { onlyRules: flags.rule }),
    },
    providers,
    rules,
  );
  const options: FormatOptions = {
    base: machine.cwd,
    palette: createPalette(wantsColor(flags.color, machine.env, machine.stdout.isTerminal)),
    maxFindings: flags.maxFindings ?? Infinity,
    quiet: flags.quiet === true,
    readLines: createLineReader(providers.fileSystem),
    rules: [],
    version: machine.version,
  };
  const most = flags.maxRemedies ?? MOST_REMEDIES;
  const printWhole = async (all: readonly ReportChange[]): Promise<void> => {
    const changes = limitRemedies(all, most);
    const reports = changes.map(({ report }) => report);
    if (format === 'json') return machine.stdout.write(formatWatchJson('report', changes, options));
    const formatText = await (formats['text'] as (typeof formats)[string]).load();
    return machine.stdout.write(formatText(reports, options).text);
  };
  const printChange = (all: readonly ReportChange[]): Promise<void> => {
    const changes = limitRemedies(all, most);
    return machine.stdout.write(
      format === 'json' ? formatWatchJson('change', changes, options) : formatWatchText(changes, options),
    );
  };

  const watch = await machine.openWatch();
  try {
    let changes = compareReports([], readSettled());
    session.settle();
    await printWhole(changes);
    if (format === 'text' && flags.quiet !== true && machine.stdout.isTerminal)
      await machine.stdout.write('Watching. Enter prints the whole report, Ctrl+C ends.\n');
    for (;;) {
      const event = await watch.next();
      if (event === 'end' || machine.stdout.isClosed()) return EXIT_CODE.clean;
      changes = compareReports(
        changes.map(({ report }) => report),
        readSettled(),
      );
      session.settle();
      await (event === 'again' ? printWhole(changes) : printChange(changes));
    }
  } finally {
    watch.close();
  }

  /** What happened in a folder before it was watched was not seen: then all is looked at again. */
  function readSettled(): readonly Report[] {
    let reports = warm.read();
    while (follow(watch)) reports = warm.read();
    return reports;
  }

  function follow(watch: Watch): boolean {
    return watch.follow(warm.folders());
  }
}

function requireWatchable(flags: CheckFlags): 'text' | 'json' {
  const refused = REFUSED.filter((name) => flags[name] !== undefined).map((name) =>
    name === 'cacheDir' ? '--cache-dir' : `--${name}`,
  );
  if (refused.length > 0) {
    throw new UsageError(`--watch and ${refused.join(', ')} do not go together. Run a check of its own for that.`);
  }
  const { format = 'text' } = flags;
  if (format === 'text' || format === 'json') return format;
  throw new UsageError(`--watch prints text or json, not ${format}. Leave out --format, or write --format json.`);
}
