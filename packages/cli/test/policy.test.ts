import { afterEach, expect, test } from 'vitest';
import type { PolicyExport } from '../src/types/policy-export';
import { createProject, type TestProject } from './run-main';
import { shop } from './shop';

let project: TestProject;
afterEach(() => project.remove());

test('storypole policy prints the matrix, the layers and what was found, and nothing of the text of the config', async () => {
  project = createProject(shop);
  const { code, stdout, stderr } = await project.run(['policy', '--format', 'json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const policy = JSON.parse(stdout) as PolicyExport;
  expect(policy.schema).toBe('storypole/policy@1');
  expect(policy.found).toEqual({ domains: ['accounts', 'billing'], providers: [] });
  const ids = policy.layers.map(({ id }) => id);
  expect(policy.matrix[ids.indexOf('service')]?.[ids.indexOf('ui')]).toMatchObject({ value: 'closed', type: 'closed' });
  expect(Object.keys(policy)).not.toContain('lines');
  expect(Object.keys(policy)).not.toContain('written');
});

test('storypole policy fails where the policy does not fit the repository', async () => {
  project = createProject({ ...shop, 'storypole.config.jsonc': '{ "include": ["lib/**"] }' });
  const { code, stderr } = await project.run(['policy']);
  expect(code).toBe(2);
  expect(stderr).toContain('`include` matches no file');
});
