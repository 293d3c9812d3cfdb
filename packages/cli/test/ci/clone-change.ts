import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRepository, type Repository, runGit } from '../staged/repository';

const workspace = fileURLToPath(new URL('../../../..', import.meta.url));

/** The file that offends on the branch, and not on `main`. */
export const CHANGED = 'src/domains/billing/service.ts';

/**
 * A clone of one commit, as the platform's checkout makes it, of a branch that offends. The command lies in `node_modules`.
 *
 * @param repositories is given what the test removes
 * @returns the folder of the clone
 */
export function cloneChange(repositories: Repository[]): string {
  const origin = createRepository({
    '.gitignore': 'node_modules\n',
    'storypole.config.json': '{ "preset": "harness" }\n',
    [CHANGED]: 'export const charge = () => 1;\n',
    'src/domains/billing/ui.ts': 'export const button = 1;\n',
  });
  repositories.push(origin);
  origin.git('add', '--all');
  origin.git('commit', '--quiet', '--message', 'A shop');
  origin.git('config', 'uploadpack.allowFilter', 'true');
  origin.git('checkout', '--quiet', '-b', 'change');
  origin.write(CHANGED, "import { button } from './ui';\nexport const charge = () => button;\n");
  origin.git('commit', '--quiet', '--all', '--message', 'An offence');
  const home = createRepository({});
  repositories.push(home);
  runGit(home.root, 'clone', '--quiet', '--depth', '1', '--branch', 'change', `file://${origin.root}`, 'clone');
  const folder = path.join(home.root, 'clone');
  const binaries = path.join(folder, 'node_modules/.bin');
  fs.mkdirSync(binaries, { recursive: true });
  const program = path.join(workspace, 'packages/cli/bin/storypole.mjs');
  fs.writeFileSync(path.join(binaries, 'storypole'), `#!/bin/sh\nexec node '${program}' "$@"\n`, { mode: 0o755 });
  return folder;
}
