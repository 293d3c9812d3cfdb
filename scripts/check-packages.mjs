// Holds the staged packages against publint and Are The Types Wrong. Node 20.19 and later load ESM from `require`, so only
// the resolutions that an ESM-only package can have are asked for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from './package-folders.mjs';
import { execute, root } from './run.mjs';

let failed = false;
for (const folder of packageFolders) {
  const { name } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const stage = `dist/publish/${name.replace('@storypole/', '')}`;
  const types = ['--pack', stage, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji'];
  failed = (await execute('publint', [stage, '--strict'])) !== 0 || failed;
  // The tool has a page to say where all is well; it is asked to speak only where something is not.
  if ((await execute('attw', [...types, '--quiet'])) !== 0) {
    await execute('attw', types);
    failed = true;
  }
}
process.exitCode = failed ? 1 : 0;
