// How time and memory grow with the number of packages: synthetic monorepos, checks of all packages in one run, cold and with what an
// earlier one left. With a policy for each package that extends one of the team, and with one policy for all.
//
//   node bench/monorepo.mjs [--sizes 100,300,1000] [--rounds 3] [--write]
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeMachine } from './describe-machine.mjs';
import { measure } from './measure.mjs';
import { median } from './summarize.mjs';
import { listProjects, synthesizeMonorepo } from './synthesize-monorepo.mjs';
import { coldCheck, keepingCommand } from './tools/storypole.mjs';
import { writeSection } from './write-section.mjs';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,300,1000' },
    rounds: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
  },
});
const WORK = fileURLToPath(new URL('.work/', import.meta.url));
const sizes = values.sizes.split(',').map(Number);

const empty = await medianOf([process.execPath, '-e', '0'], process.cwd());
const tables = [];
for (const [policy, title] of [
  ['each', 'A policy for each package, which extends one of the team'],
  ['one', 'One policy for all'],
]) {
  const rows = [];
  for (const size of sizes) rows.push(await measureSize(size, policy));
  tables.push(`#### ${title}\n\n${formatRows(rows)}`);
}
const report = [describeMachine(), ...tables].join('\n\n');
console.log(report);
if (values.write) await writeSection('monorepo', report);

async function measureSize(size, policy) {
  const root = join(WORK, `monorepo-${policy}-${size}`);
  const stamp = join(root, '.bench-source');
  if (!existsSync(stamp)) {
    rmSync(root, { recursive: true, force: true });
    writeFileSync(stamp, JSON.stringify(synthesizeMonorepo(size, root, policy)));
  }
  const made = JSON.parse(readFileSync(stamp, 'utf8'));
  const command = [...coldCheck(), ...(policy === 'each' ? listProjects(made) : [])];
  const { stdout } = await measure({ command, cwd: root, keep: true });
  compare(made, JSON.parse(stdout));
  return { ...made, check: await medianOf(command, root), later: await measureLater(root, made, policy) };
}

/** Runs that start from what an earlier one left, and the one that leaves it. */
async function measureLater(root, made, policy) {
  const modules = join(root, 'node_modules');
  const command = [...keepingCommand('check'), ...(policy === 'each' ? listProjects(made) : [])];
  const [source, manifest] = ['src/repo/repo0.ts', 'package.json'].map((path) => join(root, 'packages/part-1', path));
  const originals = [source, manifest].map((file) => [file, readFileSync(file)]);
  const kinds = {
    first: () => rmSync(join(modules, '.cache'), { recursive: true, force: true }),
    warm: undefined,
    '1 source': () => appendFileSync(source, '\n'),
    '1 import': () => appendFileSync(source, `import type {} from './repo1';\n`),
    '1 manifest': () => appendFileSync(manifest, '\n'),
    '1 new name': () => rename(manifest),
  };
  rmSync(modules, { recursive: true, force: true });
  mkdirSync(modules);
  const found = {};
  for (const [kind, before] of Object.entries(kinds)) found[kind] = await medianOf(command, root, before);
  for (const [file, contents] of originals) writeFileSync(file, contents);
  rmSync(modules, { recursive: true, force: true });
  return found;
}

/** Another name each time, under which nobody asks for the package. */
function rename(manifest) {
  const was = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(manifest, JSON.stringify({ ...was, name: was.name.replace(/(?:-was-\d+)?$/, `-was-${Date.now()}`) }));
}

/** What was planted must be found, and nothing else. */
function compare(made, { examined, findings, faults }) {
  const planted = made.offences['misdirected-import'];
  const isSame = findings.length === planted && faults.length === 0 && examined.files === made.files;
  if (isSame && findings.every(({ rule }) => rule === 'misdirected-import')) return;
  throw new Error(
    `${made.packages} packages: ${planted} offences in ${made.files} files were planted, ${findings.length} in ${examined.files} found, with ${faults.length} faults.`,
  );
}

async function medianOf(command, cwd, before) {
  const runs = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    before?.();
    runs.push(await measure({ command, cwd }));
  }
  return {
    wall: median(runs.map((run) => run.wall)),
    cpu: median(runs.map((run) => run.cpu)),
    rss: median(runs.map((run) => run.rss)),
  };
}

function formatRows(rows) {
  const [first, last] = [rows[0], rows.at(-1)];
  const lines = [
    '| packages | files | dependencies | wall s | ms per package | CPU s | peak MiB |',
    '|--:|--:|--:|--:|--:|--:|--:|',
  ];
  for (const { packages, files, dependencies, check } of rows) {
    const each = (((check.wall - empty.wall) * 1000) / packages).toFixed(2);
    const memory = check.rss === undefined ? '' : Math.round(check.rss);
    const cells = [packages, files, dependencies, check.wall.toFixed(2), each, check.cpu?.toFixed(2) ?? '', memory];
    lines.push(`| ${cells.join(' | ')} |`);
  }
  const kinds = Object.keys(first.later);
  lines.push(
    '',
    `| packages | ${kinds.map((kind) => `${kind}, s`).join(' | ')} | cold : warm |`,
    `|--:|${kinds.map(() => '--:|').join('')}--:|`,
    ...rows.map(({ packages, later, check }) => {
      const ratio = (check.wall / later.warm.wall).toFixed(1);
      return `| ${packages} | ${kinds.map((kind) => later[kind].wall.toFixed(2)).join(' | ')} | ${ratio} |`;
    }),
  );
  if (first !== last) {
    const growth = (figure) =>
      (
        Math.log((last.check[figure] - empty[figure]) / (first.check[figure] - empty[figure])) /
        Math.log(last.packages / first.packages)
      ).toFixed(2);
    const memory = empty.rss === undefined ? '' : `, memory to ${growth('rss')}`;
    lines.push(
      '',
      `From the first row to the last, time grows with packages to the power of ${growth('wall')}${memory}. 1 is linear.`,
    );
  }
  return lines.join('\n');
}
