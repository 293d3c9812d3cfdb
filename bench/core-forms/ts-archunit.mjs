import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [from, to, folder] = process.argv.slice(2);
const { modules, project } = await import(pathToFileURL(join(folder, 'dist/index.js')).href);
const rule = modules(project('tsconfig.json'))
  .that()
  .resideInFolder(`**/${from}/**`)
  .should()
  .notImportFrom(`**/${to}/**`);
try {
  rule.check();
  console.log('passed');
} catch (error) {
  if (!/violation/i.test(`${error.name} ${error.message}`)) throw error;
  console.log('caught');
}
