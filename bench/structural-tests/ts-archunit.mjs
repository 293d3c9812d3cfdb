// One process of ts-archunit: the same rules. It is given as the folder of a built checkout.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listRules } from './list-rules.mjs';

const [root, count, folder] = process.argv.slice(2);
const { modules, project } = await import(pathToFileURL(join(folder, 'dist/index.js')).href);
process.chdir(root);
const loaded = project('tsconfig.json');
let offended = 0;
for (const { domain, from, to } of listRules(root, Number(count))) {
  const layer = (name) => `**/src/domains/${domain}/${name}/**`;
  try {
    modules(loaded).that().resideInFolder(layer(from)).should().notImportFrom(layer(to)).check();
  } catch (error) {
    if (!/violation/i.test(`${error.name} ${error.message}`)) throw error;
    offended++;
  }
}
console.log(offended);
