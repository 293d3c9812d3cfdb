// What it costs to generate a configuration of dependency-cruiser for a harness of many domains, and how long that is:
//
//   node bench/generate.mjs [--domains 50,100,300]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createNodeProviders, openProject } from '@storypole/core';
import { generateConfig } from '@storypole/dependency-cruiser';
import { rules } from '@storypole/rules';
import { median } from './summarize.mjs';

const LAYERS = ['types', 'config', 'repo', 'providers', 'service', 'runtime', 'ui'];
const ROUNDS = 7;

const { values } = parseArgs({ options: { domains: { type: 'string', default: '50,100,300' } } });
for (const count of values.domains.split(',').map(Number)) {
  const root = mkdtempSync(join(tmpdir(), 'storypole-generate-'));
  try {
    writeHarness(root, count);
    const { fileSystem, ...others } = createNodeProviders({});
    const project = openProject({ cwd: root, configCode: false }, { fileSystem, ...others }, rules);
    const times = [];
    let text = '';
    for (let round = 0; round < ROUNDS; round++) {
      const begun = process.cpuUsage();
      text = generateConfig(project, fileSystem);
      const { user, system } = process.cpuUsage(begun);
      times.push((user + system) / 1000);
    }
    const [first = 0] = times;
    console.log(
      `${count} domains of ${LAYERS.length} layers, besides utils and app: first ${first.toFixed(1)} ms of the processor, median ${median(times).toFixed(1)} ms, ${text.split('\n').length} lines`,
    );
  } finally {
    rmSync(root, { recursive: true });
  }
}

function writeHarness(root, count) {
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const domains = Array.from({ length: count }, (_, index) => `domain${index}`);
  const uses = Object.fromEntries(domains.slice(1).map((domain, index) => [domain, [domains[index]]]));
  write('storypole.config.json', JSON.stringify({ domains: { uses } }));
  for (const domain of domains) {
    for (const layer of LAYERS) write(`src/domains/${domain}/${layer}/part.ts`, 'export {};\n');
  }
  for (const path of ['src/utils/part.ts', 'src/app/main.ts', 'src/providers/clock.ts']) write(path, 'export {};\n');
}
