import { expect, test } from 'vitest';
import { findNearest } from './find-nearest';

const NAMES = ['repo', 'service', 'runtime', 'ui', 'harness', 'harness/adjacent'];

test.each([
  ['serivce', 'service'],
  ['servic', 'service'],
  ['Service', 'service'],
  ['reop', 'repo'],
  ['u', 'ui'],
  ['harness/adjacant', 'harness/adjacent'],
  ['repo', 'repo'],
])('%s is near %s', (name, nearest) => {
  expect(findNearest(name, NAMES)).toBe(nearest);
});

test.each(['database', '', 'xyz', 'service-layer-of-billing'])('%j is near nothing', (name) => {
  expect(findNearest(name, NAMES)).toBeUndefined();
});

test('the first of several that are equally near is taken', () => {
  expect(findNearest('bat', ['cat', 'hat'])).toBe('cat');
});
