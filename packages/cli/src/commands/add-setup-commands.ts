import type { Command } from 'commander';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { GENERATE_HELP, IMPORT_HELP, INIT_HELP, PROVE_HELP } from '#ui/help-texts';
import { addCommand } from './add-command';
import { addSharedOptions } from './add-shared-options';
import type { GenerateFlags } from './generate';
import type { GenerateTarget } from './generate-targets';
import type { ImportFlags, ImportSource } from './import';
import type { InitFlags } from './init';
import type { ProofFormat, ProveFlags } from './prove';
import { requireName } from './require-name';

/** The commands that prove a policy, hand it to other tools, or begin one. Each command's code is loaded when it runs. */
export function addSetupCommands(program: Command, machine: Machine, end: (code: ExitCode) => void): void {
  const prove = addCommand(
    program,
    'prove',
    'show that the policy catches what it closes',
    'Plants what the policy closes in a graph of its own, and shows what the rules notice of it.',
  )
    .option('--frontends', 'run the installed tools on a throw-away copy, too')
    .option('--format <name>', 'text, json, markdown (default: text)', parseProofFormat)
    .option('--output <file>', 'write the report to a file')
    .addHelpText('after', PROVE_HELP)
    .action(async (flags: ProveFlags) => {
      end(await (await import('./prove')).runProve(flags, machine));
    });
  addSharedOptions(prove);

  const generate = addCommand(
    program,
    'generate',
    'write what other tools read of the policy',
    'Writes a configuration for another tool, made from the policy.',
  )
    .argument('<target>', 'dependency-cruiser, oxlint, agents, or json-schema', parseTarget)
    .option('--output <file>', 'write to this file instead; - prints')
    .option('--check', 'write nothing; exit with 1 where the file is not up to date')
    .addHelpText('after', GENERATE_HELP)
    .action(async (target: GenerateTarget, flags: GenerateFlags) => {
      end(await (await import('./generate')).runGenerate(target, flags, machine));
    });
  addSharedOptions(generate);

  addCommand(
    program,
    'import',
    "draft a config from another tool's",
    'Prints a draft of a config from the configuration of another tool, and what of it is missing.',
  )
    .argument('<tool>', 'dependency-cruiser, or eslint-boundaries', parseSource)
    .argument('<file>', 'its configuration')
    .option('--output <file>', 'write the draft to a file')
    .option('--no-config-code', 'refuse a configuration that would have to be executed')
    .addHelpText('after', IMPORT_HELP)
    .action(async (source: ImportSource, file: string, flags: ImportFlags) => {
      end(await (await import('./import')).runImport(source, file, flags, machine));
    });

  addCommand(
    program,
    'init',
    'write a config from what the tree shows',
    'Writes a config with comments from what the tree shows.',
  )
    .option('--ts', 'write storypole.config.ts instead of .jsonc')
    .option('--tests', 'also write a first file of structural tests')
    .option('--dry-run', 'print what would be written, write nothing')
    .addHelpText('after', INIT_HELP)
    .action(async (flags: InitFlags) => {
      end(await (await import('./init')).runInit(flags, machine));
    });
}

function parseProofFormat(name: string): string {
  return requireName(name, ['text', 'json', 'markdown'] satisfies ProofFormat[], '--format');
}

function parseTarget(name: string): string {
  return requireName(
    name,
    ['dependency-cruiser', 'oxlint', 'json-schema', 'agents'] satisfies GenerateTarget[],
    'generate',
  );
}

function parseSource(name: string): string {
  return requireName(name, ['dependency-cruiser', 'eslint-boundaries'] satisfies ImportSource[], 'import');
}
