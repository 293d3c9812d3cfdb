import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBin, versionOf } from './bin.mjs';

const CONFIG = '.bench-oxlint.json';

export const oxlint = [
  {
    name: `oxlint ${versionOf('oxlint')}`,
    options: '-A all --import-plugin -D import/no-cycle; no other rule, no config of the repository',
    accepts: [0, 1],
    setUp: (copy) => writeFileSync(join(copy.root, CONFIG), JSON.stringify({ plugins: ['import'] })),
    command: (copy) => [
      ...nodeBin('oxlint', 'bin/oxlint'),
      ...['-c', CONFIG, '--disable-nested-config', '-A', 'all', '--import-plugin', '-D', 'import/no-cycle'],
      ...['--ignore-pattern', '**/*.{js,jsx,mjs,cjs,vue,svelte,astro}', ...copy.folders],
    ],
    examined: (output) => Number(/on (\d+) files?/.exec(output)?.[1]),
  },
];
