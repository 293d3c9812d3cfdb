// Everything that must hold before a change is merged. Each part runs whatever the others said; the last lines name those
// that failed. `--skip tests,lint` leaves parts out, `--only types` runs nothing else, `--list` names them.
import { parseArgs } from 'node:util';
import { execute } from './run.mjs';

const parts = {
  build: ['node scripts/build.mjs'],
  types: ['node node_modules/typescript/bin/tsc --noEmit -p tsconfig.json'],
  lint: ['eslint . --max-warnings 0'],
  format: ['prettier --check . --log-level warn'],
  generated: ['node scripts/generate.mjs --check'],
  storypole: [
    'node packages/cli/bin/storypole.mjs check .',
    'node packages/cli/bin/storypole.mjs generate agents --check',
  ],
  unused: ['knip --no-progress'],
  work: ['node bench/counted.mjs'],
  packages: ['node scripts/stage.mjs', 'node scripts/check-packages.mjs'],
  lockfile: ['node scripts/check-lock-file.mjs'],
  paths: ['node scripts/check-paths.mjs'],
  tests: ['vitest run'],
};

const { values } = parseArgs({
  options: { skip: { type: 'string' }, only: { type: 'string' }, list: { type: 'boolean' } },
});
const names = Object.keys(parts);
if (values.list === true) {
  console.log(names.join('\n'));
  process.exit(0);
}
const skipped = toNames(values.skip);
const wanted = values.only === undefined ? names : toNames(values.only);

const chosen = names.filter((one) => wanted.includes(one) && !skipped.includes(one));
const failed = [];
for (const name of chosen) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 74 - name.length))}`);
  const begun = performance.now();
  let code = 0;
  for (const command of parts[name]) {
    const [program, ...args] = command.split(' ');
    code = await execute(program, args);
    if (code !== 0) {
      failed.push({ name, command, code });
      break;
    }
  }
  console.log(`${code === 0 ? 'ok' : 'FAILED'} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
}

console.log('');
for (const { name, command, code } of failed) console.log(`${name} failed: ${command} (exit ${code})`);
console.log(failed.length === 0 ? 'All checks passed.' : `${failed.length} of ${chosen.length} checks failed.`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** The parts that a flag names, separated by commas. Ends the process where there is no such part. */
function toNames(list) {
  const given = (list ?? '').split(',').filter((name) => name !== '');
  const unknown = given.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`No part is named ${unknown.join(', ')}. Choose from ${names.join(', ')}.`);
    process.exit(2);
  }
  return given;
}
