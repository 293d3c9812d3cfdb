import { Command } from 'commander';
import { expect, test } from 'vitest';
import type { Machine } from '#types/machine';
import { COMMAND_GROUPS } from './command-groups';

// Adding commands asks nothing of the machine: they do so when they run.
const machine = {} as Machine;

test.each(COMMAND_GROUPS)('$names names all commands of its group, and no other', ({ names, add }) => {
  const program = new Command();
  add(program, machine, () => {});
  expect(program.commands.map((command) => command.name())).toEqual(names);
});
