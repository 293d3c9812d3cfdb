import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rules } from '@storypole/rules';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { check, createFolderCache, createNodeProviders, createWarmCheck } from '@storypole/core';
import { apply, restart, rounds } from './random-changes';
import { toPlain } from './to-plain';

/** A few rows that are always the same; a number of runs asks for others each time. */
const { STORYPOLE_CACHE_RUNS: asked } = process.env;
const RUNS = asked === undefined ? { numRuns: 60, seed: 4617 } : { numRuns: Number(asked) };

let root = '';

beforeEach(() => {
  root = join(realpathSync(mkdtempSync(join(tmpdir(), 'storypole-sequences-'))), 'project');
  mkdirSync(join(root, '.git'), { recursive: true });
});

afterEach(() => {
  rmSync(dirname(root), { recursive: true, force: true });
});

test('whatever is done to a project, warm runs and long-lived ones say what a cold one says', () => {
  const options = { cwd: root, paths: [], configCode: true };
  const folder = join(dirname(root), 'cache');
  const run = (isCached: boolean): unknown => {
    const cache = isCached ? { cache: createFolderCache({ stamp: 'test', folder }) } : {};
    const providers = createNodeProviders();
    // A process of its own would evaluate a config afresh.
    const loadModule = (path: string): unknown => providers.loadModule(path, true);
    return toPlain(check(options, { ...providers, ...cache, loadModule }, rules).reports);
  };
  fc.assert(
    fc.property(rounds, (rounds) => {
      restart(root);
      const watch = createWarmCheck({ ...options, maxRemedies: 20 }, createNodeProviders(), rules);
      for (const changes of [[], ...rounds]) {
        for (const change of changes) apply(root, change);
        const cold = run(false);
        expect(run(true)).toEqual(cold);
        expect(toPlain(watch.read())).toEqual(cold);
      }
    }),
    RUNS,
  );
}, 3_600_000);
