import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { rules } from '@storypole/rules';
import { START } from './random-changes';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { check, createFolderCache, createNodeProviders, recallCheck, settleSources } from '@storypole/core';
import { toPlain } from './to-plain';

let root = '';
let folder = '';

beforeEach(() => {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'storypole-cache-')));
  root = join(base, 'project');
  folder = join(base, 'cache');
  mkdirSync(root);
});

afterEach(() => {
  rmSync(dirname(root), { recursive: true, force: true });
});

function write(path: string, contents: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), contents);
}

function writeAll(files: Readonly<Record<string, string>>): void {
  for (const [path, contents] of Object.entries(files)) write(path, contents);
}

interface Outcome {
  readonly report: unknown;
  /** The phases that the log tells. */
  readonly phases: readonly string[];
}

function run(isCached: boolean, options: { readonly onlyRules?: readonly string[] } = {}): Outcome {
  const phases: string[] = [];
  const providers = createNodeProviders({ debug: (phase) => phases.push(phase) });
  const cache = isCached ? { cache: createFolderCache({ stamp: 'test', folder }) } : {};
  const { reports } = check({ cwd: root, paths: [], configCode: true, ...options }, { ...providers, ...cache }, rules);
  return { report: toPlain(reports), phases };
}

function expectSame(): readonly string[] {
  const warm = run(true);
  expect(warm.report).toEqual(run(false).report);
  return warm.phases;
}

/** As the command does: what is remembered is said first, and sources that changed are looked at before anything is judged. */
function recall(): unknown {
  const providers = { ...createNodeProviders(), cache: createFolderCache({ stamp: 'test', folder }) };
  const options = { cwd: root, paths: [], configCode: true };
  const first = recallCheck(options, providers);
  const second = first.reports === undefined ? recallCheck(options, providers, first.looks, settleSources) : first;
  return toPlain(second.reports ?? check(options, providers, rules, second.looks).reports);
}

/** Sets all times back, so that none is too recent to prove anything. */
function age(path = root): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) age(child);
    else utimesSync(child, 1_700_000_000, 1_700_000_000);
  }
  utimesSync(path, 1_700_000_000, 1_700_000_000);
}

describe('a second run', () => {
  beforeEach(() => {
    writeAll(START);
    age();
    run(true);
  });

  test('of an unchanged project reads no source and says the same', () => {
    const phases = expectSame();
    expect(phases).toContain('files as before');
    expect(phases).not.toContain('sources scanned');
  });

  test('sees a changed source', () => {
    write('src/domains/billing/repo/ledger.ts', `import { page } from '../ui/page';\nexport const read = page;`);
    expect(expectSame()).toContain('files as before');
  });

  test('does not care for what comes and goes beside the project, but for what steers it from above', () => {
    write('src/domains/billing/repo/uses.ts', `import 'left';`);
    age();
    run(true);
    write('../stranger.txt', '');
    expect(expectSame()).toContain('files as before');
    write('../pnpm-workspace.yaml', 'packages: ["project"]');
    expect(expectSame()).toContain('files to be listed');
  });

  test('sees an offence move with its line', () => {
    const offence = `import { page } from '../ui/page';\nexport const read = page;`;
    write('src/domains/billing/repo/ledger.ts', offence);
    age();
    run(true);
    write('src/domains/billing/repo/ledger.ts', `// A note.\n${offence}`);
    expectSame();
  });

  test('judges nothing anew where what a source holds only moved, and finds it where it is when an offence comes about', () => {
    const charge = START['src/domains/billing/service/charge.ts'];
    write('src/domains/billing/service/charge.ts', `// A note.\n${charge}`);
    expect(expectSame()).not.toContain('judged');
    expect(recall()).toEqual(run(false).report);
    write(
      'src/domains/billing/repo/ledger.ts',
      `import { charge } from '../service/charge';\nexport const read = charge;`,
    );
    expect(expectSame()).toContain('judged');
  });

  test('sees that a module hands on what it only used before', () => {
    write('storypole.config.jsonc', '{ "deny": [{ "from": "ui", "to": "repo", "why": "Pages show." }] }');
    const charge = (name: string): string =>
      `import { read } from '../repo/ledger';\nconst own = () => read;\nexport default ${name};`;
    write('src/domains/billing/service/charge.ts', charge('own'));
    write('src/domains/billing/ui/page.ts', `import own from '../service/charge';\nexport const page = own;`);
    age();
    const before = recall();
    write('src/domains/billing/service/charge.ts', charge('read'));
    expect(recall()).toEqual(run(false).report);
    expect(recall()).not.toEqual(before);
  });

  test('reads a policy again only where it is code that may say something else', () => {
    rmSync(join(root, 'storypole.config.jsonc'));
    write('storypole.config.mjs', `export default { preset: 'harness' };`);
    age();
    run(true);
    expect(expectSame()).toContain('policy as before');
    write('storypole.config.mjs', `export default { preset: process.env.STORYPOLE_NONE ?? 'harness' };`);
    expectSame();
    expect(expectSame()).toContain('policy to be read');
  });

  test('sees a change that leaves size and time of change as they were', () => {
    const file = join(root, 'src/domains/billing/service/charge.ts');
    const size = readFileSync(file).length;
    writeFileSync(file, `import { page } from '../ui/page';`.padEnd(size));
    expect(statSync(file).size).toBe(size);
    utimesSync(file, 1_700_000_000, 1_700_000_000);
    expectSame();
  });

  test('judges nothing anew where files only got new times', () => {
    age();
    const phases = expectSame();
    expect(phases).not.toContain('judged');
    expect(expectSame()).not.toContain('sources scanned');
  });

  test.each([
    ['a new file', () => write('src/domains/billing/repo/orders.ts', `import '../service/charge';`)],
    ['a file that is gone', () => rmSync(join(root, 'src/domains/billing/service/charge.ts'))],
    [
      'a renamed folder',
      () => renameSync(join(root, 'src/domains/billing/ui'), join(root, 'src/domains/billing/runtime')),
    ],
    ['another alias', () => write('tsconfig.json', '{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] } } }')],
    [
      'another policy',
      () => write('storypole.config.jsonc', '{ "deny": [{ "from": "ui", "to": "service", "why": "no" }] }'),
    ],
    ['a file that git ignores from now on', () => write('.gitignore', 'ui/')],
    ['a dependency that is declared no more', () => write('package.json', '{ "name": "shop" }')],
    ['a link to a folder', () => symlinkSync(join(root, 'src/domains/billing'), join(root, 'src/domains/link'))],
    ['a package that was installed', () => write('node_modules/left/package.json', '{ "name": "left" }')],
    ['a file that is not judged', () => write('scripts/tool.ts', 'export const read = 1;')],
  ])('sees %s', (_, change) => {
    write(
      'src/domains/billing/repo/uses.ts',
      `import 'pg'; import 'left'; import { read } from '../../../../scripts/tool';`,
    );
    age();
    run(true);
    change();
    expectSame();
    expectSame();
  });

  test('sees what a file outside `include` hands on', () => {
    const outside = [{ files: ['scripts/**'], onlyIn: ['repo'], why: 'It was there before.' }];
    write('storypole.config.jsonc', JSON.stringify({ outside }));
    write('src/domains/billing/repo/all.ts', `export { read } from '../../../../scripts/tool';`);
    write('src/domains/billing/service/charge.ts', `import { read } from '../repo/all';\nexport const charge = read;`);
    write('scripts/tool.ts', 'export const read = 1;');
    age();
    const before = run(true).report;
    write('scripts/tool.ts', `export * from 'pg';`);
    expectSame();
    expect(run(true).report).not.toEqual(before);
  });

  test('answers another question', () => {
    const only = { onlyRules: ['misdirected-import'] };
    expect(run(true, only).report).toEqual(run(false, only).report);
    expectSame();
  });

  test('of a later day sees exceptions end', () => {
    const exception = {
      rule: 'misdirected-import',
      from: 'src/domains/billing/repo/ledger.ts',
      to: 'src/domains/billing/ui/page.ts',
      why: 'w',
      owner: '@o',
      until: new Date().toISOString().slice(0, 10),
    };
    write('storypole.config.jsonc', JSON.stringify({ exceptions: [exception] }));
    write('src/domains/billing/repo/ledger.ts', `import { page } from '../ui/page';\nexport const read = page;`);
    const ask = (days: number, isCached: boolean): unknown => {
      const providers = createNodeProviders();
      const clock = { ...providers.clock, now: () => Date.now() + days * 86_400_000 };
      const cache = isCached ? { cache: createFolderCache({ stamp: 'test', folder }) } : {};
      return toPlain(
        check({ cwd: root, paths: [], configCode: true }, { ...providers, clock, ...cache }, rules).reports,
      );
    };
    const today = ask(0, true);
    expect(ask(2, true)).toEqual(ask(2, false));
    expect(ask(2, true)).not.toEqual(today);
  });
});

describe('an entry', () => {
  const readEntry = (): string => join(folder, readdirSync(folder)[0] ?? '');

  beforeEach(() => {
    writeAll(START);
    run(true);
  });

  test('of another program is not read', () => {
    const providers = { ...createNodeProviders(), cache: createFolderCache({ stamp: 'other', folder }) };
    const seen: string[] = [];
    const log = { ...providers.log, debug: (phase: string) => seen.push(phase) };
    check({ cwd: root, paths: [], configCode: true }, { ...providers, log }, rules);
    expect(seen).toContain('nothing kept');
  });

  test('that is cut off or damaged anywhere costs a cold run', () => {
    const whole = readFileSync(readEntry());
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.boolean(), fc.integer({ min: 1, max: 255 }), (at, isCut, flip) => {
        const damaged = Buffer.from(isCut ? whole.subarray(0, at) : whole);
        if (!isCut) damaged[at] = (damaged[at] as number) ^ flip;
        writeFileSync(readEntry(), damaged);
        expectSame();
      }),
      { numRuns: 60 },
    );
  });

  test('gives way where the folder cannot be written', () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file stands here');
    expectSame();
  });

  describe('among others', () => {
    const DAY_MS = 86_400_000;
    const open = (bytes: number): ReturnType<typeof createFolderCache> =>
      createFolderCache({ stamp: 'test', folder, limits: { bytes, days: 30 } });
    const list = (): number => readdirSync(folder).length;
    /** Entries that other runs left: the first was asked for longest ago. */
    const leave = (count: number, days: (index: number) => number): void => {
      const others = open(1 << 30);
      for (let index = 0; index < count; index++) others.write(root, `other ${String(index)}`, Buffer.alloc(100));
      for (const [index, name] of readdirSync(folder).entries()) {
        const time = new Date(Date.now() - days(index) * DAY_MS);
        utimesSync(join(folder, name), time, time);
      }
    };

    beforeEach(() => rmSync(folder, { recursive: true }));

    test('stays however many a run writes, until the run is over and another needs the room', () => {
      const first = open(1_000);
      for (let index = 0; index < 40; index++) first.write(root, String(index), Buffer.alloc(100));
      first.tidy();
      expect(list()).toBe(40);
      const second = open(1_000);
      second.write(root, 'more', Buffer.alloc(100));
      expect(second.read(root, '7')).toHaveLength(100);
      second.tidy();
      expect(list()).toBe(10);
      expect(second.read(root, '7')).toHaveLength(100);
      expect(second.read(root, 'more')).toHaveLength(100);
    });

    test('makes room when nobody asked for it in a month, or longest of all', () => {
      leave(20, (index) => index * 2);
      const cache = open(1_000);
      cache.write(root, 'mine', Buffer.alloc(100));
      cache.tidy();
      const ages = readdirSync(folder).map((name) => Date.now() - statSync(join(folder, name)).mtimeMs);
      expect(ages).toHaveLength(10);
      expect(Math.max(...ages)).toBeLessThan(17 * DAY_MS);
      leave(0, () => 31);
      cache.write(root, 'mine', Buffer.alloc(100));
      cache.tidy();
      expect(list()).toBe(1);
    });

    test('is as if new when it was asked for', () => {
      leave(2, () => 29);
      open(1_000).read(root, 'other 1');
      const ages = readdirSync(folder).map((name) => Date.now() - statSync(join(folder, name)).mtimeMs);
      expect(ages.filter((age) => age < DAY_MS)).toHaveLength(1);
    });

    test('is not looked at by a run that wrote nothing', () => {
      leave(20, () => 40);
      const cache = open(1_000);
      cache.read(root, 'other 1');
      cache.tidy();
      expect(list()).toBe(20);
    });

    test('outlives what writers left that were killed', () => {
      leave(1, () => 1);
      const [name = ''] = readdirSync(folder);
      for (const end of ['.1-x', '.2-y']) writeFileSync(join(folder, name + end), '');
      utimesSync(join(folder, `${name}.1-x`), 1_700_000_000, 1_700_000_000);
      const cache = open(1_000);
      cache.write(root, 'mine', Buffer.alloc(100));
      cache.tidy();
      expect(readdirSync(folder).filter((one) => one.startsWith(`${name}.`))).toEqual([`${name}.2-y`]);
    });
  });

  test('lies in the nearest node_modules, and nowhere where there is none', () => {
    createFolderCache({ stamp: 'test' }).write(root, 'a', Buffer.from('x'));
    expect(readdirSync(root)).not.toContain('node_modules');
    mkdirSync(join(root, 'node_modules'));
    createFolderCache({ stamp: 'test' }).write(join(root, 'src'), 'a', Buffer.from('x'));
    expect(readdirSync(join(root, 'node_modules/.cache/storypole'))).toHaveLength(1);
    expect(statSync(join(root, 'node_modules/.cache')).isDirectory()).toBe(true);
  });
});
