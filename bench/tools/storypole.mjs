import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commitCopy } from '../commit-copy.mjs';
import { importNeighbour } from '../import-neighbour.mjs';
import { zoneGlobs } from './zone-globs.mjs';

const SCRIPT = fileURLToPath(new URL('../../packages/cli/bin/storypole.mjs', import.meta.url));
const CHECK = [process.execPath, SCRIPT, 'check'];
const ACCEPTS = [0, 1];
/** No peer looks for remedies; what they cost has a row of its own. */
const BARE = ['--max-remedies', '0', '--format', 'json'];

/** The variant that the ratios are taken to. */
export const REFERENCE = 'storypole';

const cold = {
  name: REFERENCE,
  options: 'check --no-cache --max-remedies 0, the same zones, every rule on',
  accepts: ACCEPTS,
  setUp: writeConfig,
  command: coldCheck,
  examined: (output) => JSON.parse(output).examined.files,
};

const withRemedies = {
  ...cold,
  name: `${REFERENCE}, with remedies`,
  options: 'the same, and the remedies of the first 20 findings',
  command: () => [...CHECK, '--no-cache', '--format', 'json'],
};

const warm = {
  name: `${REFERENCE}, warm`,
  options: 'check with its cache, nothing changed',
  accepts: ACCEPTS,
  fill: true,
  setUp: (copy) => {
    writeConfig(copy);
    // Where the cache lies.
    rmSync(join(copy.root, 'node_modules'), { recursive: true, force: true });
    mkdirSync(join(copy.root, 'node_modules'));
  },
  command: () => [...CHECK, ...BARE],
};

/** What a cache costs the run that fills it. */
const first = {
  ...warm,
  name: `${REFERENCE}, first with a cache`,
  options: 'check, which finds no cache and leaves one',
  before: (copy) => rmSync(join(copy.root, 'node_modules/.cache'), { recursive: true, force: true }),
};

/** A warm check after a file has come to depend on another one. */
const importing = {
  ...warm,
  name: `${REFERENCE}, 1 import added`,
  options: 'check with its cache, an import of types was added to one file before each run',
  before: (copy) => importNeighbour(copy.root, copy.files),
};

export const storypole = !existsSync(SCRIPT)
  ? []
  : [
      cold,
      withRemedies,
      first,
      warm,
      changed(1),
      importing,
      changed(20),
      ...(offers('guard') ? [command('guard', (copy) => ['guard', copy.files[0]])] : []),
      ...(offers('hook') ? [hook()] : []),
    ];

/** The command of a check that reads no cache. */
export function coldCheck() {
  return [...CHECK, '--no-cache', ...BARE];
}

/** A command that reads and leaves a cache: `check` as bare as the cold one. */
export function keepingCommand(name, ...args) {
  return [process.execPath, SCRIPT, name, ...args, ...(name === 'check' ? BARE : [])];
}

/** Whether the built command has a subcommand, and an option of it. */
function offers(...words) {
  if (!existsSync(SCRIPT)) return false;
  const { status, stdout } = spawnSync(process.execPath, [SCRIPT, words[0], '--help'], { encoding: 'utf8' });
  return status === 0 && words.every((word) => stdout.includes(word));
}

/** A warm check after `count` files, spread over the repository, have grown by a line. */
function changed(count) {
  return {
    ...warm,
    name: `${REFERENCE}, ${count} changed`,
    options: `check with its cache, ${count} of the files changed before each run`,
    fill: true,
    before: (copy) => {
      const step = Math.floor(copy.files.length / count);
      for (let index = 0; index < count; index++) appendFileSync(join(copy.root, copy.files[index * step]), '\n');
    },
  };
}

function command(name, args) {
  return {
    ...warm,
    name: `${REFERENCE} ${name}`,
    options: `${name} <one file>, warm`,
    command: (copy) => [process.execPath, SCRIPT, ...args(copy)],
  };
}

/** One edit of one file, as Claude Code reports it. */
function hook() {
  return {
    ...warm,
    name: `${REFERENCE} hook`,
    options: 'hook claude, PostToolUse of one file that has grown by a line, warm',
    before: changed(1).before,
    accepts: [0, 1, 2],
    command: () => [process.execPath, SCRIPT, 'hook', 'claude'],
    input: (copy) =>
      JSON.stringify({
        session_id: 'bench',
        cwd: copy.root,
        hook_event_name: 'PostToolUse',
        tool_name: 'Edit',
        tool_input: { file_path: join(copy.root, copy.files[0]) },
      }),
  };
}

function writeConfig(copy) {
  const layers = Object.fromEntries(copy.zones.map((zone) => [zone.name, { files: zoneGlobs(zone) }]));
  const allow = copy.zones.flatMap((zone) =>
    zone.mayImport.map((to) => ({ from: zone.name, to, why: `\`${zone.name}\` is built on \`${to}\`.` })),
  );
  const include = copy.folders.map((folder) => `${folder}/**/*.{ts,tsx,mts,cts}`);
  writeFileSync(
    join(copy.root, 'storypole.config.json'),
    JSON.stringify({ preset: 'none', include, layers, allow, tests: [] }, null, 2),
  );
  commitCopy(copy.root);
}
