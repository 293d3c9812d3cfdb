import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/**
 * Writes a generated file, `path` relative to the root. Under `--check` it writes nothing, and the process fails at its
 * end where the file differs.
 */
export function writeGenerated(path, contents) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === contents) return;
  if (process.argv.includes('--check')) {
    console.error(`${path} is not what its sources say. Run npm run generate.`);
    process.exitCode = 1;
    return;
  }
  writeFileSync(file, contents);
  console.log(`Wrote ${path}.`);
}
