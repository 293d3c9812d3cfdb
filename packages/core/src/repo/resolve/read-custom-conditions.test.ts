import { expect, test } from 'vitest';
import { createTestProviders } from '#testing/create-test-providers';
import { readCustomConditions } from './read-custom-conditions';

const { fileSystem } = createTestProviders({
  'tsconfig.json': '{ "extends": ["./tsconfig.base.json", "@team/tsconfig"] }',
  'tsconfig.base.json': '{ "compilerOptions": { "customConditions": ["base"] } }',
  'node_modules/@team/tsconfig/tsconfig.json':
    '// ours\n{ "compilerOptions": { "customConditions": ["team", "source"], } }',
  'packages/shop/tsconfig.json': '{ "extends": "../../tsconfig.json" }',
  'packages/plain/tsconfig.json': '{ "extends": "./gone.json" }',
});

test('are those of the last config that says any, wherever it lies', () => {
  expect(readCustomConditions('/project/tsconfig.json', fileSystem)).toEqual(['team', 'source']);
  expect(readCustomConditions('/project/packages/shop/tsconfig.json', fileSystem)).toEqual(['team', 'source']);
});

test('are none where no config says any, or there is none', () => {
  expect(readCustomConditions('/project/packages/plain/tsconfig.json', fileSystem)).toEqual([]);
  expect(readCustomConditions('/project/packages/gone/tsconfig.json', fileSystem)).toEqual([]);
});
