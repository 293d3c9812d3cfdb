import { createRequire } from 'node:module';
import { join } from 'node:path';

const [from, to, folder] = process.argv.slice(2);
const { projectFiles } = createRequire(join(folder, 'x.js'))('archunit');
const rule = projectFiles('tsconfig.json')
  .inFolder(`**/${from}/**`)
  .shouldNot()
  .dependOnFiles()
  .inFolder(`**/${to}/**`);
console.log((await rule.check()).length > 0 ? 'caught' : 'passed');
