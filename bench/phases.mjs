import { spawnSync } from 'node:child_process';
import { median } from './summarize.mjs';
import { coldCheck } from './tools/storypole.mjs';
import { floor } from './tools/floor.mjs';

const PHASE = /^\s*[\d.]+ ms\s+\+([\d.]+)\s+(.+)$/gm;

/**
 * Where the time of a cold check goes: the phases that `--debug` prints and those of the floor, in milliseconds, medians of
 * `rounds` runs. A Markdown table; `''` where Storypole is not built.
 */
export function formatPhases(copy, rounds) {
  const runs = Array.from({ length: rounds }, () => readPhases(copy));
  if (runs[0].size === 0) return '';
  const rows = [...runs[0].keys()].map(
    (phase) => `| ${phase} | ${median(runs.map((run) => run.get(phase))).toFixed(0)} |`,
  );
  const floors = Array.from({ length: rounds }, () => readFloorPhases(copy));
  const lowest = Object.keys(floors[0]).map(
    (phase) => `${phase} ${median(floors.map((run) => run[phase])).toFixed(0)}`,
  );
  return [
    '| phase of a cold check, up to | ms |',
    '|---|--:|',
    ...rows,
    '',
    `The floor, in ms: ${lowest.join(', ')}.`,
  ].join('\n');
}

function readPhases(copy) {
  const [program, ...args] = coldCheck();
  const { stderr } = spawnSync(program, [...args, '--debug'], { cwd: copy.root, encoding: 'utf8', maxBuffer: 2 ** 30 });
  return new Map(Array.from(stderr.matchAll(PHASE), ([, milliseconds, phase]) => [phase.trim(), Number(milliseconds)]));
}

function readFloorPhases(copy) {
  const [program, ...args] = floor[0].command(copy);
  return JSON.parse(spawnSync(program, args, { cwd: copy.root, encoding: 'utf8' }).stdout).milliseconds;
}
