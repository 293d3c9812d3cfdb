import { formats } from '@storypole/core';
import type { Command } from 'commander';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { MERGE_REPORTS_HELP } from '#ui/hook-help-texts';
import { addCommand } from './add-command';
import type { MergeFlags } from './merge-reports';
import { requireName } from './require-name';

/** The commands about reports that are there already. */
export function addReportCommands(program: Command, machine: Machine, end: (code: ExitCode) => void): void {
  addCommand(
    program,
    'merge-reports',
    'make one report of the shards of a run',
    'Makes one report of those that the shards of a run wrote.',
  )
    .argument('<files...>', 'reports in the format json')
    .option('--format <name>', `${Object.keys(formats).join(', ')} (default: text)`, (name: string) =>
      requireName(name, Object.keys(formats), '--format'),
    )
    .option('--output <file>', 'write the report to a file')
    .option('--quiet', 'print findings and faults, nothing else')
    .option('--color', 'colour the output, terminal or not')
    .option('--no-color', 'do not colour the output')
    .addHelpText('after', MERGE_REPORTS_HELP)
    .action(async (files: string[], flags: MergeFlags) => {
      end(await (await import('./merge-reports')).runMergeReports(files, flags, machine));
    });
}
