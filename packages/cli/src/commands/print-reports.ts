import type { FileSystem, FormatOptions, Providers, Report, Rule, Shard } from '@storypole/core';
import { formats } from '@storypole/core';
import { createLineReader } from '#runtime/create-line-reader';
import { createPalette } from '#ui/create-palette';
import { findOverflowFile } from '#runtime/find-overflow-file';
import { writeReportFile } from '#runtime/write-report-file';
import { chooseBase } from '#service/choose-base';
import { toDocs } from '#service/to-docs';
import { toExitCode } from '#service/to-exit-code';
import { toRealFile, toShownFile } from '#service/to-shown-file';
import { wantsColor } from '#service/wants-color';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { describeOutcome } from '#ui/describe-outcome';
import { printFaults } from './print-faults';

export interface PrintFlags {
  readonly output?: string;
  readonly maxFindings?: number;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly shard?: Shard;
}

/** Where the sources were read, and where a report is written: two, where the index of git was judged. */
export interface Seen {
  readonly judged: Providers;
  readonly written: FileSystem;
}

/**
 * Prints reports in a format, or writes them to a file.
 *
 * @param known the rules, where the caller has them: few formats list them
 */
export async function printReports(
  reports: readonly Report[],
  name: string,
  flags: PrintFlags,
  { judged, written: fileSystem }: Seen,
  known: readonly Rule[] | undefined,
  machine: Machine,
): Promise<ExitCode> {
  const { load, listsRules } = formats[name] as (typeof formats)[string];
  const format = await load();
  const rules = known ?? (listsRules === true ? (await import('@storypole/rules')).rules : []);
  const base = chooseBase(name, machine);
  const options = toFormatOptions(base, flags, rules, judged.fileSystem, machine);
  const code = toExitCode(reports);
  if (flags.output !== undefined && flags.output !== '-') {
    const { text } = format(reports, options);
    return writeToFile(flags.output, name, text, reports, code, flags, fileSystem, machine);
  }
  const overflowFile = name === 'agent' ? findOverflowFile(reports, fileSystem, machine) : undefined;
  const { text, overflow } = format(reports, {
    ...options,
    overflowFile: overflowFile && toShownFile(base, overflowFile),
  });
  judged.log.debug('report formatted');
  await machine.stdout.write(text);
  if (overflow === undefined || overflowFile === undefined) return code;
  const fault = writeReportFile(fileSystem, overflowFile, toShownFile(base, overflowFile), overflow);
  if (fault === undefined) return code;
  await printFaults([fault], machine, flags.color);
  return EXIT_CODE.fault;
}

function toFormatOptions(
  base: string,
  flags: PrintFlags,
  rules: readonly Rule[],
  fileSystem: FileSystem,
  { env, stdout, version }: Machine,
): FormatOptions {
  const isFile = flags.output !== undefined && flags.output !== '-';
  return {
    base,
    palette: createPalette(isFile ? flags.color === true : wantsColor(flags.color, env, stdout.isTerminal)),
    maxFindings: flags.maxFindings ?? Infinity,
    quiet: flags.quiet === true,
    readLines: createLineReader(fileSystem),
    rules: rules.map((rule) => ({ id: rule.id, summary: rule.summary, docs: toDocs(rule) })),
    version,
    shard: flags.shard,
  };
}

async function writeToFile(
  output: string,
  format: string,
  text: string,
  reports: readonly Report[],
  code: ExitCode,
  flags: PrintFlags,
  fileSystem: FileSystem,
  machine: Machine,
): Promise<ExitCode> {
  const fault = writeReportFile(fileSystem, toRealFile(machine.cwd, output), output, text);
  // Whoever reads the file later must not be the first to learn that the run was incomplete.
  for (const report of reports) await printFaults(report.faults, machine, flags.color, report.root);
  if (fault !== undefined) {
    await printFaults([fault], machine, flags.color);
    return EXIT_CODE.fault;
  }
  if (flags.quiet !== true && format !== 'agent') await machine.stdout.write(describeOutcome(reports, format, output));
  return code;
}
