import type { Command } from 'commander';
import type { ExitCode } from '#types/exit-code';
import { HOOK_MANAGERS, type HookManager } from '#types/hook-manager';
import type { Machine } from '#types/machine';
import { HOOKS_HELP } from '#ui/hook-help-texts';
import { addCommand } from './add-command';
import type { HooksFlags } from './hooks';
import { requireName } from './require-name';

/** The commands about what runs before each commit. Each command's code is loaded when it runs. */
export function addHookCommands(program: Command, machine: Machine, end: (code: ExitCode) => void): void {
  const hooks = addCommand(
    program,
    'hooks',
    'check before each commit',
    'Lets the hooks of the repository check what is staged.',
  );
  addCommand(
    hooks,
    'install',
    'write the check into what runs before each commit',
    'Writes `storypole check --staged` into what runs before each commit.',
  )
    .option('--manager <name>', `${HOOK_MANAGERS.join(', ')} (default: what the repository uses)`, parseManager)
    .option('--remove', 'take it out again')
    .option('--dry-run', 'print what the file would be, write nothing')
    .addHelpText('after', HOOKS_HELP)
    .action(async (flags: HooksFlags) => {
      end(await (await import('./hooks')).runHooksInstall(flags, machine));
    });
}

function parseManager(name: string): HookManager {
  requireName(name, HOOK_MANAGERS, '--manager');
  return HOOK_MANAGERS.find((known) => known === name) ?? 'git';
}
