import fc from 'fast-check';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { empty, START, step, take } from './random-steps';
import { createRepository, runGit, runGitWith, toLines } from './repository';

const repository = createRepository({});
const checkout = createRepository({});
/** What each run leaves for the next one, whatever became of the repository meanwhile. */
const kept = fs.mkdtempSync(path.join(tmpdir(), 'storypole-kept-'));
afterAll(() => {
  fs.rmSync(kept, { recursive: true });
  repository.remove();
  checkout.remove();
});

test(
  'the verdict on the index is that on a clean checkout of the tree it describes',
  { timeout: 240_000 },
  async () => {
    const seen = { findings: 0, partial: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        empty(repository);
        fs.rmSync(path.join(repository.root, '.git/index'), { force: true });
        runGit(repository.root, 'update-ref', '-d', 'HEAD');
        for (const [name, text] of Object.entries(START)) repository.write(name, text);
        runGit(repository.root, 'add', '--all');
        for (const one of steps) take(repository, one);
        const said = toLines(await repository.run(['check', '--staged', '--format', 'json', '--no-cache']));
        checkOut();
        const wanted = toLines(await checkout.run(['check', '--format', 'json']));
        expect(said).toEqual(wanted);
        const warm = toLines(await repository.run(['check', '--staged', '--format', 'json', '--cache-dir', kept]));
        expect(warm).toEqual(wanted);
        seen.findings += said.filter((line) => line.startsWith('src/')).length;
        if (toLines(await repository.run(['check', '--format', 'json', '--cache-dir', kept])).join() !== said.join())
          seen.partial++;
      }),
      { numRuns: 200 },
    );
    // A run in which the working tree always says the same would show nothing.
    expect(seen.findings).toBeGreaterThan(40);
    expect(seen.partial).toBeGreaterThan(30);
  },
);

/** The tree that the index describes, and nothing else. */
function checkOut(): void {
  empty(checkout);
  const tree = runGit(repository.root, 'write-tree').trim();
  const index = path.join(repository.root, '.git/other');
  fs.rmSync(index, { force: true });
  const env = { GIT_INDEX_FILE: index };
  runGitWith(env, repository.root, 'read-tree', tree);
  runGitWith(env, repository.root, 'checkout-index', '--all', `--prefix=${checkout.root}/`);
  // What is tracked although it is ignored is there as well.
  fs.copyFileSync(index, path.join(checkout.root, '.git/index'));
}
