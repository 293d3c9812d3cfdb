// Builds every package: the WebAssembly scanner first, because the bundles contain it, then the bundles. A build that fails
// leaves the last one in place.
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from './package-folders.mjs';
import { root, run } from './run.mjs';

const remove = (folder, name) => rmSync(join(root, folder, name), { recursive: true, force: true });

await run('node', ['scripts/build-scanner.mjs']);
for (const folder of packageFolders) remove(folder, 'dist.next');
await run('tsdown', []);
for (const folder of packageFolders) {
  remove(folder, 'dist');
  renameSync(join(root, folder, 'dist.next'), join(root, folder, 'dist'));
}
