import { Command } from 'commander';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { PROGRAM_HELP } from '#ui/help-texts';
import { COMMAND_GROUPS } from './command-groups';

export interface Program {
  readonly program: Command;
  /** The exit code of the command that ran, once all help is written. */
  readonly result: () => Promise<ExitCode>;
}

/**
 * The commands and their options. Each command's code is loaded when it runs.
 *
 * @param name of the one command that is asked for, which spares the others; all where it is none of them
 */
export function createProgram(machine: Machine, name?: string): Program {
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

  const asked = COMMAND_GROUPS.filter(({ names }) => name !== undefined && names.includes(name));
  for (const { add } of asked.length > 0 ? asked : COMMAND_GROUPS) {
    add(program, machine, (end) => {
      code = end;
    });
  }

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
