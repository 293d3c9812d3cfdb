// No file of the repository may hold a path of the machine that it was written on.
import { globSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from './run.mjs';

const SKIPPED = new Set(['node_modules', 'dist', 'coverage', '.git', '.storypole', '.work']);
// A home folder of any system, or the place of this very checkout.
const homes = /(?<![\w.@-])(?:\/(?:home|Users)\/[a-z][\w.-]*\/|[A-Z]:\\Users\\\w)/;
const local = [root, homedir()].filter((path) => path.length > 5);

const entries = globSync(['**/*', '**/.*', '**/.*/**'], {
  cwd: root,
  withFileTypes: true,
  exclude: ({ name }) => SKIPPED.has(name),
});
const problems = [];
for (const entry of entries) {
  const file = join(entry.parentPath, entry.name);
  if (!entry.isFile() || file === import.meta.filename) continue;
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    // Tests make up machines of their own.
    const home = file.endsWith('.test.ts') ? undefined : homes.exec(line)?.[0];
    const found = home ?? local.find((one) => line.includes(one));
    if (found !== undefined)
      problems.push(`${file.slice(root.length + 1)}:${index + 1} holds a path of a machine: ${found}`);
  }
}
if (entries.length === 0) problems.push('No file was found.');
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
