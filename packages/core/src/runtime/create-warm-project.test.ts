import { expect, test } from 'vitest';
import { createTestProviders } from '#testing/create-test-providers';
import { defineRule } from '#types/rule';
import { createWarmProject } from './create-warm-project';

const closed = defineRule({
  id: 'closed-edge',
  scope: 'edge',
  summary: 'Nothing is imported.',
  messages: { closed: { what: '{{from}} imports {{to}}.', why: 'It is closed.' } },
  precedence: 1,
  sees: 'unknown',
  check: () => ({ message: 'closed' }),
});

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

test('a project that was opened between two verdicts is judged as it is then', () => {
  const file = '/project/src/domains/billing/service/charge.ts';
  const providers = createTestProviders({
    'src/domains/billing/service/charge.ts': 'export const charge = 1;\n',
    'src/domains/billing/ui/button.ts': 'export const button = 1;\n',
  });
  const warm = createWarmProject({ cwd: '/project' }, providers, [closed]);
  expect(warm.open()).toBe(warm.read().project);
  expect(warm.read().verdict.findings).toEqual([]);
  providers.fileSystem.writeFile(file, "import '../ui/nowhere';\n");
  expect(warm.open().graph.dependencies.count).toBe(1);
  expect(warm.read().verdict.findings).toHaveLength(1);
});
