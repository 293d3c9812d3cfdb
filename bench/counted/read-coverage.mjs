import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is counted → the function that does it once a time. */
const WORK = {
  'files scanned': 'scanScript',
  'files parsed': 'extractFromTree',
  'resolutions asked': 'resolve',
  'resolutions made': 'resolveNew',
  'edges judged': 'stateOf',
};

/**
 * Counts from what V8 says of a process (`NODE_V8_COVERAGE`): how often each function of the program was called, and how often each
 * block of it ran. Both are exact, and the same on every machine.
 *
 * `missing` names counted functions that no script has that was loaded.
 *
 * @param folder that V8 wrote to @param program part of the URL of every file of the program
 */
export function readCoverage(folder, program) {
  const calls = new Map();
  let blocks = 0;
  let all = 0;
  for (const name of readdirSync(folder)) {
    for (const script of JSON.parse(readFileSync(join(folder, name), 'utf8')).result) {
      if (!script.url.includes(program)) continue;
      for (const { functionName, ranges } of script.functions) {
        const { count } = ranges[0];
        all += count;
        for (const range of ranges) blocks += range.count;
        calls.set(functionName, (calls.get(functionName) ?? 0) + count);
      }
    }
  }
  const missing = Object.values(WORK).filter((name) => !calls.has(name));
  const work = Object.fromEntries(Object.entries(WORK).map(([what, name]) => [what, calls.get(name) ?? 0]));
  return { counts: { ...work, calls: all, blocks }, missing };
}
