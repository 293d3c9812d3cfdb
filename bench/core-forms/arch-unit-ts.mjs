import { createRequire } from 'node:module';
import { join } from 'node:path';

const [from, to, folder] = process.argv.slice(2);
const require = createRequire(join(folder, 'x.js'));
const { noClasses } = require('arch-unit-ts/dist/main');
const { RelativePath } = require('arch-unit-ts/dist/arch-unit/core/domain/RelativePath');
const { TypeScriptProject } = require('arch-unit-ts/dist/arch-unit/core/domain/TypeScriptProject');
const project = new TypeScriptProject(RelativePath.of('src'));
const rule = noClasses()
  .that()
  .resideInAPackage(`..${from}..`)
  .should()
  .dependOnClassesThat()
  .resideInAPackage(`..${to}..`)
  .because('the layers say so');
try {
  rule.check(project.allClasses());
  console.log('passed');
} catch (error) {
  if (!/violat|failed to check any/i.test(error.message)) throw error;
  console.log('caught');
}
