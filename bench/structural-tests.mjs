// Structural tests beside other kits: the same rules about edges on the same synthetic repository, each kit in a process of its own.
//
//   node bench/structural-tests.mjs [--files 5000] [--rounds 3] [--archunit <folder with node_modules/archunit>]
//     [--ts-archunit <folder of a built checkout>] [--many] [--write]
//
// The other kits are asked for one rule; with --many for a hundred too, which takes some of them many minutes.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from './describe-machine.mjs';
import { measure } from './measure.mjs';
import { synthesize } from './synthesize.mjs';
import { writeSection } from './write-section.mjs';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '3' },
    archunit: { type: 'string' },
    'ts-archunit': { type: 'string' },
    many: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const COUNTS = [1, 100];
const kits = [
  { name: 'storypole', args: [] },
  ...['archunit', 'ts-archunit'].flatMap((name) =>
    values[name] === undefined ? [] : [{ name, args: [values[name]] }],
  ),
];
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'storypole-structural-')));
try {
  const { files, dependencies } = synthesize(Number(values.files), folder);
  const rows = [];
  for (const { name, args } of kits) {
    for (const count of args.length === 0 || values.many ? COUNTS : [1])
      rows.push({ name, count, ...(await run(name, count, args)) });
  }
  const one = (name, count) => rows.find((row) => row.name === name && row.count === count);
  const lines = [
    '| kit | rules | wall s | × storypole | × one rule | rules offended |',
    '|---|--:|--:|--:|--:|--:|',
    ...rows.map(({ name, count, wall, offended }) =>
      [
        '',
        name,
        count,
        wall.toFixed(2),
        (wall / one('storypole', count).wall).toFixed(1),
        (wall / one(name, 1).wall).toFixed(2),
        offended,
        '',
      ]
        .join(' | ')
        .trim(),
    ),
  ];
  const text = `${files} files, ${dependencies} dependencies; ${describeMachine()}\n\n${lines.join('\n')}`;
  console.log(text);
  if (values.write) await writeSection('structural-tests', text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function run(name, count, args) {
  const script = join(import.meta.dirname, 'structural-tests', `${name}.mjs`);
  const walls = [];
  let offended = '';
  for (let round = 0; round < Number(values.rounds); round++) {
    const { wall, status, stdout } = await measure({
      command: [process.execPath, script, folder, String(count), ...args],
      cwd: folder,
      keep: true,
    });
    if (status !== 0) throw new Error(`${name} ended with ${status}.`);
    walls.push(wall);
    offended = stdout.trim().split('\n').at(-1);
  }
  return { wall: walls.sort((a, b) => a - b)[Math.floor(walls.length / 2)], offended };
}
