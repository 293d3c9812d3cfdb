import type { Command } from 'commander';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { FIX_HELP } from '#ui/help-texts';
import { addCommand } from './add-command';
import { addSharedOptions } from './add-shared-options';
import type { FixFlags } from './fix';
import { parseRules } from './parse-rules';
import { requireName } from './require-name';

/** The command that carries remedies out. Each command's code is loaded when it runs. */
export function addFixCommand(program: Command, machine: Machine, end: (code: ExitCode) => void): void {
  const fix = addCommand(
    program,
    'fix',
    'carry out the mechanical remedies',
    'Carries out the first mechanical remedy of each finding, judges the project again, and writes all files or none.',
  )
    .argument('[paths...]', 'files and folders whose findings are fixed (default: everything)')
    .option('--dry-run', 'show the difference, write nothing')
    .option('--rule <id>', 'fix only findings of this rule; repeat it, or part ids by commas', parseRules)
    .option('--format <name>', 'text, json (default: text)', (name: string) =>
      requireName(name, ['text', 'json'], '--format'),
    )
    .addHelpText('after', FIX_HELP)
    .action(async (paths: string[], flags: FixFlags) => {
      end(await (await import('./fix')).runFix(paths, flags, machine));
    });
  addSharedOptions(fix);
}
