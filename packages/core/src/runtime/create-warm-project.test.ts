import { expect, test } from 'vitest';
import { createTestProviders } from '#testing/create-test-providers';
import { createWarmProject } from './create-warm-project';

test('a file outside `include` through which a name is followed is looked at again', () => {
  const providers = createTestProviders({
    'storypole.config.json':
      '{ "outside": [{ "files": ["lib/**"], "onlyIn": ["repo"], "why": "It was there before." }] }',
    'src/domains/billing/repo/fees.ts': "import { fee } from '../../../../lib/fee';\nexport const fees = [fee];\n",
    'lib/fee.ts': 'export const fee = 1;\n',
  });
  const { fileSystem } = providers;
  const warm = createWarmProject({ cwd: '/project' }, providers, []);
  const before = warm.read();
  const row = before.project.graph.files.paths.indexOf('lib/fee.ts');
  expect(before.project.graph.namesOf(row)?.exports.map(({ exported }) => exported)).toEqual(['fee']);
  expect(warm.read()).toBe(before);
  fileSystem.writeFile('/project/lib/fee.ts', 'export const toll = 1;\n');
  const { graph } = warm.read().project;
  expect(graph.namesOf(graph.files.paths.indexOf('lib/fee.ts'))?.exports.map(({ exported }) => exported)).toEqual([
    'toll',
  ]);
});
