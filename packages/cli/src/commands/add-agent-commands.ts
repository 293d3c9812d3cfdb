import { formats } from '@storypole/core';
import type { Command } from 'commander';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { SELF_CHECK_HELP } from '#ui/agent-help-texts';
import { addCommand } from './add-command';
import { addSharedOptions } from './add-shared-options';
import { requireName } from './require-name';
import type { SelfCheckFlags } from './self-check';

/** The commands that coding agents and their hosts run. Each command's code is loaded when it runs. */
export function addAgentCommands(program: Command, machine: Machine, end: (code: ExitCode) => void): void {
  const selfCheck = addCommand(
    program,
    'self-check',
    'judge what a change caused',
    'Judges the whole project, and reports what the change since the merge base caused.',
  )
    .option('--base <ref>', 'compare with this branch, tag or commit (default: the upstream default branch)')
    .option(
      '--format <name>',
      `${Object.keys(formats).join(', ')} (default: agent, on a terminal text)`,
      (name: string) => requireName(name, Object.keys(formats), '--format'),
    )
    .option('--output <file>', 'write the report to a file')
    .option('--quiet', 'print findings and faults, nothing else')
    .addHelpText('after', SELF_CHECK_HELP)
    .action(async (flags: SelfCheckFlags) => {
      end(await (await import('./self-check')).runSelfCheck(flags, machine));
    });
  addSharedOptions(selfCheck);
}
