// Fills the sections of README.md between `<!-- name: begin -->` and `<!-- name: end -->` from what has been built: the table of
// rules, and what the command says of fixtures/shop.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';
import { writeGenerated } from './write-generated.mjs';

const { rules } = await import(pathToFileURL(join(root, 'rules', 'dist', 'index.mjs')).href);
const sections = {
  rules: toRuleTable(),
  sample: toSample(['check', 'fixtures/shop/src/domains/orders/repo', 'fixtures/shop/src/domains/catalog/runtime']),
};

let readme = readFileSync(join(root, 'README.md'), 'utf8');
for (const [name, text] of Object.entries(sections)) {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no section between ${begin} and ${end}.`);
  readme = `${readme.slice(0, from + begin.length)}\n\n${text}\n\n${readme.slice(to)}`;
}
writeGenerated('README.md', readme);

/** A table as Prettier would write it. */
function toRuleTable() {
  const rows = [
    ['rule', 'scope', 'what holds'],
    ...rules.map(({ id, scope, summary }) => [`[${id}](rules/${id}/rule.md)`, scope, summary]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const toLine = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const [head, ...body] = rows;
  return [toLine(head), toLine(widths.map((width) => '-'.repeat(width))), ...body.map(toLine)].join('\n');
}

/** What the command prints, without what differs from run to run. */
function toSample(args) {
  const bin = join(root, 'packages', 'cli', 'bin', 'storypole.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, ...args, '--format', 'text', '--no-color'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', COLUMNS: '100', FORCE_COLOR: undefined },
  });
  if (status !== 1) throw new Error(`storypole ${args.join(' ')} ended with ${status}.\n${stdout}${stderr}`);
  return ['```console', `$ npx storypole ${args.join(' ')}`, stdout.trim(), '```'].join('\n');
}
