// Storypole beside its peers: the same files, in turn, whole processes.
//
//   npm run bench -- --repo void=/path/to/checkout [--repo …] [--only storypole,oxlint] [--rounds 5] [--slow-rounds 1] [--no-counts] [--write]
import { parseArgs } from 'node:util';
import { judgeBudgets } from './budgets.mjs';
import { describeMachine } from './describe-machine.mjs';
import { formatBudgets } from './format-budgets.mjs';
import { formatTable } from './format-table.mjs';
import { keepBudgets } from './keep-budgets.mjs';
import { measure } from './measure.mjs';
import { formatPhases } from './phases.mjs';
import { REPOSITORIES } from './repositories.mjs';
import { summarize } from './summarize.mjs';
import { TOOLS } from './tools/index.mjs';
import { REFERENCE } from './tools/storypole.mjs';
import { makeWorkCopy } from './work-copy.mjs';
import { writeSection } from './write-section.mjs';

const { values } = parseArgs({
  options: {
    repo: { type: 'string', multiple: true, default: [] },
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    'slow-rounds': { type: 'string', default: '1' },
    counts: { type: 'boolean', default: true },
    write: { type: 'boolean', default: false },
  },
  allowNegative: true,
});
const rounds = Number(values.rounds);
const slowRounds = Number(values['slow-rounds']);
const paths = new Map(values.repo.map((pair) => pair.split(/=(.*)/s)));
for (const name of paths.keys()) {
  if (!REPOSITORIES.some((repository) => repository.name === name))
    fail(`--repo names ${name}, which repositories.mjs does not.`);
}
const tools = chooseTools(values.only);

const sections = [];
/** Name → what is said of the budgets. */
const columns = {};
for (const repository of REPOSITORIES) {
  const from = paths.get(repository.name) ?? process.env[`BENCH_${repository.name.toUpperCase()}`];
  if (from === undefined) {
    console.error(
      `!! ${repository.name} is SKIPPED: pass --repo ${repository.name}=<a checkout of ${repository.source}>.`,
    );
    continue;
  }
  sections.push(await benchRepository(makeWorkCopy(repository, from)));
}
if (sections.length === 0) fail('No repository was given; nothing was measured.');
const report = [describeMachine(), ...sections].join('\n\n');
console.log(`${formatBudgets([{ columns }])}\n\n${report}`);
if (values.write) {
  await writeSection('peers', report);
  await keepBudgets('peers', describeMachine(), columns);
}

async function benchRepository(copy) {
  const rows = tools.map((tool) => ({ tool, runs: [], examined: undefined }));
  for (const row of rows) await settle(row, copy);
  for (let round = 0; round < rounds; round++) {
    for (const { tool, runs } of rows) {
      if (tool.slow && round >= slowRounds) continue;
      await tool.before?.(copy);
      runs.push(await run(tool, copy));
      console.error(`${copy.name}  round ${round + 1}  ${tool.name}  ${runs.at(-1).wall.toFixed(3)} s`);
    }
  }
  const summary = rows.map(({ tool, runs, examined }) => ({ tool, examined, ...summarize(runs) }));
  const measured = tools.some((tool) => tool.name === REFERENCE);
  const phases = measured ? [formatPhases(copy, rounds)] : [];
  columns[copy.name] = { title: `${copy.name} (${copy.size})`, cells: judgeBudgets(summary, copy.size) };
  return [heading(copy), formatTable(summary, REFERENCE), ...phases].join('\n\n');
}

/**
 * Writes the tool's config, and warms the page cache and the tool's own where it has one. A slow tool is not run for that: its
 * files are in the page cache by then.
 */
async function settle(row, copy) {
  const { tool } = row;
  await tool.setUp?.(copy);
  if (tool.fill || !tool.slow) await run(tool, copy);
  if (values.counts && tool.examined !== undefined) await count(row, copy);
}

/** Asks the tool how many files it sees, in a run that is not timed. */
async function count(row, copy) {
  const { stdout } = await run(row.tool, copy, row.tool.count?.(copy) ?? row.tool.command(copy), true);
  row.examined = row.tool.examined(stdout, copy);
  if (row.examined === copy.files.length) return;
  console.error(
    `!! ${row.tool.name} examined ${row.examined} files of ${copy.name}; it was given ${copy.files.length}.`,
  );
}

async function run(tool, copy, command = tool.command(copy), keep = false) {
  const result = await measure({ command, cwd: copy.root, input: tool.input?.(copy), keep });
  if (tool.accepts !== undefined && !tool.accepts.includes(result.status)) {
    fail(`${tool.name} ended with exit code ${result.status} on ${copy.name}:\n${command.join(' ')}\n${result.stdout}`);
  }
  return result;
}

function heading(copy) {
  const megabytes = (copy.bytes / 1e6).toFixed(1);
  return [
    `### ${copy.name}`,
    `${copy.source} at \`${copy.commit.slice(0, 10)}\`, ${copy.about}: ${copy.files.length} TypeScript files, ${megabytes} MB in ${copy.folders
      .map((folder) => `\`${folder}\``)
      .join(', ')}.`,
  ].join('\n\n');
}

function chooseTools(only) {
  if (only === undefined) return TOOLS;
  const wanted = only.split(',');
  const chosen = TOOLS.filter((tool) => wanted.some((word) => tool.name.includes(word)));
  const idle = wanted.filter((word) => !chosen.some((tool) => tool.name.includes(word)));
  if (idle.length > 0)
    fail(`--only names ${idle.join(', ')}; the tools are ${TOOLS.map((tool) => tool.name).join('; ')}.`);
  return chosen;
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
