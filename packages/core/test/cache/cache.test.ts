import { execFileSync } from 'node:child_process';
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
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  check,
  checkEdit,
  createFolderCache,
  createNodeProviders,
  readNeighbourhood,
  recallCheck,
  type Report,
  selfCheck,
  settleSources,
} from '@storypole/core';

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

const START = {
  'storypole.config.jsonc': '{ "preset": "harness" }',
  'package.json': '{ "name": "shop", "dependencies": { "pg": "8" } }',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  'src/domains/billing/types/money.ts': 'export type Money = number;',
  'src/domains/billing/repo/ledger.ts': `import type { Money } from '../types/money';\nexport const read = (): Money => 1;`,
  'src/domains/billing/service/charge.ts': `import { read } from '@/domains/billing/repo/ledger';\nexport const charge = read;`,
  'src/domains/billing/ui/page.ts': `import { charge } from '../service/charge';\nexport const page = charge;`,
  'src/domains/accounts/index.ts': `export { open } from './service/open';`,
  'src/domains/accounts/service/open.ts': 'export const open = 1;',
  'src/app/main.ts': `import '../domains/billing/ui/page';`,
  'scripts/tool.ts': `export { read } from '../src/domains/billing/repo/ledger';`,
};

function git(...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.email=a@b.c', '-c', 'user.name=a', ...args], { cwd: root, stdio: 'ignore' });
}

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
  return { report: reports.map(toPlain), phases };
}

/** As JSON: what is `undefined` is not there. */
function toPlain(report: Report): unknown {
  return JSON.parse(JSON.stringify({ ...report, computed: report.computed })) as unknown;
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
  return (second.reports ?? check(options, providers, rules, second.looks).reports).map(toPlain);
}

/** What the commands of agents say of a file, with what is remembered and without. */
function askAbout(path: string, isCached: boolean): unknown {
  const cache = isCached ? { cache: createFolderCache({ stamp: 'test', folder }) } : {};
  const providers = { ...createNodeProviders(), ...cache };
  const edit = checkEdit({ cwd: root, files: [`${root}/${path}`], configCode: true }, providers, rules);
  const self = selfCheck({ cwd: root, paths: [], configCode: true }, providers, rules);
  const guard = tryToGuard(path, providers);
  return { edit: edit.reports.map(toPlain), self: self.reports.map(toPlain), guard };
}

function tryToGuard(path: string, providers: ReturnType<typeof createNodeProviders>): unknown {
  try {
    const near = readNeighbourhood({ cwd: root, path, configCode: true }, providers, rules);
    const { places, files } = near.graph;
    const place = { ...places[files.place[near.file] as number], id: 0 };
    return {
      ...near,
      faults: 0,
      policy: 0,
      graph: 0,
      file: place,
      siblings: near.siblings.map((row) => files.paths[row]),
    };
  } catch (error) {
    return String(error);
  }
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
      return check({ cwd: root, paths: [], configCode: true }, { ...providers, clock, ...cache }, rules).reports.map(
        toPlain,
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

  test('makes room for newer ones, and takes away what writers left', () => {
    const cache = createFolderCache({ stamp: 'test', folder });
    writeFileSync(`${readEntry()}.1-x`, '');
    utimesSync(`${readEntry()}.1-x`, 1_700_000_000, 1_700_000_000);
    for (let index = 0; index < 20; index++) cache.write(root, String(index), Buffer.from('x'));
    expect(readdirSync(folder)).toHaveLength(16);
    expect(cache.read(root, '19')).toEqual(Buffer.from('x'));
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

test('whatever is done to a project, a warm run says what a cold one says', () => {
  const paths = [
    ...Object.keys(START).filter((path) => path.endsWith('.ts')),
    'src/domains/billing/repo/new.ts',
    'src/utils/text.ts',
    'lib/domains/billing/repo/ledger.ts',
  ];
  const path = fc.constantFrom(...paths);
  const specifier = fc.constantFrom(
    '../repo/ledger',
    '@/domains/billing/ui/page',
    '../../accounts',
    './new',
    'pg',
    'node:fs',
    '../types/money',
    '@/utils/text',
  );
  const text = fc
    .array(
      fc.oneof(
        specifier.map((to) => `import { read } from '${to}';`),
        specifier.map((to) => `export * from '${to}';`),
        specifier.map((to) => `import type { Money } from '${to}';`),
        fc.constantFrom('export const read = 1;', `import(process.env.X);`, `import { `, `export default read;`),
      ),
      { maxLength: 4 },
    )
    .map((lines) => lines.join('\n'));
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('write' as const), path, text }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), path }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), path, to: path }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('touch' as const), path }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'age' as const }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('note' as const), path, atEnd: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'commit' as const }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('alias' as const), folder: fc.constantFrom('src', 'lib', '"', '') }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('ignore' as const), name: fc.constantFrom('new.ts', 'ui/', '') }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('policy' as const),
        preset: fc.constantFrom('harness', 'harness/adjacent'),
        isCode: fc.boolean(),
      }),
    },
  );
  const apply = (change: typeof step extends fc.Arbitrary<infer T> ? T : never): void => {
    try {
      if (change.kind === 'write') write(change.path, change.text);
      else if (change.kind === 'remove') rmSync(join(root, change.path), { force: true });
      else if (change.kind === 'rename') renameSync(join(root, change.path), join(root, change.to));
      else if (change.kind === 'touch') utimesSync(join(root, change.path), new Date(), new Date());
      else if (change.kind === 'age') age();
      else if (change.kind === 'alias')
        write('tsconfig.json', `{ "compilerOptions": { "paths": { "@/*": ["./${change.folder}/*"] } } }`);
      else if (change.kind === 'ignore') write('.gitignore', change.name);
      else if (change.kind === 'note') {
        const text = readFileSync(join(root, change.path), 'utf8');
        write(change.path, change.atEnd ? `${text}\n// A note.` : `// A note.\n${text}`);
      } else if (change.kind === 'commit') {
        git('add', '-A');
        git('commit', '-qm', 'x', '--allow-empty');
      } else {
        for (const end of ['mjs', 'jsonc']) rmSync(join(root, `storypole.config.${end}`), { force: true });
        const globals = { 'process.env': { onlyIn: ['config'], why: 'It is read once.' } };
        const config = JSON.stringify({ preset: change.preset, globals });
        if (change.isCode) write('storypole.config.mjs', `export default ${config};`);
        else write('storypole.config.jsonc', config);
      }
    } catch {
      // Nothing there to rename or touch.
    }
  };
  git('init', '-q');
  fc.assert(
    fc.property(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      path,
      (rounds, asked) => {
        rmSync(join(root, 'src'), { recursive: true, force: true });
        writeAll(START);
        git('add', '-A');
        git('commit', '-qm', 'x', '--allow-empty');
        for (const [index, round] of rounds.entries()) {
          for (const change of round) apply(change);
          // Each of them leaves what it learned for the others.
          if (index % 3 === 0) expect(askAbout(asked, true)).toEqual(askAbout(asked, false));
          if (index % 3 === 1) expect(recall()).toEqual(run(false).report);
          expectSame();
        }
      },
    ),
    { numRuns: Number(process.env['STORYPOLE_CACHE_RUNS'] ?? 60) },
  );
}, 3_600_000);
