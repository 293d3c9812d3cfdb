import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rules } from '@storypole/rules';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  check,
  createFolderCache,
  createNodeProviders,
  recallCheck,
  type Report,
  settleSources,
} from '@storypole/core';
import { toPlain } from './to-plain';

const { STORYPOLE_CACHE_RUNS: asked } = process.env;
const RUNS = asked === undefined ? { numRuns: 60, seed: 4617 } : { numRuns: Number(asked) };

/** Findings of which each rests on the text of sources in a way of its own. */
const START = {
  'storypole.config.jsonc':
    '{ "deny": [{ "from": "ui", "to": "repo", "why": "Pages show." }], "globals": { "process.env": { "onlyIn": ["config"], "why": "It is read once." } } }',
  'package.json': '{ "name": "shop" }',
  'src/domains/billing/repo/ledger.ts': 'export const read = 1;\nexport const write = 2;\nexport default read;',
  'src/domains/billing/service/charge.ts':
    "import base, { read } from '../repo/ledger';\nimport * as all from '../repo/ledger';\nexport { read };\nexport default base;\nexport const charge = all.write;",
  'src/domains/billing/service/star.ts':
    "export * from '../repo/ledger';\nexport { write as charge } from '../repo/ledger';",
  'src/domains/billing/service/own.ts':
    "import { read } from '../repo/ledger';\nconst own = () => read;\nexport default own;",
  'src/domains/billing/service/left.ts': "import { right } from './right';\nexport const left = () => right;",
  'src/domains/billing/service/right.ts': "import { left } from './left';\nexport const right = () => left;",
  'src/domains/billing/service/env.ts':
    "import { page } from '../ui/page';\nexport const home = [process.env.HOME, page];\nexport const load = () => import(home[0]);",
  'src/domains/billing/types/money.ts':
    "import { read, write } from '../repo/ledger';\nexport const money = [read, write];",
  'src/domains/billing/ui/page.ts':
    "import { read } from '../service/charge';\nimport base from '../service/charge';\nimport * as star from '../service/star';\nimport own from '../service/own';\nexport const page = [read, base, star.charge, star.read, own];",
};
const FILES = Object.keys(START).filter((path) => path.endsWith('.ts'));

type Edit =
  | { readonly kind: 'note'; readonly path: string; readonly line: number }
  | { readonly kind: 'swap'; readonly path: string; readonly line: number }
  | {
      readonly kind: 'reword';
      readonly path: string;
      readonly word: string;
      readonly by: string;
      readonly isLast: boolean;
    };

/** Chance finds it once in some hundred runs. */
const RENAMED_BEHIND_A_STAR: Edit[] = [
  { kind: 'reword', path: 'src/domains/billing/repo/ledger.ts', word: 'read', by: 'base', isLast: false },
];

const path = fc.constantFrom(...FILES);
const line = fc.nat(4);
const word = fc.constantFrom('read', 'write', 'base', 'charge', 'page', 'star', 'own', 'default', 'const', '* as all');
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constantFrom('note' as const, 'swap' as const), path, line }),
  fc.record({ kind: fc.constant('reword' as const), path, word, by: word, isLast: fc.boolean() }),
);

let root = '';

beforeEach(() => {
  root = join(realpathSync(mkdtempSync(join(tmpdir(), 'storypole-texts-'))), 'project');
});

afterEach(() => {
  rmSync(dirname(root), { recursive: true, force: true });
});

function put(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function carryOut(change: Edit): void {
  const text = readFileSync(join(root, change.path), 'utf8');
  if (change.kind === 'reword') {
    const at = change.isLast ? text.lastIndexOf(change.word) : text.indexOf(change.word);
    if (at >= 0) put(change.path, text.slice(0, at) + change.by + text.slice(at + change.word.length));
    return;
  }
  const lines = text.split('\n');
  if (change.kind === 'note') lines.splice(change.line, 0, '// A note.');
  else lines.push(...lines.splice(change.line, 1));
  put(change.path, lines.join('\n'));
}

test.each([0, 20])(
  'whatever is done to texts, what is remembered is what would be found, with the remedies of %i findings',
  (maxRemedies) => {
    const options = { cwd: root, paths: [], configCode: true, maxRemedies };
    const providers = createNodeProviders();
    const keeping = { ...providers, cache: createFolderCache({ stamp: 'test', folder: join(dirname(root), 'cache') }) };
    const counts = { recalled: 0, judged: 0 };
    // As the command does.
    const recall = (): readonly Report[] => {
      const first = recallCheck(options, keeping);
      const second = first.reports === undefined ? recallCheck(options, keeping, first.looks, settleSources) : first;
      counts[second.reports === undefined ? 'judged' : 'recalled']++;
      return second.reports ?? check(options, keeping, rules, second.looks).reports;
    };
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        for (const [file, text] of Object.entries(START)) put(file, text);
        recall();
        for (const one of edits) {
          carryOut(one);
          expect(toPlain(recall())).toEqual(toPlain(check(options, providers, rules).reports));
        }
      }),
      { ...RUNS, examples: [[RENAMED_BEHIND_A_STAR]] },
    );
    expect(counts.judged).toBeGreaterThan(RUNS.numRuns / 2);
    if (maxRemedies === 0) expect(counts.recalled).toBeGreaterThan(RUNS.numRuns);
  },
  3_600_000,
);
