// Writes a repository in the shape of the harness preset: domains of about fifty files in six layers, entries, providers,
// utils, wiring, tests; about ten imports and six kilobytes a file; an alias. The same arguments write the same bytes.
//
//   node bench/synthesize.mjs <files> <folder> [seed]
//
// prints one line of JSON: files, dependencies, and how many offences of each rule were planted.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { planRepository } from './synthetic/plan-repository.mjs';
import { createRandom } from './synthetic/create-random.mjs';
import { formatSource } from './synthetic/format-source.mjs';

/** Returns `{ files, bytes, dependencies, offences: { [rule]: count } }`. */
export function synthesize(count, folder, seed = 1) {
  const random = createRandom(seed);
  const { files, uses, offences } = planRepository(count, random);
  let bytes = 0;
  let dependencies = 0;
  const made = new Set();
  for (const file of files) {
    const source = formatSource(file, random);
    const path = join(folder, file.path);
    const parent = dirname(path);
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    writeFileSync(path, source);
    bytes += source.length;
    dependencies += file.imports.length + file.reexports.length;
  }
  for (const [name, value] of Object.entries(projectFiles(uses)))
    writeFileSync(join(folder, name), JSON.stringify(value, null, 2));
  return { files: files.length, bytes, dependencies, offences };
}

function projectFiles(uses) {
  return {
    'package.json': {
      name: 'synthetic',
      private: true,
      type: 'module',
      dependencies: { kysely: '*', zod: '*', vitest: '*' },
    },
    'tsconfig.json': {
      compilerOptions: {
        module: 'ESNext',
        moduleResolution: 'Bundler',
        jsx: 'preserve',
        strict: true,
        paths: { '@/*': ['./src/*'] },
      },
      include: ['src'],
    },
    'storypole.config.json': { preset: 'harness', domains: { uses } },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [files, folder, seed = '1'] = process.argv.slice(2);
  if (!(Number(files) >= 100) || folder === undefined) {
    console.error(
      'Give the number of files (at least 100) and a folder: node bench/synthesize.mjs <files> <folder> [seed]',
    );
    process.exit(2);
  }
  console.log(JSON.stringify(synthesize(Number(files), folder, Number(seed))));
}
