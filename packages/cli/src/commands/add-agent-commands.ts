import { formats } from '@storypole/core';
import type { Command } from 'commander';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { GUARD_HELP, SELF_CHECK_HELP } from '#ui/agent-help-texts';
import { addCommand } from './add-command';
import { addSharedOptions } from './add-shared-options';
import type { GuardFlags } from './guard';
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

  const guard = addCommand(
    program,
    'guard',
    'say what to know before an edit',
    'Says what whoever is about to edit or write a file must know, in under 1,000 bytes.',
  )
    .argument('<path>', 'the file; it need not exist yet')
    .option('--format <name>', 'text, json (default: text)', (name: string) =>
      requireName(name, ['text', 'json'], '--format'),
    )
    .addHelpText('after', GUARD_HELP)
    .action(async (path: string, flags: GuardFlags) => {
      end(await (await import('./guard')).runGuard(path, flags, machine));
    });
  addSharedOptions(guard);
}
