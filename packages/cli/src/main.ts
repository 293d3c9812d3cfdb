import { FaultError } from '@storypole/core';
import { CommanderError } from 'commander';
import { createProgram } from './commands/create-program';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { UsageError } from '#types/usage-error';

const HELP_CODES = new Set(['commander.helpDisplayed', 'commander.help', 'commander.version']);

/**
 * The command.
 *
 * @param argv the arguments after the name of the program
 * @returns the exit code; never throws
 */
export async function main(argv: readonly string[], machine: Machine): Promise<ExitCode> {
  const { program, result } = createProgram(machine, argv[0]);
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: 'user' });
    return await result();
  } catch (error) {
    if (error instanceof CommanderError && HELP_CODES.has(error.code)) return result();
    return explainFailure(error, argv, machine);
  }

  async function explainFailure(error: unknown, argv: readonly string[], machine: Machine): Promise<ExitCode> {
    if (error instanceof FaultError) {
      const { printFaults } = await import('./commands/print-faults');
      const color = program.commands.map((command) => command.opts<{ color?: boolean }>().color);
      await printFaults(
        error.faults,
        machine,
        color.find((flag) => flag !== undefined),
      );
    } else if (error instanceof CommanderError) {
      const { toUsageMessage } = await import('./commands/to-usage-message');
      await machine.stderr.write(toUsageMessage(error, argv, program, machine));
    } else if (error instanceof UsageError) await machine.stderr.write(`storypole: ${error.message}\n`);
    else await machine.stderr.write(describeBug(error));
    // 2 would block the turn of an agent, or deny its tool, for a command line that is wrong.
    return argv[0] === 'hook' ? EXIT_CODE.clean : EXIT_CODE.fault;
  }
}

function describeBug(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `storypole: This is a bug in Storypole. Report it with these lines and the command that you ran.\n${stack}\n`;
}
