import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rules } from '@storypole/rules';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  check,
  checkEdit,
  createFolderCache,
  createNodeProviders,
  type Providers,
  readNeighbourhood,
  recallCheck,
  recallEdit,
  selfCheck,
  settleSources,
} from '@storypole/core';
import { apply, commit, restart, rounds, START } from './random-changes';
import { toPlain } from './to-plain';

/** A few rows that are always the same; a number of runs asks for others each time. */
const { STORYPOLE_CACHE_RUNS: asked } = process.env;
const RUNS = asked === undefined ? { numRuns: 40, seed: 4617 } : { numRuns: Number(asked) };

let root = '';

beforeEach(() => {
  root = join(realpathSync(mkdtempSync(join(tmpdir(), 'storypole-agents-'))), 'project');
  mkdirSync(root);
  execFileSync('git', ['init', '-q'], { cwd: root });
});

afterEach(() => {
  rmSync(dirname(root), { recursive: true, force: true });
});

function open(isCached: boolean): Providers {
  const cache = createFolderCache({ stamp: 'test', folder: join(dirname(root), 'cache') });
  return { ...createNodeProviders(), ...(isCached ? { cache } : {}) };
}

const options = (): { readonly cwd: string; readonly paths: readonly string[]; readonly configCode: boolean } => ({
  cwd: root,
  paths: [],
  configCode: true,
});

/** As the command does: what is remembered is said first, and sources that changed are looked at before anything is judged. */
function recall(): unknown {
  const providers = open(true);
  const first = recallCheck(options(), providers);
  const second = first.reports === undefined ? recallCheck(options(), providers, first.looks, settleSources) : first;
  return toPlain(second.reports ?? check(options(), providers, rules, second.looks).reports);
}

/** What the commands of agents say of a file. */
function askAbout(path: string, providers: Providers): unknown {
  const edited = { cwd: root, files: [`${root}/${path}`], configCode: true };
  // As the hook does.
  const recalled = providers.cache === undefined ? undefined : recallEdit(edited, providers);
  const results = recalled?.results ?? [checkEdit(edited, providers, rules, recalled?.looks)];
  const self = selfCheck(options(), providers, rules);
  return {
    edit: toPlain(results.flatMap(({ reports }) => reports)),
    self: toPlain(self.reports),
    guard: guard(path, providers),
  };
}

function guard(path: string, providers: Providers): unknown {
  try {
    const near = readNeighbourhood({ cwd: root, path, configCode: true }, providers, rules);
    const { places, files } = near.graph;
    const place = { ...places[files.place[near.file] as number], id: 0 };
    const siblings = near.siblings.map((row) => files.paths[row]);
    return { exists: near.exists, findings: near.findings, place, siblings };
  } catch (error) {
    return String(error);
  }
}

test('whatever is done to a project, agents are told the same with a memory as without', () => {
  const paths = [...Object.keys(START).filter((path) => path.endsWith('.ts')), 'src/domains/billing/repo/new.ts'];
  fc.assert(
    fc.property(rounds, fc.constantFrom(...paths), (rounds, asked) => {
      restart(root);
      commit(root);
      for (const [index, changes] of rounds.entries()) {
        for (const change of changes) apply(root, change);
        // Each of them leaves what it learned for the others.
        if (index % 2 === 0) expect(askAbout(asked, open(true))).toEqual(askAbout(asked, open(false)));
        else expect(recall()).toEqual(toPlain(check(options(), open(false), rules).reports));
      }
    }),
    RUNS,
  );
}, 3_600_000);
