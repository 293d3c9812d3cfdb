import type { Command } from 'commander';

/** The options of every command that opens a project. */
export function addSharedOptions(command: Command): void {
  command
    .option('--config <file>', 'use this config instead of the nearest')
    .option('--no-config-code', 'refuse a config that would have to be executed')
    .option('--color', 'colour the output, terminal or not')
    .option('--no-color', 'do not colour the output')
    .option('--debug', 'print phases with milliseconds to standard error');
}
