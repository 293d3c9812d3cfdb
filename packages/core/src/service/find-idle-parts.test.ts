import { expect, test } from 'vitest';
import { buildGraph } from '../testing/build-graph';
import { buildPolicy } from '../testing/build-policy';
import { findIdleParts } from './find-idle-parts';

const policy = buildPolicy({
  layers: [
    { id: 'types', files: ['src/domains/{domain}/types/**'] },
    { id: 'repo', files: ['src/domains/{domain}/repo/**'] },
    { id: 'ui', files: ['src/domains/{domain}/ui/**'] },
  ],
  may: { types: 'types', repo: 'types repo', ui: 'types:closed/same repo ui' },
});

test('names layers and domains that no dependency touches, and open cells that nobody uses', () => {
  const graph = buildGraph(policy, {
    'src/domains/billing/types/invoice.ts': 'export const invoice = 1',
    'src/domains/billing/repo/ledger.ts': "import { invoice } from '../types/invoice'",
    'src/domains/accounts/types/user.ts': 'export const user = 1',
  });
  expect(findIdleParts(policy, graph)).toEqual({
    layers: ['ui'],
    domains: ['accounts'],
    cells: [
      { from: 'ui', to: 'types', kind: 'type' },
      { from: 'ui', to: 'repo', kind: 'value' },
    ],
  });
});

test('what a test imports wakes nothing', () => {
  const graph = buildGraph(policy, {
    'src/domains/billing/repo/ledger.ts': 'export const ledger = 1',
    'src/domains/billing/ui/page.test.ts': "import { ledger } from '../repo/ledger'",
  });
  expect(findIdleParts(policy, graph).layers).toEqual(['types', 'repo', 'ui']);
});
