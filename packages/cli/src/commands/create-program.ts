import { formats, graphFormats } from '@storypole/core';
import { Command } from 'commander';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { UsageError } from '#types/usage-error';
import {
  CHECK_HELP,
  EXPLAIN_HELP,
  FIX_HELP,
  GENERATE_HELP,
  GRAPH_HELP,
  IMPORT_HELP,
  INIT_HELP,
  POLICY_HELP,
  PROGRAM_HELP,
  PROVE_HELP,
  WHERE_HELP,
} from '#ui/help-texts';
import { addAgentCommands } from './add-agent-commands';
import { addCommand } from './add-command';
import { addDebtCommands } from './add-debt-commands';
import { addGateCommands } from './add-gate-commands';
import { addHookCommands } from './add-hook-commands';
import { addHistoryCommand } from './add-history-command';
import { addReportCommands } from './add-report-commands';
import { addSharedOptions } from './add-shared-options';
import type { CheckFlags } from './check';
import type { ExplainFlags } from './explain';
import type { FixFlags } from './fix';
import type { GenerateFlags } from './generate';
import type { GenerateTarget } from './generate-targets';
import type { GraphFlags } from './graph';
import type { ImportFlags, ImportSource } from './import';
import type { InitFlags } from './init';
import type { PolicyFlags } from './policy';
import { parseRules } from './parse-rules';
import { parseShard } from './parse-shard';
import type { ProofFormat, ProveFlags } from './prove';
import { requireName } from './require-name';
import type { WhereFlags } from './where';

export interface Program {
  readonly program: Command;
  /** The exit code of the command that ran, once all help is written. */
  readonly result: () => Promise<ExitCode>;
}

/** The commands and their options. Each command's code is loaded when it runs. */
export function createProgram(machine: Machine): Program {
  let code: ExitCode = EXIT_CODE.clean;
  const written: Promise<void>[] = [];
  const program = new Command('storypole')
    .description('Holds every change to a TypeScript codebase against its layers.')
    .version(machine.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => written.push(machine.stdout.write(text)),
      writeErr: (text) => written.push(machine.stderr.write(text)),
      outputError: () => {},
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    })
    .addHelpText('after', PROGRAM_HELP);

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
      code =
        flags.watch === true
          ? await (await import('./watch')).runWatch(paths, flags, machine)
          : await (await import('./check')).runCheck(paths, flags, machine);
    });
  addSharedOptions(check);

  addAgentCommands(program, machine, (end) => {
    code = end;
  });

  addHookCommands(program, machine, (end) => {
    code = end;
  });

  addReportCommands(program, machine, (end) => {
    code = end;
  });

  addGateCommands(program, machine, (end) => {
    code = end;
  });

  addHistoryCommand(program, machine, (end) => {
    code = end;
  });

  addDebtCommands(program, machine, (end) => {
    code = end;
  });

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
      code = await (await import('./fix')).runFix(paths, flags, machine);
    });
  addSharedOptions(fix);

  const explain = addCommand(
    program,
    'explain',
    'explain a rule, a file, or a pair of files',
    'Says what a rule demands, what a file may import, or what connects two files.',
  )
    .argument('<subject>', 'a rule, a file, or the importing file of a pair')
    .argument('[to]', 'the imported file of a pair')
    .addHelpText('after', EXPLAIN_HELP)
    .action(async (subject: string, to: string | undefined, flags: ExplainFlags) => {
      code = await (await import('./explain')).runExplain(subject, to, flags, machine);
    });
  addSharedOptions(explain);

  const where = addCommand(
    program,
    'where',
    'say where something new belongs',
    'Ranks the places for what is about to be written, from its words, its names and what it needs.',
  )
    .argument('[text]', 'what is about to be written, in a few words')
    .option('--exports <names>', 'names that it will export; repeat it, or part them by commas', parseRules)
    .option('--format <name>', 'text, json (default: text)', (name: string) =>
      requireName(name, ['text', 'json'], '--format'),
    )
    .addHelpText('after', WHERE_HELP)
    .action(async (text: string | undefined, flags: WhereFlags) => {
      code = await (await import('./where')).runWhere(text, flags, machine);
    });
  addSharedOptions(where);

  const graph = addCommand(
    program,
    'graph',
    'print files, places and dependencies',
    'Prints every file with its place and every dependency.',
  )
    .option('--format <name>', `${Object.keys(graphFormats).join(', ')} (default: json)`, parseGraphFormat)
    .option('--focus <place>', 'only what touches a layer, a domain, or domain/layer')
    .option('--output <file>', 'write the graph to a file')
    .addHelpText('after', GRAPH_HELP)
    .action(async (flags: GraphFlags) => {
      code = await (await import('./graph')).runGraph(flags, machine);
    });
  addSharedOptions(graph);

  const policy = addCommand(
    program,
    'policy',
    'print the policy in full',
    'Prints the policy with presets, `extends` and defaults filled in, for other tools.',
  )
    .option('--format <name>', 'json (default: json)', (name: string) => requireName(name, ['json'], '--format'))
    .option('--output <file>', 'write the policy to a file')
    .addHelpText('after', POLICY_HELP)
    .action(async (flags: PolicyFlags) => {
      code = await (await import('./policy')).runPolicy(flags, machine);
    });
  addSharedOptions(policy);

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
      code = await (await import('./prove')).runProve(flags, machine);
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
      code = await (await import('./generate')).runGenerate(target, flags, machine);
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
      code = await (await import('./import')).runImport(source, file, flags, machine);
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
      code = await (await import('./init')).runInit(flags, machine);
    });

  program
    .command('help')
    .summary('print the help of a command')
    .description('Prints the help of a command.')
    .helpOption(false)
    .argument('[command]', 'a command')
    .action((name: string | undefined) => {
      const command = name === undefined ? program : program.commands.find((candidate) => candidate.name() === name);
      // Commander's own `help` prints the program's help for a mistyped name, as if nothing were wrong.
      if (command !== undefined) command.outputHelp();
      else program.error(`error: unknown command '${name}'`, { code: 'commander.unknownCommand' });
    });

  return {
    program,
    result: async () => {
      await Promise.all(written);
      return code;
    },
  };
}

function parseFormat(name: string): string {
  return requireName(name, Object.keys(formats), '--format');
}

function parseProofFormat(name: string): string {
  return requireName(name, ['text', 'json', 'markdown'] satisfies ProofFormat[], '--format');
}

function parseSource(name: string): string {
  return requireName(name, ['dependency-cruiser', 'eslint-boundaries'] satisfies ImportSource[], 'import');
}

function parseTarget(name: string): string {
  return requireName(
    name,
    ['dependency-cruiser', 'oxlint', 'json-schema', 'agents'] satisfies GenerateTarget[],
    'generate',
  );
}

function parseGraphFormat(name: string): string {
  return requireName(name, Object.keys(graphFormats), '--format');
}

function parseCount(value: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  throw new UsageError(`--max-findings takes a whole number, not ${value}. Write for example --max-findings 50.`);
}
