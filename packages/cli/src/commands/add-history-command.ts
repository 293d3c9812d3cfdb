import { historyFormats } from '@storypole/core';
import type { Command } from 'commander';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { UsageError } from '#types/usage-error';
import { HISTORY_HELP } from '#ui/history-help-text';
import { addCommand } from './add-command';
import { addSharedOptions } from './add-shared-options';
import type { HistoryFlags } from './history';
import { requireName } from './require-name';

/** The command that looks back. Its code is loaded when it runs. */
export function addHistoryCommand(program: Command, machine: Machine, end: (code: ExitCode) => void): void {
  const names = Object.keys(historyFormats);
  const history = addCommand(
    program,
    'history',
    'print what became of a project, commit by commit',
    'Judges one commit after another, from git alone, and prints findings, edges, cycles, coupling and known debt of each.',
  )
    .requiredOption('--since <ref>', 'begin with the merge base with this branch, tag or commit')
    .option('--every <n>', 'judge every nth commit, counted from the last (default: 1)', parseEvery)
    .option('--policy <which>', "today, each: today's policy for all, or each commit's own (default: today)", (name) =>
      requireName(name, ['today', 'each'], '--policy'),
    )
    .option('--format <name>', `${names.join(', ')} (default: text)`, (name: string) =>
      requireName(name, names, '--format'),
    )
    .option('--output <file>', 'write it to a file')
    .option('--cache-dir <folder>', 'where later runs find what this one learned')
    .option('--no-cache', 'learn nothing from earlier runs, and leave nothing')
    .addHelpText('after', HISTORY_HELP)
    .action(async (flags: HistoryFlags) => {
      end(await (await import('./history')).runHistory(flags, machine));
    });
  addSharedOptions(history);
}

function parseEvery(value: string): number {
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new UsageError(`--every takes a whole number from 1 on, not ${value}. Write for example --every 10.`);
}
