// Runs one version of dependency-cruiser in many folders, one after the other: starting it takes longer than running it.
// Arguments: the name of the package. Standard input: the folders, as JSON. Standard output: what it found, folder by folder.
import { readFileSync } from 'node:fs';

const [name] = process.argv.slice(2);
const { cruise } = await import(name);
const { default: extractOptions } = await import(`${name}/config-utl/extract-depcruise-options`);
const { default: extractTsConfig } = await import(`${name}/config-utl/extract-ts-config`);

const outputs = [];
for (const { root, folders } of JSON.parse(readFileSync(0, 'utf8'))) {
  process.chdir(root);
  const options = await extractOptions(`${root}/.dependency-cruiser.mjs`);
  const file = options.tsConfig?.fileName;
  const tsConfig = file === undefined ? {} : { tsConfig: extractTsConfig(file) };
  const { output } = await cruise(folders, { ...options, outputType: 'json' }, {}, tsConfig);
  outputs.push(JSON.parse(output));
}
process.stdout.write(JSON.stringify(outputs));
