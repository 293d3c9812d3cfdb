import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder, versionOf } from './bin.mjs';
import { zoneGlobs } from './zone-globs.mjs';

const CONFIG = '.fallowrc.json';
const NAME = `fallow ${versionOf('fallow')}`;
const ONLY = ['--boundary-violations', '--circular-deps', '--unresolved-imports'];
const TARGET = { x64: 'linux-x64-gnu', arm64: 'linux-arm64-gnu' }[process.arch];
const BIN = join(packageFolder(`@fallow-cli/${TARGET}`), 'fallow');
const CHECK = [BIN, 'dead-code', ...ONLY, '--quiet', '--format', 'compact'];

export const fallow = [
  {
    name: NAME,
    options: `dead-code ${ONLY.join(' ')} --no-cache, the same zones; the native binary without its npm wrapper`,
    accepts: [0, 1],
    setUp: writeConfig,
    command: () => [...CHECK, '--no-cache'],
    count: () => [BIN, 'list', '--files', '--quiet', '--no-cache'],
    examined: countInFolders,
  },
  {
    name: `${NAME}, warm`,
    options: 'the same with its cache, nothing changed',
    accepts: [0, 1],
    setUp: (copy) => {
      writeConfig(copy);
      rmSync(join(copy.root, '.fallow'), { recursive: true, force: true });
    },
    fill: true,
    command: () => CHECK,
  },
  {
    name: `${NAME} guard`,
    options: 'guard <one file>; the native binary without its npm wrapper',
    accepts: [0],
    setUp: writeConfig,
    fill: true,
    command: (copy) => [BIN, 'guard', '--quiet', copy.files[0]],
  },
];

/** fallow lists the files of the root as well, which no zone holds. */
function countInFolders(output) {
  return output.split('\n').filter((line) => line.includes('/') && /\.[cm]?tsx?$/.test(line)).length;
}

function writeConfig(copy) {
  const zones = copy.zones.map((zone) => ({ name: zone.name, patterns: zoneGlobs(zone) }));
  const rules = copy.zones.map((zone) => ({ from: zone.name, allow: [zone.name, ...zone.mayImport] }));
  const config = {
    entry: copy.folders.map((folder) => `${folder}/**/*.{ts,tsx,mts,cts}`),
    ignorePatterns: ['**/*.{js,jsx,mjs,cjs,vue,svelte,astro,css,scss,html}'],
    boundaries: { zones, rules },
  };
  writeFileSync(join(copy.root, CONFIG), JSON.stringify(config, null, 2));
}
