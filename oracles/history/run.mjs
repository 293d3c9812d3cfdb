// Whether `storypole history` says of each commit what `storypole check` says in a clean checkout of it.
//
//   node oracles/history/run.mjs CLONE SINCE [EVERY]
//
// CLONE has a config that today's policy comes from. Checkouts are made in a temporary folder; the clone stays as it is.

import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';

const [clone = '', since = '', every = '1'] = process.argv.slice(2);
const program = resolve(import.meta.dirname, '../../packages/cli/bin/storypole.mjs');
const run = (cwd, ...args) =>
  spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
const git = (...args) => execFileSync('git', args, { cwd: clone, encoding: 'utf8', stdio: 'pipe' });

const start = performance.now();
const history = JSON.parse(run(clone, 'history', '--since', since, '--every', every, '--format', 'json').stdout);
const spent = performance.now() - start;
const configs = readdirSync(clone).filter((name) => /^storypole\.config\.jsonc?$/.test(name));
const base = mkdtempSync(join(tmpdir(), 'storypole-history-'));
let differences = 0;
let checked = 0;
try {
  for (const point of history.points) {
    const checkout = join(base, point.commit.slice(0, 10));
    git('worktree', 'add', '--quiet', '--detach', checkout, point.commit);
    for (const name of configs) copyFileSync(join(clone, name), join(checkout, name));
    const began = performance.now();
    const report = JSON.parse(run(checkout, 'check', '--no-cache', '--format', 'json', '--max-remedies', '0').stdout);
    checked += performance.now() - began;
    git('worktree', 'remove', '--force', checkout);
    const { findings, faults, examined } = report.reports?.[0] ?? report;
    const ids = new Set(findings.map(({ id }) => id));
    const says = {
      files: examined.files,
      dependencies: examined.dependencies,
      findings: findings.length,
      known: findings.filter(({ known }) => known).length,
      faults: faults.length,
      rules: count(findings.map(({ rule }) => rule)),
      appeared: point.findings.appeared.every(({ id }) => ids.has(id)),
      gone: point.findings.gone.every(({ id }) => !ids.has(id)),
    };
    const { files, dependencies, findings: found } = point;
    const said = {
      files,
      dependencies,
      findings: found.total,
      known: found.known,
      faults: point.faults.length,
      rules: found.byRule,
      appeared: true,
      gone: true,
    };
    if (JSON.stringify(says) === JSON.stringify(said)) continue;
    differences++;
    console.log(`${point.commit}: check ${JSON.stringify(says)}, history ${JSON.stringify(said)}`);
  }
} finally {
  git('worktree', 'prune');
  rmSync(base, { recursive: true, force: true });
}
const { length } = history.points;
console.log(
  `${length} commits: ${differences} differ. History ${Math.round(spent)} ms (${Math.round(spent / length)} a commit), checks in checkouts ${Math.round(checked)} ms without the checkouts.`,
);
process.exitCode = differences === 0 && length > 0 ? 0 : 1;

function count(names) {
  const counts = {};
  for (const name of names.sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
