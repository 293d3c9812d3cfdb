import type { Command } from 'commander';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { DEBT_HELP, EXCEPTIONS_HELP, FREEZE_HELP, MERGE_HELP, PRUNE_HELP, REPORT_HELP } from '#ui/debt-help-texts';
import { addCommand } from './add-command';
import { addSharedOptions } from './add-shared-options';
import type { DebtFlags, MergeFlags, ReportFlags } from './debt';
import type { ExceptionsFlags } from './exceptions';
import { parseRules } from './parse-rules';
import { requireName } from './require-name';

/** The commands about what is accepted for now. Each command's code is loaded when it runs. */
export function addDebtCommands(program: Command, machine: Machine, end: (code: ExitCode) => void): void {
  const debt = addCommand(
    program,
    'debt',
    'known debt: freeze, prune, report, merge',
    'Known debt: the findings that were accepted when the policy was adopted. It only shrinks.',
  ).addHelpText('after', DEBT_HELP);

  const freeze = addCommand(debt, 'freeze', 'accept findings as known', 'Makes findings of today known debt.')
    .option('--rule <id>', 'only findings of this rule; repeat it, or part ids by commas', parseRules)
    .option('--domain <name>', 'only findings in this domain')
    .option('--dry-run', 'print what would be written, write nothing')
    .addHelpText('after', FREEZE_HELP)
    .action(async (flags: DebtFlags) => {
      end(await (await import('./debt')).runFreeze(flags, machine));
    });
  addSharedOptions(freeze);

  const prune = addCommand(debt, 'prune', 'drop what is paid', 'Drops what the code does not owe any more.')
    .option('--dry-run', 'print what would be written, write nothing')
    .addHelpText('after', PRUNE_HELP)
    .action(async (flags: DebtFlags) => {
      end(await (await import('./debt')).runPrune(flags, machine));
    });
  addSharedOptions(prune);

  const report = addCommand(debt, 'report', 'say what is owed', 'Says how much is owed, by rule and by file.')
    .option('--base <ref>', 'compare with this branch, tag or commit (default: the upstream default branch)')
    .option('--format <name>', 'text, json (default: text)', (name: string) =>
      requireName(name, ['text', 'json'], '--format'),
    )
    .addHelpText('after', REPORT_HELP)
    .action(async (flags: ReportFlags) => {
      end(await (await import('./debt')).runReport(flags, machine));
    });
  addSharedOptions(report);

  addCommand(debt, 'merge', 'merge files of known debt', 'Merges files of known debt, for git or after a conflict.')
    .argument('[files...]', 'as git hands them over: the base, ours and theirs')
    .option('--install', 'let git merge files of known debt by this command')
    .addHelpText('after', MERGE_HELP)
    .action(async (files: string[], flags: MergeFlags) => {
      end(await (await import('./debt')).runMerge(files, flags, machine));
    });

  const exceptions = addCommand(
    program,
    'exceptions',
    'list the exceptions and approvals of the policy',
    'Lists the exceptions of the policy, those that end first at the top, and its approvals.',
  )
    .option('--format <name>', 'text, json (default: text)', (name: string) =>
      requireName(name, ['text', 'json'], '--format'),
    )
    .addHelpText('after', EXCEPTIONS_HELP)
    .action(async (flags: ExceptionsFlags) => {
      end(await (await import('./exceptions')).runExceptions(flags, machine));
    });
  addSharedOptions(exceptions);
}
