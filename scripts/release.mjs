// Publishes what `scripts/stage.mjs` has put together, then tags it. Versions come from `npx changeset version`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from './package-folders.mjs';
import { root, run } from './run.mjs';

await run('node', ['scripts/build.mjs']);
await run('node', ['scripts/stage.mjs']);
await run('node', ['scripts/check.mjs', '--only', 'packages']);
for (const folder of packageFolders) {
  const { name } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  await run('npm', ['publish', `./dist/publish/${name.replace('@storypole/', '')}`, '--access', 'public']);
}
await run('changeset', ['tag']);
