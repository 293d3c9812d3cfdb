import type { Command } from 'commander';

/** Adds a command to a program, without options yet. */
export function addCommand(program: Command, name: string, summary: string, description: string): Command {
  return program
    .command(name)
    .summary(summary)
    .description(description)
    .helpOption('-h, --help', 'print this help')
    .allowExcessArguments(false);
}
