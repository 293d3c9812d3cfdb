import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  readdirSync,
  renameSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rules } from '@storypole/rules';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  check,
  createFolderCache,
  createNodeProviders,
  type Providers,
  recallCheck,
  settleSources,
} from '@storypole/core';
import { toPlain } from './to-plain';

/** A few rows that are always the same; a number of runs asks for others each time. One of twenty projects takes as long as five of one. */
const { STORYPOLE_CACHE_RUNS: asked } = process.env;
const RUNS = asked === undefined ? { numRuns: 12, seed: 4617 } : { numRuns: Math.ceil(Number(asked) / 5) };

const PACKAGES = Array.from({ length: 20 }, (_, index) => `part-${index}`);
const TEAM = {
  preset: 'none',
  include: ['src/**'],
  layers: {
    repo: { files: ['src/repo/**'] },
    service: { files: ['src/service/**'] },
    entry: { files: ['src/index.ts'] },
  },
  allow: [
    { from: 'service', to: 'repo', why: 'Services read through repos.' },
    { from: 'entry', to: 'repo', why: 'What is offered is read.' },
  ],
};

let root = '';

beforeEach(() => {
  root = join(realpathSync(mkdtempSync(join(tmpdir(), 'storypole-monorepo-'))), 'project');
  restart();
});

afterEach(() => {
  rmSync(dirname(root), { recursive: true, force: true });
});

function put(path: string, contents: string | object): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof contents === 'string' ? contents : JSON.stringify(contents));
}

function restart(): void {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, '.git'), { recursive: true });
  put('package.json', { name: 'all', workspaces: ['packages/*'] });
  put('tsconfig.base.json', { compilerOptions: { paths: {} } });
  put('team.storypole.json', TEAM);
  for (const [index, name] of PACKAGES.entries()) {
    put(`packages/${name}/package.json`, toManifest(name, index));
    put(`packages/${name}/storypole.config.json`, { extends: '../../team.storypole.json' });
    put(`packages/${name}/tsconfig.json`, { extends: '../../tsconfig.base.json' });
    put(`packages/${name}/src/repo/rows.ts`, 'export const rows = 1;');
    put(`packages/${name}/src/index.ts`, `export { rows } from './repo/rows';`);
    const lines = [`import { rows } from '../repo/rows';`, `import '@acme/part-${(index + 1) % PACKAGES.length}';`];
    put(`packages/${name}/src/service/list.ts`, [...lines, 'export const list = rows;'].join('\n'));
  }
}

function toManifest(name: string, index: number): object {
  const needs = [index + 1, index + 7].map((at) => `@acme/part-${at % PACKAGES.length}`);
  return {
    name: `@acme/${name}`,
    exports: './src/index.ts',
    dependencies: Object.fromEntries(needs.map((need) => [need, '*'])),
  };
}

function open(isCached: boolean, phases: string[] = []): Providers {
  const cache = createFolderCache({ stamp: 'test', folder: join(dirname(root), 'cache') });
  return { ...createNodeProviders({ debug: (phase) => phases.push(phase) }), ...(isCached ? { cache } : {}) };
}

/** What is there of the packages, as a glob of the shell would name it. */
function listPaths(): readonly string[] {
  return readdirSync(join(root, 'packages'))
    .sort()
    .map((name) => `packages/${name}`);
}

/** As the command does: what is remembered is said first, and sources that changed are looked at before anything is judged. */
function run(isCached: boolean, paths = listPaths(), phases: string[] = []): readonly { readonly root: string }[] {
  const options = { cwd: root, paths, configCode: true, maxRemedies: 0 };
  const providers = open(isCached, phases);
  const first = isCached ? recallCheck(options, providers) : undefined;
  const second =
    first !== undefined && first.reports === undefined
      ? recallCheck(options, providers, first.looks, settleSources, first.told)
      : first;
  return toPlain(second?.reports ?? check(options, providers, rules, second?.looks, second?.told).reports);
}

/** Sets all times back, so that none is too recent to prove anything. */
function age(folder = root): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const child = join(folder, entry.name);
    if (entry.isDirectory()) age(child);
    else if (entry.isFile()) utimesSync(child, 1_700_000_000, 1_700_000_000);
  }
  utimesSync(folder, 1_700_000_000, 1_700_000_000);
}

function countOf(phases: readonly string[], phase: string): number {
  return phases.filter((one) => one === phase).length;
}

/** The phases of a warm run, which says what a cold one says. */
function expectSame(): readonly string[] {
  const phases: string[] = [];
  expect(run(true, listPaths(), phases)).toEqual(run(false));
  return phases;
}

describe('a run over more projects than anybody counts', () => {
  beforeEach(() => {
    age();
    run(true);
  });

  test('reads nothing where nothing changed, and tells it of all', () => {
    const phases = expectSame();
    expect(countOf(phases, 'files as before')).toBe(PACKAGES.length);
    expect(phases).not.toContain('judged');
  });

  test('judges the project anew in which an import changed, and no other', () => {
    put('packages/part-3/src/repo/rows.ts', `import '../service/list';`);
    expect(countOf(expectSame(), 'judged')).toBe(1);
    expect(expectSame()).not.toContain('judged');
  });

  test('judges those anew that a neighbour’s new name is another answer for, and no other', () => {
    put('packages/part-4/package.json', { name: '@acme/other', exports: './src/index.ts' });
    const phases: string[] = [];
    const warm = run(true, listPaths(), phases);
    expect(warm).toEqual(run(false));
    // Itself, and the one whose service imports it.
    expect(countOf(phases, 'judged')).toBe(2);
    expect(expectSame()).not.toContain('judged');
  });

  test('judges nobody else anew where a neighbour only needs something more', () => {
    put('packages/part-4/package.json', { ...toManifest('part-4', 4), version: '2.0.0' });
    const phases = expectSame();
    // Itself, and the one that is led by its manifest.
    expect(countOf(phases, 'judged')).toBe(2);
    expect(expectSame()).not.toContain('judged');
  });

  test('sees a package that comes to be, under a name that was asked for in vain', () => {
    put('packages/part-5/src/service/list.ts', `import '@acme/late';`);
    age();
    expect(JSON.stringify(run(true))).toContain('unresolved-import');
    put('packages/late/package.json', { name: '@acme/late', exports: './src/index.ts' });
    put('packages/late/src/index.ts', 'export {};');
    put('packages/late/storypole.config.json', { extends: '../../team.storypole.json' });
    expectSame();
    expect(JSON.stringify(run(true))).not.toContain('unresolved-import');
  });

  test('sees another shared policy, and another shared tsconfig', () => {
    put('team.storypole.json', { ...TEAM, allow: TEAM.allow.slice(1) });
    expect(countOf(expectSame(), 'judged')).toBe(PACKAGES.length);
    put('tsconfig.base.json', { compilerOptions: { paths: { '@acme/*': ['./nowhere/*'] } } });
    expect(countOf(expectSame(), 'judged')).toBe(PACKAGES.length);
    expect(expectSame()).not.toContain('judged');
  });

  test('says of each project what is wrong with a neighbour, until it is put right', () => {
    put('packages/part-6/package.json', '{ "name": ');
    const broken = run(true);
    expect(broken).toEqual(run(false));
    expect(JSON.stringify(broken)).toContain('config/malformed-json');
    expect(expectSame()).not.toContain('judged');
    put('packages/part-6/package.json', toManifest('part-6', 6));
    expectSame();
    expect(JSON.stringify(run(true))).not.toContain('config/malformed-json');
  });

  test('knows what a run over one of them learned, and the other way round', () => {
    put('packages/part-7/package.json', { name: '@acme/seven', exports: './src/index.ts' });
    const one = (isCached: boolean): unknown => run(isCached, ['packages/part-6']);
    expect(one(true)).toEqual(one(false));
    expectSame();
    put('packages/part-7/package.json', toManifest('part-7', 7));
    expectSame();
    expect(one(true)).toEqual(one(false));
  });

  test('starts afresh with workspaces of which the file is damaged or gone', () => {
    const folder = join(dirname(root), 'cache');
    const [file] = readdirSync(folder).filter((name) => name.startsWith('project-'));
    expect(file).toBeDefined();
    writeFileSync(join(folder, file ?? ''), 'not what it was');
    expect(expectSame()).not.toContain('judged');
    rmSync(join(folder, file ?? ''));
    put('packages/part-4/package.json', { name: '@acme/other' });
    expectSame();
    expect(readdirSync(folder)).toContain(file);
  });
});

/** What may happen to a monorepo. */
const somePackage = fc.constantFrom(...PACKAGES.slice(0, 6), 'late');
const somePath = fc.constantFrom('src/repo/rows.ts', 'src/service/list.ts', 'src/index.ts', 'src/stray.ts');
const someText = fc
  .array(
    fc.constantFrom(
      ...PACKAGES.slice(0, 4).map((name) => `import '@acme/${name}';`),
      `import '@acme/late';`,
      `import { rows } from '../repo/rows';`,
      `import '../service/list';`,
      `export * from '@acme/part-2';`,
      `import 'left';`,
      `import '~/repo/rows';`,
      `import '../../../part-1/src/repo/rows';`,
      'export const rows = 1;',
    ),
    { maxLength: 3 },
  )
  .map((lines) => lines.join('\n'));
const someManifest = fc.record(
  {
    name: fc.constantFrom(...PACKAGES.slice(0, 4).map((name) => `@acme/${name}`), '@acme/late', 'left'),
    exports: fc.constantFrom('./src/index.ts', './src/repo/rows.ts', './dist/index.js'),
    dependencies: fc.constantFrom({}, { '@acme/part-1': '*' }, { left: '1', '@acme/late': '*' }),
    workspaces: fc.constantFrom(['../*'], ['inner/*']),
  },
  { requiredKeys: ['name'] },
);
const change = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(somePackage, somePath, someText).map(
      ([name, path, text]) =>
        () =>
          put(`packages/${name}/${path}`, text),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(somePackage, someManifest).map(
      ([name, manifest]) =>
        () =>
          put(`packages/${name}/package.json`, manifest),
    ),
  },
  { weight: 1, arbitrary: somePackage.map((name) => () => put(`packages/${name}/package.json`, '{ "name": ')) },
  { weight: 1, arbitrary: somePackage.map((name) => () => rmSync(join(root, `packages/${name}/package.json`))) },
  {
    weight: 1,
    arbitrary: somePackage.map((name) => () => rmSync(join(root, `packages/${name}`), { recursive: true })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(somePackage, somePackage).map(
      ([from, to]) =>
        () =>
          renameSync(join(root, `packages/${from}`), join(root, `packages/${to}`)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(somePackage, somePackage).map(
      ([from, to]) =>
        () =>
          symlinkSync(join(root, `packages/${from}`), join(root, `packages/${to}-link`)),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom({ workspaces: ['packages/*'] }, { workspaces: ['packages/*', '!packages/part-1'] }, {})
      .map((workspaces) => () => put('package.json', { name: 'all', ...workspaces })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('packages:\n  - packages/*\n', 'packages:\n  - other/*\n')
      .map((text) => () => put('pnpm-workspace.yaml', text)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom({}, { compilerOptions: { paths: { '~/*': ['./packages/part-1/src/*'] } } })
      .map((config) => () => put('tsconfig.base.json', config)),
  },
  {
    weight: 1,
    arbitrary: fc.constant(() =>
      put('tsconfig.json', { compilerOptions: { paths: { left: ['./packages/part-2/src/index.ts'] } } }),
    ),
  },
  { weight: 1, arbitrary: somePackage.map((name) => () => rmSync(join(root, `packages/${name}/tsconfig.json`))) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(TEAM, { ...TEAM, allow: [] }, { ...TEAM, layers: 1 })
      .map((team) => () => put('team.storypole.json', team)),
  },
  { weight: 1, arbitrary: fc.constant(() => put('.gitignore', 'stray.ts\n')) },
  { weight: 1, arbitrary: fc.constant(() => put('node_modules/left/package.json', { name: 'left' })) },
  { weight: 1, arbitrary: fc.constant(() => age()) },
);

test('whatever is done to a monorepo, its projects say with a memory what they say without, all at once or some of them', () => {
  const rounds = fc.array(
    fc.record({
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
      isPart: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(rounds, (rounds) => {
      restart();
      run(true);
      for (const { changes, isPart } of rounds) {
        for (const make of changes) {
          try {
            make();
          } catch {
            // Nothing there to rename or remove, or something in the way.
          }
        }
        const paths = isPart ? listPaths().slice(1, 3) : listPaths();
        expect(run(true, paths)).toEqual(run(false, paths));
      }
    }),
    RUNS,
  );
}, 3_600_000);
