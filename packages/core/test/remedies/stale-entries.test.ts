import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { check, createNodeProviders, planFixes } from '@storypole/core';
import { createTestProviders } from '@storypole/core/testing';
import { rules } from '@storypole/rules';
import { afterEach, describe, expect, test } from 'vitest';

const ORDERS = {
  'src/domains/orders/service/total.ts': 'export const total = 1;\n',
  'src/domains/orders/repo/orders.ts':
    "import type { Pool } from '../../../providers/database';\n\nexport type Read = Pool;\n",
  'src/providers/database.ts': 'export interface Pool {}\n',
};
const NEEDED = "{ from: 'repo', to: 'providers', kind: 'type', why: 'A repo is handed its database.' }";
const NEEDLESS = "{ from: 'types', to: 'service', why: 'Once it was so.' }";

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

/** A config that is code is run, so it lies on disk. */
function writeProject(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'storypole-stale-'));
  roots.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(join(import.meta.dirname, '../../../cli'), join(root, 'node_modules/storypole'));
  return root.replaceAll('\\', '/');
}

function fixAt(cwd: string, providers: Parameters<typeof planFixes>[1]) {
  const [plan] = planFixes({ cwd, paths: [], configCode: true }, providers, rules);
  if (plan === undefined) throw new Error('There is one project.');
  return {
    left: plan.report.findings.map(({ what }) => what),
    refused: plan.refused.map(({ reason }) => reason),
    texts: [...plan.changes.values()].map((bytes) => Buffer.from(bytes ?? []).toString()),
  };
}

describe('an entry of the config that nothing rests on', () => {
  test('goes from JSON with its comments, and the others stay as they are written', () => {
    const head =
      '{\n  "allow": [\n    // The database is lent.\n    { "from": "repo", "to": "providers", "kind": "type", "why": "A repo is handed it." }';
    const config = `${head},\n    // Once it was so.\n    { "from": "types", "to": "service", "why": "Once." }\n  ],\n  "planned": ["src/domains/orders/service/**"]\n}\n`;
    const fixed = fixAt('/project', createTestProviders({ ...ORDERS, 'storypole.config.jsonc': config }));
    expect(fixed).toEqual({ left: [], refused: [], texts: [`${head}\n  ],\n  "planned": []\n}\n`] });
  });

  test('goes from a config that is code, with its comments', () => {
    const write = (items: string): string =>
      `export default {\n  // What is open.\n  allow: [\n${items}  ],\n  planned: [],\n};\n`;
    const root = writeProject({
      ...ORDERS,
      'storypole.config.mjs': write(`    // Long ago.\n    ${NEEDLESS},\n    ${NEEDED}, // still so\n`),
    });
    expect(fixAt(root, createNodeProviders({}))).toEqual({
      left: [],
      refused: [],
      texts: [write(`    ${NEEDED}, // still so\n`)],
    });
  });

  test('goes where two of its line name the same layers in part', () => {
    const config =
      '{ "allow": [{ "from": "types", "to": "service", "why": "a" }, { "from": "repo", "to": "providers", "kind": "type", "why": "b" }] }\n';
    expect(fixAt('/project', createTestProviders({ ...ORDERS, 'storypole.config.json': config })).texts).toEqual([
      '{ "allow": [{ "from": "repo", "to": "providers", "kind": "type", "why": "b" }] }\n',
    ]);
  });

  test('is told by its lines where the list is computed', () => {
    const root = writeProject({
      ...ORDERS,
      'storypole.config.mjs': `const more = [${NEEDED}];\n\nexport default {\n  allow: [\n    ${NEEDLESS},\n    ...more,\n  ],\n};\n`,
    });
    const [report] = check({ cwd: root, paths: [], configCode: true }, createNodeProviders({}), rules).reports;
    expect(report?.findings.map(({ remedies }) => remedies)).toEqual([
      [
        {
          kind: 'remove-entry',
          text: 'Remove `allow[0]` from storypole.config.mjs (line 5): nothing rests on it any more.',
        },
      ],
    ]);
  });
});

test('known debt that nobody owes is taken out by its own command', () => {
  const debt = {
    schema: 'storypole/debt@1',
    debt: {
      'misdirected-import': {
        'src/domains/orders/service/total.ts': { 'src/domains/orders/ui/page.ts': { 'value page': 1 } },
      },
    },
  };
  const files = {
    ...ORDERS,
    'storypole.config.json': JSON.stringify({
      allow: [{ from: 'repo', to: 'providers', kind: 'type', why: 'A repo is handed its database.' }],
    }),
    'src/domains/orders/storypole.debt.json': JSON.stringify(debt, null, 2),
  };
  const [report] = check({ cwd: '/project', paths: [], configCode: true }, createTestProviders(files), rules).reports;
  expect(report?.findings.map(({ rule, remedies }) => [rule, remedies.map(({ kind }) => kind)])).toEqual([
    ['stale-exception', ['prune-debt']],
  ]);
});
