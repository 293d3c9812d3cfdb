import fc from 'fast-check';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { empty, START, type Step, step, take } from './random-steps';
import { createRepository, runGit } from './repository';

const repository = createRepository({});
const kept = fs.mkdtempSync(path.join(tmpdir(), 'storypole-kept-'));
afterAll(() => {
  repository.remove();
  fs.rmSync(kept, { recursive: true });
});

const toDebt = (count: number): string =>
  JSON.stringify({
    schema: 'storypole/debt@1',
    debt: {
      'misdirected-import': { 'src/domains/billing/service.ts': { 'src/domains/billing/ui.ts': { '*': count } } },
    },
  });
/** What a change gate looks at. */
const loosening = fc.constantFrom<Step>(
  { kind: 'write', target: 'storypole.config.json', text: '{ "preset": "harness", "exclude": ["src/utils/**"] }' },
  { kind: 'write', target: 'storypole.config.json', text: '{ "preset": "none" }' },
  { kind: 'write', target: 'storypole.debt.json', text: toDebt(1) },
  { kind: 'write', target: 'storypole.debt.json', text: toDebt(2) },
  { kind: 'write', target: 'src/utils/money.ts', text: '/* eslint-disable storypole/deep-import */\n' },
  { kind: 'write', target: 'lib/free.ts', text: 'export const free = 1;\n' },
);

const ASKED = [
  ['check', '--base', 'main'],
  ['gate', '--base', 'main'],
  ['check', '--base', 'main', '--staged'],
];

test(
  'what is said of a change is the same byte for byte, whatever earlier runs left',
  { timeout: 240_000 },
  async () => {
    const seen = { loosened: 0, offences: 0 };
    const steps = fc.array(fc.oneof({ weight: 3, arbitrary: step }, { weight: 1, arbitrary: loosening }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 3 }), async (rounds) => {
        empty(repository);
        fs.rmSync(path.join(repository.root, '.git'), { recursive: true });
        runGit(repository.root, 'init', '--quiet', '--initial-branch=main');
        for (const [name, text] of Object.entries(START)) repository.write(name, text);
        runGit(repository.root, 'add', '--all');
        runGit(repository.root, 'commit', '--quiet', '--message', 'A shop');
        runGit(repository.root, 'switch', '--quiet', '--create', 'change');
        for (const round of rounds) {
          for (const one of round) take(repository, one);
          for (const args of ASKED) {
            const cold = await repository.run([...args, '--format', 'json', '--no-cache']);
            expect(await repository.run([...args, '--format', 'json', '--cache-dir', kept])).toEqual(cold);
            if (cold.stdout.includes('loosened-policy')) seen.loosened++;
            if (/"from": \{\s*"file": "src\//.test(cold.stdout)) seen.offences++;
          }
        }
      }),
      { numRuns: 16, seed: 4617 },
    );
    // Changes of which nothing is said would show nothing.
    expect(seen.loosened).toBeGreaterThan(5);
    expect(seen.offences).toBeGreaterThan(5);
  },
);
