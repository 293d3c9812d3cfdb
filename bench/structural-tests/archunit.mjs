// One process of archunit: the same rules. It is given as a folder, because nothing else here needs it.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { listRules } from './list-rules.mjs';

const [root, count, folder] = process.argv.slice(2);
const { projectFiles } = createRequire(join(folder, 'x.js'))('archunit');
process.chdir(root);
let offended = 0;
for (const { domain, from, to } of listRules(root, Number(count))) {
  const layer = (name) => `src/domains/${domain}/${name}/**`;
  const rule = projectFiles('tsconfig.json').inFolder(layer(from)).shouldNot().dependOnFiles().inFolder(layer(to));
  if ((await rule.check()).length > 0) offended++;
}
console.log(offended);
