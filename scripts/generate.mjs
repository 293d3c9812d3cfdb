// Runs every `scripts/generate-*.mjs`, each in a process of its own. With `--check` they write nothing and fail where a
// committed file differs from what they would write. Those that show what the build does come last.
import { globSync } from 'node:fs';
import { execute, root, run } from './run.mjs';

const SHOW_BUILD = ['scripts/generate-eslint-docs.mjs', 'scripts/generate-readme.mjs'];
const checksOnly = process.argv.includes('--check');
const flags = checksOnly ? ['--check'] : [];
const scripts = globSync('scripts/generate-*.mjs', { cwd: root }).map((path) => path.replaceAll('\\', '/'));

const failed = [];
for (const script of [...scripts.filter((path) => !SHOW_BUILD.includes(path)).sort(), ...SHOW_BUILD]) {
  if (script === SHOW_BUILD[0] && !checksOnly) await run('node', ['scripts/build.mjs']);
  if ((await execute('node', [script, ...flags])) !== 0) failed.push(script);
}
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}. Run npm run generate and look at what changed.`);
  process.exit(1);
}
