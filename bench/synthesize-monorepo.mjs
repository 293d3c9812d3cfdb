// Writes a monorepo: packages of twelve files in four layers and an entry, each with its package.json and tsconfig; a package needs
// up to three earlier ones. The same arguments write the same bytes.
//
//   node bench/synthesize-monorepo.mjs <packages> <folder> each|one
//
// `each`: every package has a config that extends one of the team; `one`: one config for all, in which packages are domains.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRandom } from './synthetic/create-random.mjs';

const LAYERS = ['types', 'repo', 'service', 'ui'];
const FILES = 3;
const NEEDED = 3;
/** One package in so many has a service that imports its ui. */
const OFFENCE_EVERY = 10;

/** Returns `{ packages, files, dependencies, offences: { [rule]: count } }`. */
export function synthesizeMonorepo(count, folder, policy, seed = 1) {
  const random = createRandom(seed);
  const made = { packages: count, files: 0, dependencies: 0, offences: { 'misdirected-import': 0 } };
  const uses = {};
  const write = (path, contents) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof contents === 'string' ? contents : JSON.stringify(contents, null, 2));
  };
  write('package.json', { name: 'monorepo', private: true, workspaces: ['packages/*'] });
  write('tsconfig.base.json', { compilerOptions: { module: 'ESNext', moduleResolution: 'Bundler', strict: true } });
  for (let index = 0; index < count; index++) {
    const name = `part-${index}`;
    const needs = chooseNeeded(index, random);
    if (needs.length > 0) uses[name] = needs;
    writePackage(name, needs, index % OFFENCE_EVERY === OFFENCE_EVERY - 1, made, write);
    if (policy === 'each') write(`packages/${name}/storypole.config.json`, { extends: '../../team.storypole.json' });
  }
  if (policy === 'each') write('team.storypole.json', toPolicy('src'));
  else {
    write('storypole.config.json', {
      ...toPolicy('packages/{domain}/src'),
      domains: { pattern: 'packages/{domain}/src', entry: ['index.ts'], uses },
    });
  }
  return made;
}

function chooseNeeded(index, random) {
  const needs = new Set();
  for (let left = Math.min(NEEDED, index); left > 0; left--) needs.add(`part-${random.below(index)}`);
  return [...needs].sort();
}

function writePackage(name, needs, hasOffence, made, write) {
  const at = `packages/${name}`;
  write(`${at}/package.json`, {
    name: `@acme/${name}`,
    type: 'module',
    exports: './src/index.ts',
    dependencies: Object.fromEntries(needs.map((need) => [`@acme/${need}`, '*'])),
  });
  write(`${at}/tsconfig.json`, {
    extends: '../../tsconfig.base.json',
    compilerOptions: { paths: { '~/*': ['./src/*'] } },
    include: ['src'],
  });
  for (const [row, layer] of LAYERS.entries()) {
    for (let number = 0; number < FILES; number++) {
      const imports = LAYERS.slice(0, row).map(
        (below) => `import { ${below}${number} } from '~/${below}/${below}${number}';`,
      );
      if (layer === 'service') {
        for (const need of needs) imports.push(`import * as ${need.replace('-', '')} from '@acme/${need}';`);
        if (hasOffence && number === 0) {
          imports.push(`import { ui1 } from '../ui/ui1';`);
          made.offences['misdirected-import']++;
        }
      }
      made.files++;
      made.dependencies += imports.length;
      write(
        `${at}/src/${layer}/${layer}${number}.ts`,
        `${imports.join('\n')}\nexport const ${layer}${number} = ${number};\n`,
      );
    }
  }
  made.files++;
  made.dependencies++;
  write(`${at}/src/index.ts`, `export { types0 } from './types/types0';\n`);
}

function toPolicy(base) {
  const layers = Object.fromEntries(LAYERS.map((layer) => [layer, { files: [`${base}/${layer}/**`] }]));
  const entry = base === 'src' ? { entry: { files: ['src/index.ts'] } } : {};
  return {
    preset: 'none',
    include: [`${base.replace('{domain}', '*')}/**`],
    layers: { ...layers, ...entry },
    allow: [
      ...LAYERS.flatMap((from, row) => LAYERS.slice(0, row).map((to) => allow(from, to))),
      ...Object.keys(entry).map((from) => allow(from, 'types')),
    ],
  };
}

function allow(from, to) {
  return { from, to, why: `\`${from}\` is built on \`${to}\`.` };
}

/** The folders of the packages, as one run is given them. */
export function listProjects(made) {
  return Array.from({ length: made.packages }, (_, index) => `packages/part-${index}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [packages, folder, policy] = process.argv.slice(2);
  if (!(Number(packages) >= 1) || folder === undefined || !['each', 'one'].includes(policy)) {
    console.error(
      'Give a number, a folder, and each or one: node bench/synthesize-monorepo.mjs <packages> <folder> <policy>',
    );
    process.exit(2);
  }
  console.log(JSON.stringify(synthesizeMonorepo(Number(packages), folder, policy)));
}
