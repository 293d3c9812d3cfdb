import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBin, versionOf } from './bin.mjs';

const CONFIG = '.bench-dependency-cruiser.cjs';
const CACHE = '.bench-dependency-cruiser-cache';
const NAME = `dependency-cruiser ${versionOf('dependency-cruiser')}`;
const SCRIPT = 'bin/dependency-cruiser.mjs';

export const dependencyCruiser = [
  {
    name: NAME,
    options: 'tsPreCompilationDeps, the same zones, no-circular; no cache',
    slow: true,
    setUp: writeConfig,
    command: (copy) => cruise(copy, 'err', '--no-cache'),
    count: (copy) => cruise(copy, 'json', '--no-cache'),
    examined: countOurs,
  },
  {
    name: `${NAME}, warm`,
    options: 'the same with --cache, nothing changed (metadata strategy)',
    setUp: (copy) => {
      writeConfig(copy);
      rmSync(join(copy.root, CACHE), { recursive: true, force: true });
    },
    fill: true,
    command: (copy) => cruise(copy, 'err', '--cache', CACHE, '--cache-strategy', 'metadata'),
  },
];

function cruise(copy, output, ...cache) {
  const options = ['--config', CONFIG, '--output-type', output, ...cache, '--'];
  return [...nodeBin('dependency-cruiser', SCRIPT), ...options, ...copy.folders];
}

function countOurs(output, copy) {
  const files = new Set(copy.files);
  return JSON.parse(output).modules.filter((module) => files.has(module.source)).length;
}

function writeConfig(copy) {
  const forbidden = copy.zones.map((zone) => ({
    name: `${zone.name}-imports`,
    severity: 'error',
    from: { path: pathsOf([zone]) },
    to: {
      path: pathsOf(copy.zones),
      pathNot: pathsOf(copy.zones.filter((other) => other === zone || zone.mayImport.includes(other.name))),
    },
  }));
  forbidden.push({ name: 'no-circular', severity: 'error', from: {}, to: { circular: true } });
  const options = {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: copy.typescript },
    exclude: { path: ['\\.(?:js|jsx|mjs|cjs|vue|svelte)$'] },
    doNotFollow: { path: ['node_modules'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  };
  writeFileSync(join(copy.root, CONFIG), `module.exports = ${JSON.stringify({ forbidden, options }, null, 2)};\n`);
}

/** Expressions as a user would write them: `^src/vs/base/`, not the long ones that a glob library makes. */
function pathsOf(zones) {
  return zones.flatMap((zone) => (zone.files ?? zone.folders.map((folder) => `${folder}/**`)).map(toExpression));
}

function toExpression(glob) {
  if (glob.endsWith('/**')) return `^${glob.slice(0, -2)}`;
  return `^${glob.replaceAll('*', '[^/]+')}$`;
}
