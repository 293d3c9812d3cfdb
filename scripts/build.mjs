// Builds every package: the WebAssembly scanner first, because the bundles contain it, then the bundles.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from './package-folders.mjs';
import { root, run } from './run.mjs';

await run('node', ['scripts/build-scanner.mjs']);
for (const folder of packageFolders) rmSync(join(root, folder, 'dist'), { recursive: true, force: true });
await run('tsdown', []);
