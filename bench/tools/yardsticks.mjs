import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LIST = '.bench-files';

export const cat = [
  {
    name: 'cat of the files',
    options: 'xargs cat > /dev/null',
    accepts: [0],
    setUp: (copy) => writeFileSync(join(copy.root, LIST), copy.files.map((file) => `${file}\0`).join('')),
    command: () => ['xargs', '-0', '-a', LIST, 'cat'],
  },
];

export const emptyNode = [
  {
    name: 'node -e 0',
    options: `Node ${process.versions.node}`,
    accepts: [0],
    command: () => [process.execPath, '-e', '0'],
  },
];
