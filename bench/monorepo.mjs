// How time and memory grow with the number of packages: synthetic monorepos, cold checks in one run. With a policy for each package
// that extends one of the team, and with one policy for all.
//
//   node bench/monorepo.mjs [--sizes 100,300,1000] [--rounds 3] [--write]
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeMachine } from './describe-machine.mjs';
import { measure } from './measure.mjs';
import { median } from './summarize.mjs';
import { listProjects, synthesizeMonorepo } from './synthesize-monorepo.mjs';
import { coldCheck } from './tools/storypole.mjs';
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
  return { ...made, check: await medianOf(command, root) };
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

async function medianOf(command, cwd) {
  const runs = [];
  for (let round = 0; round < Number(values.rounds); round++) runs.push(await measure({ command, cwd }));
  return {
    wall: median(runs.map((run) => run.wall)),
    cpu: median(runs.map((run) => run.cpu)),
    rss: median(runs.map((run) => run.rss)),
  };
}

function formatRows(rows) {
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
  const [first, last] = [rows[0], rows.at(-1)];
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
