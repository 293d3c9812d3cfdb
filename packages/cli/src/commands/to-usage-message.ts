import { findNearest } from '@storypole/core';
import type { Command, CommanderError } from 'commander';
import { toRealFile } from '#service/to-shown-file';
import type { Machine } from '#types/machine';

/** One line for a command line that does not parse: what is wrong, and what to write. */
export function toUsageMessage(
  error: CommanderError,
  argv: readonly string[],
  program: Command,
  machine: Machine,
): string {
  const command = program.commands.find((candidate) => candidate.name() === argv.find((word) => !word.startsWith('-')));
  const caller = command === undefined ? 'storypole' : `storypole ${command.name()}`;
  const subject = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const mend = `See \`${caller} --help\`.`;
  return `${caller}: ${describe()}\n`;

  function describe(): string {
    switch (error.code) {
      case 'commander.unknownOption':
        return `No option is called ${subject}. ${suggest(subject, toFlags(command, program))}`;
      case 'commander.unknownCommand':
        return isPath(subject)
          ? `No command is called ${subject}. Run \`storypole check ${subject}\` to check that path.`
          : `No command is called ${subject}. ${suggest(
              subject,
              program.commands.map((known) => known.name()),
            )}`;
      case 'commander.optionMissingArgument':
        return `${subject.split(' ')[0]} has no value. ${mend}`;
      case 'commander.missingArgument':
        return `The argument <${subject}> is missing. ${mend}`;
      default: {
        const message = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
        return `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.?$/, '.')} ${mend}`;
      }
    }
  }

  function suggest(name: string, known: readonly string[]): string {
    const nearest = findNearest(name, known);
    return nearest === undefined ? mend : `Write ${nearest}.`;
  }

  function isPath(word: string): boolean {
    return machine.createProviders({}).fileSystem.stat(toRealFile(machine.cwd, word)) !== undefined;
  }
}

function toFlags(command: Command | undefined, program: Command): readonly string[] {
  return (command ?? program)
    .createHelp()
    .visibleOptions(command ?? program)
    .flatMap((option) => (option.long ? [option.long] : []));
}
