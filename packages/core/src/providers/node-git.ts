import type { Git } from '#types/providers';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const LINE_FEED = 10;

export const nodeGit: Git = {
  run: (cwd, args) => spawnGit(cwd, args)?.toString('utf8'),
  readObjects: (cwd, names) => {
    // A name with a line feed would be two questions.
    const asked = names.filter((name) => !name.includes('\n'));
    if (asked.length === 0) return names.map(() => undefined);
    const output = spawnGit(cwd, ['cat-file', '--batch'], `${asked.join('\n')}\n`);
    if (output === undefined) return undefined;
    const answers = parseBatch(output, asked.length);
    const found = new Map(asked.map((name, index) => [name, answers[index]]));
    return names.map((name) => found.get(name));
  },
};

function spawnGit(cwd: string, args: readonly string[], input?: string): Buffer | undefined {
  // Most runs never ask git; starting without node:child_process saves them about 3 ms.
  const { spawnSync } = require('node:child_process') as typeof import('node:child_process');
  const result = spawnSync('git', args, {
    cwd,
    maxBuffer: 1 << 30,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
    ...(input === undefined ? {} : { input }),
  });
  return result.status === 0 ? result.stdout : undefined;
}

/** Answers of `git cat-file --batch`: `<id> <type> <size>`, the contents, a line feed; `<name> missing` where there is nothing. */
function parseBatch(output: Buffer, count: number): readonly (Uint8Array | undefined)[] {
  const objects: (Uint8Array | undefined)[] = [];
  let at = 0;
  while (objects.length < count) {
    const end = output.indexOf(LINE_FEED, at);
    if (end < 0) throw new Error('git cat-file answered less than it was asked.');
    const size = / (?<size>\d+)$/.exec(output.toString('utf8', at, end))?.groups?.['size'];
    at = end + 1;
    if (size === undefined) {
      objects.push(undefined);
      continue;
    }
    objects.push(output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return objects;
}
