// What a run does, counted: files read, folders listed, resolutions, judged edges, calls and blocks of the program. Counts are the
// same on every machine, so that continuous integration can hold them against what is written down.
//
//   npm run bench:work [-- --write]
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { compareCounts } from './counted/compare-counts.mjs';
import { readCoverage } from './counted/read-coverage.mjs';
import { synthesize } from './synthesize.mjs';
import { listProjects, synthesizeMonorepo } from './synthesize-monorepo.mjs';

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const SCRIPT = fileURLToPath(new URL('../packages/cli/bin/storypole.mjs', import.meta.url));
const PRELOAD = new URL('counted/count-machine.mjs', import.meta.url).href;
const EXPECTED = fileURLToPath(new URL('counted/expected.json', import.meta.url));
const PROGRAM = pathToFileURL(fileURLToPath(new URL('../packages/cli/', import.meta.url))).href;
/** Blocks are V8's: another major version may cut them otherwise. */
const NODE = Number(process.versions.node.split('.')[0]);
/** Times that are younger prove nothing, and cost a digest. */
const LONG_AGO = 1_700_000_000;

/** What only a parser can tell apart. */
const ODD =
  "const name = './service-0';\nexport const load = (): unknown => import(name);\nexport const view = <T,>(x: T) => require(/`/.test('`') ? name : './service-1');\n";

/** Counted functions that no run has loaded. */
const unseen = new Set();
let hasCounted = false;
let base;

/** Others who make folders beside ours, in the folder of temporary files, are noticed by a warm run: so the least of some tries counts. */
const TRIES = 4;
const expected = values.write ? undefined : JSON.parse(readFileSync(EXPECTED, 'utf8'));
let found = countAll();
for (
  let left = TRIES - 1;
  left > 0 && (expected === undefined || compareCounts(expected.work, found).length > 0);
  left--
)
  found = takeLeast(found, countAll());

// A function that was renamed would count as none for ever.
if (unseen.size > 0)
  throw new Error(
    `No script of the program has ${[...unseen].join(', ')}: name what does it now in counted/read-coverage.mjs.`,
  );

if (values.write) {
  writeFileSync(EXPECTED, `${JSON.stringify({ node: NODE, work: found }, undefined, 2)}\n`);
  console.log(`Written down: ${Object.keys(found).join('; ')}.`);
} else {
  if (expected.node !== NODE) {
    console.error(
      `The counts were written down with Node ${expected.node}, and this is ${NODE}: run it with that one.`,
    );
    process.exit(2);
  }
  const lines = compareCounts(expected.work, found);
  for (const line of lines) console.error(line);
  if (lines.length > 0)
    console.error('Undo what costs more, or write the new counts down: npm run bench:work -- --write');
  else console.log(`No count grew by more than a tenth in ${Object.keys(found).length} scenarios.`);
  process.exitCode = lines.length === 0 ? 0 : 1;
}

/** Runs the command and counts what it does. */
function count(cwd, args, input) {
  const coverage = join(base, 'coverage');
  const counts = join(base, 'counts.json');
  rmSync(coverage, { recursive: true, force: true });
  run(cwd, args, input, ['--import', PRELOAD], {
    NODE_V8_COVERAGE: coverage,
    STORYPOLE_COUNT_FILE: counts,
    STORYPOLE_COUNT_ROOT: cwd,
  });
  const { counts: work, missing } = readCoverage(coverage, PROGRAM);
  for (const name of [...unseen]) if (!missing.includes(name)) unseen.delete(name);
  if (!hasCounted) for (const name of missing) unseen.add(name);
  hasCounted = true;
  return { ...JSON.parse(readFileSync(counts, 'utf8')), ...work };
}

function run(cwd, args, input = '', nodeArgs = [], env = {}) {
  const result = spawnSync(process.execPath, [...nodeArgs, SCRIPT, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ...env },
  });
  if (result.status > 1)
    throw new Error(`${args.join(' ')} ended with ${result.status}:\n${result.stdout}${result.stderr}`);
  return result;
}

function change(root, file) {
  appendFileSync(join(root, file), '\n');
  utimesSync(join(root, file), LONG_AGO, LONG_AGO);
}

function toHookCall(root, file) {
  return JSON.stringify({
    session_id: 'counted',
    cwd: root,
    hook_event_name: 'PostToolUse',
    tool_name: 'Edit',
    tool_input: { file_path: join(root, file) },
  });
}

function countAll() {
  base = mkdtempSync(join(tmpdir(), 'storypole-counted-'));
  const found = {};
  try {
    const app = join(base, 'app');
    synthesize(1_000, app);
    mkdirSync(join(app, 'node_modules'));
    writeFileSync(join(app, 'src/domains/domain-3/service/odd.ts'), ODD);
    const report = ['--format', 'json', '--max-remedies', '0'];
    const file = 'src/domains/domain-3/service/service-0.ts';
    found['1,000 files, cold'] = count(app, ['check', '--no-cache', ...report]);
    found['1,000 files, first with a cache'] = count(app, ['check', ...report]);
    found['1,000 files, warm'] = count(app, ['check', ...report]);
    change(app, file);
    found['1,000 files, 1 changed'] = count(app, ['check', ...report]);
    found['1,000 files, guard'] = count(app, ['guard', file]);
    found['1,000 files, hook'] = count(app, ['hook', 'claude'], toHookCall(app, file));
    const packages = join(base, 'packages');
    const made = synthesizeMonorepo(50, packages, 'each');
    mkdirSync(join(packages, 'node_modules'));
    const projects = listProjects(made);
    found['50 projects, cold'] = count(packages, ['check', '--no-cache', ...report, ...projects]);
    found['50 projects, first with a cache'] = count(packages, ['check', ...report, ...projects]);
    found['50 projects, warm'] = count(packages, ['check', ...report, ...projects]);
    change(packages, 'packages/part-3/package.json');
    found['50 projects, 1 manifest changed'] = count(packages, ['check', ...report, ...projects]);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
  return found;
}

/** Of each scenario the run with the fewest blocks. */
function takeLeast(these, those) {
  return Object.fromEntries(
    Object.keys(these).map((scenario) => [
      scenario,
      those[scenario].blocks < these[scenario].blocks ? those[scenario] : these[scenario],
    ]),
  );
}
