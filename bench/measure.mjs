import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const GNU_TIME = '/usr/bin/time';
const canCount = spawnSync(GNU_TIME, ['-f', '%U', 'true']).status === 0;

/**
 * Runs one command to its end. `wall` is measured here, from spawn to exit; `cpu` (user + system) and `rss` (the largest process
 * of its tree) come from the kernel's accounting of the child, by way of GNU time, which adds about a millisecond to every tool.
 * Seconds, seconds, MiB; `cpu` and `rss` are `undefined` where GNU time is missing. `stdout`
 * only where `keep` is set: otherwise the output goes to the null device.
 */
export async function measure({ command, cwd, input = '', keep = false }) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const account = join(folder, 'account');
  const output = join(folder, 'output');
  const given = join(folder, 'input');
  writeFileSync(given, input);
  const stdin = openSync(given, 'r');
  const out = keep ? openSync(output, 'w') : 'ignore';
  const [program, ...rest] = canCount ? [GNU_TIME, '-q', '-o', account, '-f', '%U %S %M', ...command] : command;
  const started = performance.now();
  const child = spawn(program, rest, { cwd, stdio: [stdin, out, keep ? 'inherit' : 'ignore'] });
  const status = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code));
  });
  const wall = (performance.now() - started) / 1000;
  closeSync(stdin);
  if (keep) closeSync(out);
  const [user, system, kib] = canCount
    ? readFileSync(account, 'utf8').trim().split('\n').at(-1).split(' ').map(Number)
    : [];
  const stdout = keep ? readFileSync(output, 'utf8') : '';
  rmSync(folder, { recursive: true });
  return { wall, cpu: canCount ? user + system : undefined, rss: canCount ? kib / 1024 : undefined, status, stdout };
}
