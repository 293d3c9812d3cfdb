import type { Git } from '#types/providers';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export const nodeGit: Git = {
  run: (cwd, args) => {
    // Most runs never ask git; starting without node:child_process saves them about 3 ms.
    const { spawnSync } = require('node:child_process') as typeof import('node:child_process');
    const result = spawnSync('git', args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return result.status === 0 ? result.stdout : undefined;
  },
};
