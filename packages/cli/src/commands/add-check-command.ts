import { formats } from '@storypole/core';
import type { Command } from 'commander';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { UsageError } from '#types/usage-error';
import { CHECK_HELP } from '#ui/help-texts';
import { addCommand } from './add-command';
import { addSharedOptions } from './add-shared-options';
import type { CheckFlags } from './check';
import { parseRules } from './parse-rules';
import { parseShard } from './parse-shard';
import { requireName } from './require-name';

/** The command that judges a project. Each command's code is loaded when it runs. */
export function addCheckCommand(program: Command, machine: Machine, end: (code: ExitCode) => void): void {
  const check = addCommand(
    program,
    'check',
    'judge a project',
    'Judges the project, and reports on all of it or on the parts under the paths.',
  )
    .argument('[paths...]', 'files and folders to report on (default: everything)')
    .option('--format <name>', `${Object.keys(formats).join(', ')} (default: text)`, parseFormat)
    .option('--output <file>', 'write the report to a file')
    .option('--rule <id>', 'run only this rule; repeat it, or part ids by commas', parseRules)
    .option('--base <ref>', 'also report what the change since the merge base loosened')
    .option('--shard <i/n>', 'judge only this share of the projects', parseShard)
    .option('--staged', "judge what git's index holds, not the working tree")
    .option('--max-findings <n>', 'show at most n findings', parseCount)
    .option('--max-remedies <n>', 'look for remedies of the first n findings (default: 20)', parseCount)
    .option('--quiet', 'print findings and faults, nothing else')
    .option('--cache-dir <folder>', 'where later runs find what this one learned')
    .option('--no-cache', 'learn nothing from earlier runs, and leave nothing')
    .option('--watch', 'judge again after each change, and print what changed')
    .addHelpText('after', CHECK_HELP)
    .action(async (paths: string[], flags: CheckFlags) => {
      end(
        flags.watch === true
          ? await (await import('./watch')).runWatch(paths, flags, machine)
          : await (await import('./check')).runCheck(paths, flags, machine),
      );
    });
  addSharedOptions(check);
}

function parseFormat(name: string): string {
  return requireName(name, Object.keys(formats), '--format');
}

function parseCount(value: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  throw new UsageError(`--max-findings takes a whole number, not ${value}. Write for example --max-findings 50.`);
}
