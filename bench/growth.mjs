// How time and memory grow with the repository: synthetic repositories of rising size, cold checks.
//
//   node bench/growth.mjs [--sizes 1000,10000,100000] [--rounds 5] [--write]
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { judgeBudgets, judgeOther } from './budgets.mjs';
import { commitCopy, restoreCopy } from './commit-copy.mjs';
import { describeMachine } from './describe-machine.mjs';
import { formatBudgets } from './format-budgets.mjs';
import { importNeighbour } from './import-neighbour.mjs';
import { keepBudgets } from './keep-budgets.mjs';
import { measure } from './measure.mjs';
import { median } from './summarize.mjs';
import { synthesize } from './synthesize.mjs';
import { coldCheck, keepingCommand } from './tools/storypole.mjs';
import { writeSection } from './write-section.mjs';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    rounds: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
  },
});
const FLOOR = fileURLToPath(new URL('floor/floor.mjs', import.meta.url));
const WORK = fileURLToPath(new URL('.work/', import.meta.url));

const empty = await medianOf([process.execPath, '-e', '0'], process.cwd());
const points = [];
for (const size of values.sizes.split(',').map(Number)) points.push(await measureSize(size));
const report = [describeMachine(), formatGrowth(points), formatLater(points)].join('\n\n');
const columns = toColumns(points);
console.log(`${formatBudgets([{ columns }])}\n\n${report}`);
if (values.write) {
  await writeSection('growth', report);
  await keepBudgets('growth', describeMachine(), columns, true);
}

async function measureSize(size) {
  const root = join(WORK, `growth-${size}`);
  const stamp = join(root, '.bench-copy');
  if (!existsSync(stamp)) {
    rmSync(root, { recursive: true, force: true });
    const made = synthesize(size, root);
    commitCopy(root);
    writeFileSync(stamp, JSON.stringify(made));
  }
  restoreCopy(root);
  const made = JSON.parse(readFileSync(stamp, 'utf8'));
  const command = coldCheck();
  const { stdout } = await measure({ command, cwd: root, keep: true });
  const report = JSON.parse(stdout);
  compareOffences(size, made, report);
  const floor = await medianOf([process.execPath, FLOOR, root, 'src'], root);
  const check = await medianOf(command, root);
  return { ...made, dependencies: report.examined.dependencies, check, floor, later: await measureLater(root) };
}

/** Runs that start from what an earlier one left, and the one that leaves it. */
async function measureLater(root) {
  const modules = join(root, 'node_modules');
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const change = (count) => () => {
    const step = Math.floor(files.length / count);
    for (let index = 0; index < count; index++) appendFileSync(files[index * step], '\n');
  };
  const check = keepingCommand('check');
  const call = JSON.stringify({
    session_id: 'bench',
    cwd: root,
    hook_event_name: 'PostToolUse',
    tool_name: 'Edit',
    tool_input: { file_path: files[0] },
  });
  rmSync(modules, { recursive: true, force: true });
  mkdirSync(modules);
  const kinds = {
    'first with a cache': {
      command: check,
      before: () => rmSync(join(modules, '.cache'), { recursive: true, force: true }),
    },
    warm: { command: check },
    '1 changed': { command: check, before: change(1) },
    '1 import added': {
      command: check,
      before: () =>
        importNeighbour(
          '/',
          files.map((file) => file.slice(1)),
        ),
    },
    '20 changed': { command: check, before: change(20) },
    guard: { command: keepingCommand('guard', files[0].slice(root.length + 1)) },
    hook: { command: keepingCommand('hook', 'claude'), before: change(1), input: call },
  };
  const found = {};
  for (const [kind, { command, before, input }] of Object.entries(kinds)) {
    found[kind] = await medianOf(command, root, before, input);
  }
  // A cold check of another round must not find a folder of packages.
  rmSync(modules, { recursive: true, force: true });
  return found;
}

/** What was planted must be found, and nothing else: a fast check that misses offences has no figures worth printing. */
function compareOffences(size, made, report) {
  const found = {};
  for (const { rule } of report.findings) found[rule] = (found[rule] ?? 0) + 1;
  for (const rule of new Set([...Object.keys(made.offences), ...Object.keys(found)])) {
    const [planted, seen] = [made.offences[rule] ?? 0, found[rule] ?? 0];
    if (planted !== seen) throw new Error(`${size} files: ${planted} of ${rule} were planted, ${seen} found.`);
  }
}

async function medianOf(command, cwd, before, input) {
  const runs = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    before?.();
    runs.push(await measure({ command, cwd, input }));
  }
  return {
    wall: median(runs.map((run) => run.wall)),
    cpu: median(runs.map((run) => run.cpu)),
    rss: median(runs.map((run) => run.rss)),
  };
}

function formatGrowth(rows) {
  const lines = [
    '| files | MB | dependencies | findings | wall s | ms per 1,000 files | CPU s | peak MiB | KiB per file | × floor |',
    '|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
  ];
  for (const row of rows) {
    const findings = Object.values(row.offences).reduce((sum, count) => sum + count, 0);
    const cells = [
      row.files,
      (row.bytes / 1e6).toFixed(0),
      row.dependencies,
      findings,
      row.check.wall.toFixed(3),
      (((row.check.wall - empty.wall) * 1e6) / row.files).toFixed(1),
      row.check.cpu?.toFixed(2) ?? '',
      row.check.rss === undefined ? '' : Math.round(row.check.rss),
      row.check.rss === undefined ? '' : (((row.check.rss - empty.rss) * 1024) / row.files).toFixed(1),
      (row.check.wall / row.floor.wall).toFixed(2),
    ];
    lines.push(`| ${cells.join(' | ')} |`);
  }
  if (rows.length > 1) {
    lines.push(
      '',
      `Without the start of an empty Node (${empty.wall.toFixed(3)} s, ${Math.round(empty.rss ?? 0)} MiB): `,
    );
    lines[lines.length - 1] +=
      `time grows with files to the power of ${exponent(rows, (row) => row.files, 'wall').toFixed(2)}`;
    lines[lines.length - 1] += `, with dependencies to ${exponent(rows, (row) => row.dependencies, 'wall').toFixed(2)}`;
    if (empty.rss !== undefined)
      lines[lines.length - 1] += `; memory with files to ${exponent(rows, (row) => row.files, 'rss').toFixed(2)}`;
    lines[lines.length - 1] += '. 1 is linear.';
  }
  return lines.join('\n');
}

/** What these figures say of the budgets, a column a size, and one for what becomes of them. */
function toColumns(rows) {
  const size = (row) => {
    const later = Object.entries(row.later).map(([kind, { wall }]) => ({
      tool: { name: ['guard', 'hook'].includes(kind) ? `storypole ${kind}` : `storypole, ${kind}` },
      wall,
    }));
    const cold = { tool: { name: 'storypole' }, ...row.check };
    const floor = { tool: { name: 'floor' }, ...row.floor };
    return judgeBudgets([cold, floor, ...later, { tool: { name: 'node -e 0' }, ...empty }], 'synthetic');
  };
  const columns = Object.fromEntries(
    rows.map((row) => {
      const words = row.files.toLocaleString('en');
      return [`synthetic ${row.files}`, { title: `${words} synthetic files`, cells: size(row) }];
    }),
  );
  if (rows.length < 2) return columns;
  const cells = {
    ...judgeOther(
      'time',
      exponent(rows, (row) => row.files, 'wall'),
      'growth',
    ),
    ...judgeOther(
      'dependencies',
      exponent(rows, (row) => row.dependencies, 'wall'),
      'growth',
    ),
    ...(empty.rss === undefined
      ? {}
      : judgeOther(
          'room',
          exponent(rows, (row) => row.files, 'rss'),
          'growth',
        )),
  };
  return { ...columns, growth: { title: 'growth', cells } };
}

/** Seconds of the later runs, and the exponent of each. */
function formatLater(rows) {
  const kinds = Object.keys(rows[0].later);
  const lines = [`| files | ${kinds.join(' | ')} |`, `|--:|${kinds.map(() => '--:|').join('')}`];
  for (const { files, later } of rows)
    lines.push(`| ${files} | ${kinds.map((kind) => `${later[kind].wall.toFixed(3)} s`).join(' | ')} |`);
  if (rows.length > 1) {
    const slopes = kinds.map((kind) =>
      exponent(
        rows.map((row) => ({ ...row, check: row.later[kind] })),
        (row) => row.files,
        'wall',
      ).toFixed(2),
    );
    lines.push(`| exponent | ${slopes.join(' | ')} |`);
  }
  return lines.join('\n');
}

/** The slope of a least-squares line through the points in logarithms. */
function exponent(rows, sizeOf, figure) {
  const points = rows.map((row) => [
    Math.log(sizeOf(row)),
    Math.log(Math.max(1e-3, row.check[figure] - empty[figure])),
  ]);
  const mean = (index) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return covariance / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
