// Runs every `scripts/generate-*.mjs`, each in a process of its own. With `--check` they write nothing and fail where a
// committed file differs from what they would write. The README comes last: it shows what the build of all others does.
import { globSync } from 'node:fs';
import { execute, root, run } from './run.mjs';

const README = 'scripts/generate-readme.mjs';
const checksOnly = process.argv.includes('--check');
const flags = checksOnly ? ['--check'] : [];
const scripts = globSync('scripts/generate-*.mjs', { cwd: root }).map((path) => path.replaceAll('\\', '/'));

const failed = [];
for (const script of [...scripts.filter((path) => path !== README).sort(), README]) {
  if (script === README && !checksOnly) await run('node', ['scripts/build.mjs']);
  if ((await execute('node', [script, ...flags])) !== 0) failed.push(script);
}
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}. Run npm run generate and look at what changed.`);
  process.exit(1);
}
