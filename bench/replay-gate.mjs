// `storypole check --base` on the last commits of a repository, one after the other: how long each takes, and what each brings
// and takes away. A config that the repository never had is put into every commit, so that each has its parent's for a base.
//
//   node bench/replay-gate.mjs --repo /path/to/clone --config docs/reference/real-repositories/outline.storypole.config.jsonc
//     [--commits 200] [--command packages/cli/bin/storypole.mjs] [--write docs/reference/gate-replay]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from './describe-machine.mjs';
import { drawCurve } from './draw-curve.mjs';

/** The rules about the change itself: everything else is about the code. */
const GATE = ['loosened-policy', 'grown-debt', 'new-suppression', 'removed-check'];

const { values } = parseArgs({
  options: {
    repo: { type: 'string' },
    config: { type: 'string' },
    commits: { type: 'string', default: '200' },
    command: { type: 'string', default: 'packages/cli/bin/storypole.mjs' },
    write: { type: 'string' },
  },
});
if (values.repo === undefined || values.config === undefined) throw new Error('Name --repo and --config.');

const command = path.resolve(values.command);
const folder = mkdtempSync(path.join(os.tmpdir(), 'storypole-replay-'));
const clone = path.join(folder, 'clone');
const git = (args, options = {}) =>
  execFileSync('git', args, {
    cwd: clone,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['pipe', 'pipe', 'ignore'],
    ...options,
  }).trim();

try {
  execFileSync('git', ['clone', '--quiet', '--shared', '--no-checkout', values.repo, clone]);
  const history = git(['rev-list', '--first-parent', '-n', String(Number(values.commits) + 1), 'HEAD'])
    .split('\n')
    .reverse();
  const rows = replay(history);
  report(rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Commits as they were, each with the config in its tree and the one before it as parent. */
function replay(history) {
  const blob = git(['hash-object', '-w', '--stdin'], { input: readFileSync(values.config) });
  const index = { env: { ...process.env, GIT_INDEX_FILE: path.join(folder, 'index') } };
  const rows = [];
  let parent;
  let before;
  for (const [at, original] of history.entries()) {
    git(['read-tree', original], index);
    git(['update-index', '--add', '--cacheinfo', `100644,${blob},storypole.config.jsonc`], index);
    const tree = git(['write-tree'], index);
    const name = ['-c', 'user.name=replay', '-c', 'user.email=replay@example.com'];
    const commit = git([...name, 'commit-tree', tree, ...(parent === undefined ? [] : ['-p', parent]), '-m', original]);
    git(['checkout', '--quiet', '--force', '--detach', commit]);
    const base = at === 0 ? [] : ['--base', parent];
    const begun = performance.now();
    const run = spawnSync(process.execPath, [command, 'check', ...base, '--format', 'json'], {
      cwd: clone,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    const ms = performance.now() - begun;
    const result = read(run);
    const ids = new Map(result.findings.map((finding) => [finding.id, finding]));
    if (before !== undefined) {
      const isOfGate = ({ rule }) => GATE.includes(rule);
      rows.push({
        original,
        ms,
        status: run.status,
        findings: result.findings.filter((finding) => !isOfGate(finding)).length,
        introduced: [...ids].filter(([id, finding]) => !before.has(id) && !isOfGate(finding)).length,
        removed: [...before].filter(([id, finding]) => !ids.has(id) && !isOfGate(finding)).length,
        gate: result.findings.filter(isOfGate).map(({ rule, names }) => `${rule}: ${names.join()}`),
        faults: result.faults.length,
        files: result.examined.files,
      });
      console.error(`${at}/${history.length - 1} ${original.slice(0, 10)} ${ms.toFixed(0)} ms exit ${run.status}`);
    }
    before = ids;
    parent = commit;
  }
  return rows;
}

/** A run that prints no report has crashed, whatever its exit code. */
function read(run) {
  try {
    return JSON.parse(run.stdout);
  } catch {
    throw new Error(`The command crashed with ${run.status}: ${run.stderr.slice(0, 2000)}`);
  }
}

function report(rows) {
  const times = rows.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share) => `${(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0)} ms`;
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const gates = rows.flatMap(({ original, gate }) => gate.map((text) => `- \`${original.slice(0, 10)}\` ${text}`));
  const lines = [
    `${rows.length} commits, ${rows[0]?.files} files at the first and ${rows.at(-1)?.files} at the last. ${describeMachine()}`,
    '',
    '| | |',
    '| --- | ---: |',
    `| time of a commit, median | ${at(0.5)} |`,
    `| 95th percentile | ${at(0.95)} |`,
    `| slowest | ${at(1)} |`,
    `| findings at the first commit | ${rows[0]?.findings} |`,
    `| findings at the last commit | ${rows.at(-1)?.findings} |`,
    `| findings that a commit introduced | ${sum('introduced')}, in ${rows.filter((row) => row.introduced > 0).length} commits |`,
    `| findings that a commit removed | ${sum('removed')}, in ${rows.filter((row) => row.removed > 0).length} commits |`,
    `| runs with faults | ${rows.filter((row) => row.faults > 0).length} |`,
    `| crashes | 0 |`,
    `| commits that the change gate alone would have stopped | ${rows.filter(({ gate }) => gate.length > 0).length} |`,
    '',
    ...(gates.length === 0 ? [] : ['What the change gate reported:', '', ...gates, '']),
  ];
  console.log(lines.join('\n'));
  if (values.write === undefined) return;
  writeFileSync(`${values.write}.svg`, drawCurve(rows));
  const page = readFileSync(`${values.write}.md`, 'utf8');
  const [head = '', rest = ''] = page.split('<!-- replay: begin -->');
  const tail = rest.split('<!-- replay: end -->')[1] ?? '';
  writeFileSync(
    `${values.write}.md`,
    `${head}<!-- replay: begin -->\n\n${lines.join('\n').trimEnd()}\n\n<!-- replay: end -->${tail}`,
  );
}
