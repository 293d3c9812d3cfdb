import { formats } from '@storypole/core';
import type { Command } from 'commander';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { DIFF_HELP, GATE_HELP } from '#ui/gate-help-texts';
import { addCommand } from './add-command';
import { addSharedOptions } from './add-shared-options';
import type { DiffFlags } from './diff';
import type { GateFlags } from './gate';
import { requireName } from './require-name';

/** The commands that hold a change against its base. Each command's code is loaded when it runs. */
export function addGateCommands(program: Command, machine: Machine, end: (code: ExitCode) => void): void {
  const gate = addCommand(
    program,
    'gate',
    'report what a change loosens',
    'Reports what the change since the merge base loosened: the policy, known debt, hooks, pipelines, tests.',
  )
    .option('--base <ref>', 'compare with this branch, tag or commit (default: the upstream default branch)')
    .option('--format <name>', `${Object.keys(formats).join(', ')} (default: text)`, (name: string) =>
      requireName(name, Object.keys(formats), '--format'),
    )
    .option('--output <file>', 'write the report to a file')
    .option('--quiet', 'print findings and faults, nothing else')
    .option('--cache-dir <folder>', 'where later runs find what this one learned')
    .option('--no-cache', 'learn nothing from earlier runs, and leave nothing')
    .addHelpText('after', GATE_HELP)
    .action(async (flags: GateFlags) => {
      end(await (await import('./gate')).runGate(flags, machine));
    });
  addSharedOptions(gate);

  const diff = addCommand(
    program,
    'diff',
    'print what a change does to the architecture',
    'Prints what the working tree adds to the architecture and takes from it, against a merge base.',
  )
    .argument('[ref]', 'a branch, a tag or a commit (default: the upstream default branch)')
    .option('--format <name>', 'text, json, markdown, mermaid (default: text)', (name: string) =>
      requireName(name, ['text', 'json', 'markdown', 'mermaid'], '--format'),
    )
    .option('--output <file>', 'write it to a file')
    .addHelpText('after', DIFF_HELP)
    .action(async (ref: string | undefined, flags: DiffFlags) => {
      end(await (await import('./diff')).runDiff(ref, flags, machine));
    });
  addSharedOptions(diff);
}
