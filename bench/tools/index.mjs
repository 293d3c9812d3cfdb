import { storypole } from './storypole.mjs';
import { floor } from './floor.mjs';
import { oxlint } from './oxlint.mjs';
import { fallow } from './fallow.mjs';
import { dependencyCruiser } from './dependency-cruiser.mjs';
import { eslint } from './eslint.mjs';
import { cat, emptyNode } from './yardsticks.mjs';

/**
 * A tool is a list of variants. A variant has
 * `name` and `options`: what the table says;
 * `command(copy)`: program and arguments, run in the copy; `input(copy)`: its standard input;
 * `accepts`: the exit codes that mean that it did its work (dependency-cruiser's is a count: there any will do);
 * `slow`: runs in the first rounds only;
 * `setUp(copy)`: once, not timed; `fill`: the tool keeps a cache, so one run before the first round is not timed;
 * `before(copy)`: each round, not timed;
 * `examined(output, copy)`: how many files the tool says it saw, from the output of `count(copy)` or else of its command.
 */
export const TOOLS = [
  ...storypole,
  ...floor,
  ...oxlint,
  ...fallow,
  ...dependencyCruiser,
  ...eslint,
  ...cat,
  ...emptyNode,
];
