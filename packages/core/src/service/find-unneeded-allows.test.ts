import { describe, expect, test } from 'vitest';
import type { CellEdit } from '#types/policy';
import { buildGraph } from '../testing/build-graph';
import { buildPolicy } from '../testing/build-policy';
import { findUnneededAllows } from './find-unneeded-allows';

const edit = (fields: Partial<CellEdit>): CellEdit => ({
  from: 'repo',
  to: 'providers',
  kind: 'both',
  domain: 'listed',
  why: '…',
  ...fields,
});

function isNeeded(allow: CellEdit, files: Readonly<Record<string, string>>): boolean {
  const policy = buildPolicy({ allow: [allow] });
  return findUnneededAllows(policy, buildGraph(policy, files)).length === 0;
}

describe('an opened cell is needed', () => {
  const providers = { 'src/providers/mail.ts': 'export const send' };

  test('where a file imports through it', () => {
    const files = { ...providers, 'src/domains/a/repo/x.ts': "import { send } from '../../../providers/mail'" };
    expect(isNeeded(edit({}), files)).toBe(true);
    expect(isNeeded(edit({ to: 'service' }), files)).toBe(false);
    expect(isNeeded(edit({ from: 'types' }), files)).toBe(false);
  });

  test('for what is opened: types or values', () => {
    const files = { ...providers, 'src/domains/a/repo/x.ts': "import type { send } from '../../../providers/mail'" };
    expect(isNeeded(edit({ kind: 'type' }), files)).toBe(true);
    expect(isNeeded(edit({ kind: 'value' }), files)).toBe(false);
  });

  test('by production code, not by tests', () => {
    const files = { ...providers, 'src/domains/a/repo/x.test.ts': "import { send } from '../../../providers/mail'" };
    expect(isNeeded(edit({}), files)).toBe(false);
  });

  test('by what comes through another module or an entry', () => {
    const files = {
      'src/domains/a/repo/x.ts': "import { run } from '../../b'",
      'src/domains/b/index.ts': "export { run } from './service/run'",
      'src/domains/b/service/run.ts': 'export const run',
    };
    expect(isNeeded(edit({ to: 'service' }), files)).toBe(true);
    expect(isNeeded(edit({ to: 'service', domain: 'same' }), files)).toBe(false);
    expect(isNeeded(edit({ to: 'runtime' }), files)).toBe(false);
  });
});
