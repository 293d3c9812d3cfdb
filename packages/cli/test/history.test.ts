import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { SyntaxValidator } from 'fast-xml-validator';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createGitProject, type GitProject } from './git-project';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../history.schema.json'), 'utf8')) as object;

interface Point {
  readonly commit: string;
  readonly subject: string;
  readonly policy: string;
  readonly policyUnknown?: string;
  readonly files: number;
  readonly dependencies: number;
  readonly findings: {
    readonly total: number;
    readonly known: number;
    readonly byRule: Readonly<Record<string, number>>;
    readonly appeared: readonly { readonly id: string }[];
    readonly gone: readonly { readonly id: string }[];
  };
  readonly edges: { readonly values: number; readonly types: number };
  readonly cycles: { readonly groups: number; readonly files: number; readonly domains: number };
  readonly coupling: {
    readonly crossDomain: number;
    readonly amongDomains: number;
    readonly cellsUsed: number;
    readonly cells: number;
    readonly domains: readonly object[];
  };
  readonly debt: number;
  readonly faults: readonly object[];
}

interface Told {
  readonly commits: number;
  readonly points: readonly Point[];
}

let project: GitProject;
afterEach(() => project.remove());

const START = {
  'storypole.config.jsonc': '{ "domains": { "uses": { "billing": ["accounts"] } } }',
  'package.json': '{ "name": "shop", "dependencies": { "pg": "8" } }',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  'src/domains/billing/repo/ledger.ts': 'export const read = 1;',
  'src/domains/billing/service/charge.ts': `import { read } from '@/domains/billing/repo/ledger';\nexport const charge = read;`,
  'src/domains/accounts/index.ts': `export { open } from './service/open';`,
  'src/domains/accounts/service/open.ts': 'export const open = 1;',
};

async function tell(...args: readonly string[]): Promise<Told> {
  const { code, stdout, stderr } = await project.run(['history', '--format', 'json', ...args]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout) as Told;
}

/** Three commits: an offence comes, a cycle and a second domain's use come, the offence goes. */
function grow(): void {
  project = createGitProject(START);
  project.write({ 'src/domains/billing/repo/ledger.ts': `import '../service/charge';\nexport const read = 1;` });
  project.commit('Reach up');
  project.write({
    'src/domains/billing/service/pay.ts': `import { open } from '../../accounts';\nexport const pay = open;`,
  });
  project.commit('Use accounts');
  project.write({ 'src/domains/billing/repo/ledger.ts': 'export const read = 1;' });
  project.commit('Reach down again');
}

describe('a history', () => {
  test('says what each commit brought and took', async () => {
    grow();
    const { points, commits } = await tell('--since', 'HEAD~3');
    expect(commits).toBe(4);
    expect(points.map(({ subject }) => subject)).toEqual([
      'The first commit',
      'Reach up',
      'Use accounts',
      'Reach down again',
    ]);
    expect(points.map(({ findings }) => findings.byRule)).toEqual([
      {},
      { 'import-cycle': 1, 'misdirected-import': 1 },
      { 'import-cycle': 1, 'misdirected-import': 1 },
      {},
    ]);
    expect(points.map(({ findings }) => [findings.appeared.length, findings.gone.length])).toEqual([
      [0, 0],
      [2, 0],
      [0, 0],
      [0, 2],
    ]);
    expect(points.map(({ cycles }) => [cycles.groups, cycles.files])).toEqual([
      [0, 0],
      [1, 2],
      [1, 2],
      [0, 0],
    ]);
  });

  test('counts edges, coupling and cells', async () => {
    grow();
    const { points } = await tell('--since', 'HEAD~3');
    expect(points.map(({ edges }) => edges)).toEqual([
      { values: 2, types: 0 },
      { values: 3, types: 0 },
      { values: 4, types: 0 },
      { values: 3, types: 0 },
    ]);
    expect(points.map(({ coupling }) => [coupling.crossDomain, coupling.amongDomains])).toEqual([
      [0, 2],
      [0, 3],
      [1, 4],
      [1, 3],
    ]);
    expect(points[2]?.coupling).toMatchObject({
      cellsUsed: 2,
      domains: [
        { name: 'accounts', afferent: 1, efferent: 0, instability: 0 },
        { name: 'billing', afferent: 0, efferent: 1, instability: 1 },
      ],
    });
  });

  test('thins commits, and never leaves out the first and the last one', async () => {
    grow();
    const { points } = await tell('--since', 'HEAD~3', '--every', '2');
    expect(points.map(({ subject }) => subject)).toEqual(['The first commit', 'Reach up', 'Reach down again']);
    // What came and went is told against the point before, not against the commit before.
    expect(points[2]?.findings.gone).toHaveLength(2);
  });

  test('follows first parents: a merged branch is one step', async () => {
    grow();
    project.git('switch', '-q', '-c', 'side', 'HEAD~1');
    for (const name of ['one', 'two']) {
      project.write({ [`src/utils/${name}.ts`]: 'export const x = 1;' });
      project.commit(`Add ${name}`);
    }
    project.git('switch', '-q', 'main');
    project.git('merge', '-q', '--no-ff', '-m', 'Merge side', 'side');
    const { points } = await tell('--since', 'HEAD~1');
    expect(points.map(({ subject }) => subject)).toEqual(['Reach down again', 'Merge side']);
    expect(points[1]?.files).toBe((points[0]?.files ?? 0) + 2);
  });

  test('judges by the policy of today, or each commit by its own', async () => {
    grow();
    project.write({
      'storypole.config.jsonc': JSON.stringify({
        domains: { uses: { billing: ['accounts'] } },
        deny: [{ from: 'service', to: 'repo', why: 'Services take their data as arguments.' }],
      }),
    });
    project.commit('Close service to repo');
    const today = await tell('--since', 'HEAD~1');
    const each = await tell('--since', 'HEAD~1', '--policy', 'each');
    expect(today.points.map(({ findings }) => findings.total)).toEqual([1, 1]);
    expect(each.points.map(({ findings }) => findings.total)).toEqual([0, 1]);
    expect(each.points.map(({ policy }) => policy)).toEqual(['own', 'own']);
  });

  test('says where the policy of a commit cannot be read, and takes that of today', async () => {
    project = createGitProject({ ...START, 'storypole.config.jsonc': '{ "layers": 1 }' });
    project.write({ 'storypole.config.jsonc': START['storypole.config.jsonc'] });
    project.commit('Correct the config');
    const { points } = await tell('--since', 'HEAD~1', '--policy', 'each');
    expect(points.map(({ policy }) => policy)).toEqual(['today', 'own']);
    expect(points[0]?.policyUnknown).toContain('layers');
  });

  test('touches neither the index nor the working tree, and does not see them', async () => {
    grow();
    project.write({ 'src/domains/billing/repo/ledger.ts': `import '../service/charge';` });
    const before = project.git('status', '--porcelain=v2', '--branch');
    const { points } = await tell('--since', 'HEAD~3');
    expect(points.at(-1)?.findings.total).toBe(0);
    expect(project.git('status', '--porcelain=v2', '--branch')).toBe(before);
  });

  test('is data under a schema, a table, a chart for Markdown, and a picture', async () => {
    grow();
    project.git('commit', '-q', '--allow-empty', '-m', 'Odd <subject> & | "more"');
    const history = await tell('--since', 'HEAD~4');
    const validate = new Ajv2020({ allErrors: true, strictTypes: false, validateFormats: false }).compile(schema);
    expect(validate(history) ? [] : validate.errors).toEqual([]);
    const print = async (format: string): Promise<string> =>
      (await project.run(['history', '--since', 'HEAD~4', '--format', format])).stdout;
    const text = await print('text');
    expect(text.split('\n')[0]).toMatch(/^commit +date +files +findings +new +gone +debt +edges +cycles +coupling/);
    expect(text).toContain('1 (2 files)');
    expect(text).toContain('5 commits of 5 since HEAD~4, under the policy of today.');
    const markdown = await print('markdown');
    expect(markdown).toContain('  line [0, 2, 2, 0, 0]');
    expect(markdown).toContain(String.raw`Odd \<subject\> & \| "more"`);
    expect(markdown).toContain(await print('mermaid'));
    const svg = await print('svg');
    expect(SyntaxValidator.validate(svg)).toBe(true);
    expect(svg.match(/<polyline /g)).toHaveLength(5);
    expect(svg).toContain('Odd &lt;subject&gt; &amp; |');
  });

  test.each([
    [['--since', 'nowhere'], 'machine/no-ref'],
    [['--since', 'HEAD', '--every', '0'], '--every takes a whole number from 1 on'],
    [[], '--since'],
  ])('refuses %j', async (args, said) => {
    grow();
    const { code, stderr } = await project.run(['history', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});

describe('a second history', () => {
  const START_OF_ALL = ['--since', 'HEAD~3'];
  let cache = '';

  /** What it says with a memory, and what became of each commit; it is what is said without one. */
  async function tellTwice(...args: readonly string[]): Promise<{ readonly told: Told; readonly phases: string }> {
    const all = ['--format', 'json', ...START_OF_ALL, ...args];
    const warm = await project.run(['history', ...all, '--cache-dir', cache, '--debug']);
    const told = JSON.parse(warm.stdout) as Told;
    expect(told).toEqual(await tell(...all, '--no-cache'));
    return { told, phases: warm.stderr };
  }
  const count = (text: string, word: string): number => text.split(word).length - 1;

  beforeEach(async () => {
    grow();
    cache = join(project.root, '.git/kept');
    const { phases } = await tellTwice();
    expect(count(phases, ' judged')).toBe(4);
  });

  test('judges nothing that was judged', async () => {
    expect(count((await tellTwice()).phases, ' as before')).toBe(4);
  });

  test('judges the commits that are new', async () => {
    project.write({ 'src/domains/billing/repo/ledger.ts': `import '../service/pay';\nexport const read = 1;` });
    project.commit('Reach up once more');
    const { phases, told } = await tellTwice();
    expect(count(phases, ' judged')).toBe(1);
    expect(told.points.at(-1)?.findings.appeared).toHaveLength(1);
  });

  test('judges all under another policy, from scans that are kept', async () => {
    const config = { domains: { uses: {} }, deny: [{ from: 'service', to: 'repo', why: 'Services take arguments.' }] };
    project.write({ 'storypole.config.jsonc': JSON.stringify(config) });
    expect(count((await tellTwice()).phases, ' judged')).toBe(4);
    expect(count((await tellTwice()).phases, ' as before')).toBe(4);
  });

  test('knows each commit under its own policy', async () => {
    project.write({
      'storypole.config.jsonc': JSON.stringify({ deny: [{ from: 'ui', to: 'repo', why: 'Pages ask.' }] }),
    });
    project.commit('Close ui to repo');
    expect(count((await tellTwice('--policy', 'each')).phases, ' judged')).toBe(4);
    expect(count((await tellTwice('--policy', 'each')).phases, ' as before')).toBe(4);
    expect(count((await tellTwice()).phases, ' judged')).toBe(4);
  });

  test('judges again what was installed meanwhile, and what a folder above it decides', async () => {
    project.write({ 'src/domains/billing/repo/left.ts': `import 'left';` });
    project.commit('Use left');
    expect((await tellTwice()).told.points.at(-1)?.findings.byRule).toHaveProperty('unresolved-import');
    project.write({ 'node_modules/left/package.json': '{ "name": "left" }' });
    const { phases, told } = await tellTwice();
    expect(count(phases, ' judged')).toBe(4);
    expect(told.points.at(-1)?.findings.byRule).not.toHaveProperty('unresolved-import');
  });

  test('sees that an exception has ended', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const exception = {
      rule: 'misdirected-import',
      from: 'src/domains/billing/repo/ledger.ts',
      to: 'src/domains/billing/service/charge.ts',
      why: 'It was there before.',
      owner: '@billing',
      until: today,
    };
    project.write({
      'storypole.config.jsonc': JSON.stringify({
        ...JSON.parse(START['storypole.config.jsonc']),
        exceptions: [exception],
      }),
    });
    await tellTwice();
    expect(count((await tellTwice()).phases, ' as before')).toBe(4);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 86_400_000 });
    try {
      expect(count((await tellTwice()).phases, ' judged')).toBe(4);
    } finally {
      vi.useRealTimers();
    }
  });

  test('starts afresh where the file is damaged anywhere, cut off, foreign, or cannot be written', async () => {
    const [name = ''] = readdirSync(cache);
    const file = join(cache, name);
    const whole = readFileSync(file);
    for (let at = 3; at < whole.length; at += Math.ceil(whole.length / 12)) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] as number) ^ 0x55;
      for (const bytes of [flipped, whole.subarray(0, at)]) {
        writeFileSync(file, bytes);
        await tellTwice();
      }
    }
    writeFileSync(file, 'not what it was');
    expect(count((await tellTwice()).phases, ' judged')).toBe(4);
    expect(count((await tellTwice()).phases, ' as before')).toBe(4);
    rmSync(cache, { recursive: true });
    writeFileSync(cache, 'a file stands here');
    expect(count((await tellTwice()).phases, ' judged')).toBe(4);
  });

  test('of a repository in which an object stands for another sees the other', async () => {
    const [blob, other] = ['HEAD:src/domains/billing/repo/ledger.ts', 'HEAD~1:src/domains/billing/repo/ledger.ts'].map(
      (name) => project.git('rev-parse', name).trim(),
    );
    project.git('replace', blob ?? '', other ?? '');
    const { told } = await tellTwice();
    expect(told.points.at(-1)?.findings.total).toBe(2);
  });
});

test('whatever becomes of a repository, its history says what a check of each checkout says', async () => {
  const paths = [
    'src/domains/billing/repo/ledger.ts',
    'src/domains/billing/repo/new.ts',
    'src/domains/billing/ui/page.tsx',
    'src/domains/accounts/index.ts',
    'src/utils/text.ts',
    'src/stray.ts',
  ];
  const path = fc.constantFrom(...paths);
  const text = fc
    .array(
      fc.constantFrom(
        `import { read } from '../repo/ledger';`,
        `export * from '@/domains/accounts';`,
        `import type { A } from '../../accounts/service/open';`,
        `import 'pg';`,
        `import 'left';`,
        `import './new';`,
        `import `,
        'export const read = 1;',
      ),
      { maxLength: 3 },
    )
    .map((lines) => lines.join('\n'));
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), path, text }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), path }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), path, to: path }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('link' as const), path, to: path }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('write' as const),
        path: fc.constant('.gitignore'),
        text: fc.constantFrom('new.ts', 'ui/', ''),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('write' as const),
        path: fc.constant('tsconfig.json'),
        text: fc.constantFrom('{}', START['tsconfig.json'], '{ "extends": "./missing.json" }'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('write' as const),
        path: fc.constant('src/domains/billing/storypole.debt.json'),
        text: fc.constant(
          JSON.stringify([
            {
              rule: 'misdirected-import',
              from: 'src/domains/billing/repo/ledger.ts',
              to: 'src/domains/billing/ui/page.tsx',
              symbol: 'value read',
              count: 1,
            },
          ]),
        ),
      }),
    },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 5 }),
      async (rounds) => {
        project = createGitProject(START);
        const at = (name: string): string => join(project.root, name);
        const cache = join(project.root, '.git/kept');
        for (const [index, round] of rounds.entries()) {
          // What is kept of some commits is there when others come.
          if (index === 1) await tell('--since', 'HEAD~1', '--cache-dir', cache);
          for (const change of round) {
            try {
              if (change.kind === 'write') {
                rmSync(at(change.path), { force: true });
                project.write({ [change.path]: change.text });
              } else if (change.kind === 'remove') rmSync(at(change.path), { force: true });
              else {
                mkdirSync(dirname(at(change.to)), { recursive: true });
                if (change.kind === 'rename') renameSync(at(change.path), at(change.to));
                else {
                  rmSync(at(change.to), { force: true });
                  symlinkSync(at(change.path).replace(project.root, '../../../..'), at(change.to));
                }
              }
            } catch {
              // Nothing there to rename.
            }
          }
          project.git('add', '-A', '--force');
          project.git('commit', '-q', '--no-verify', '--allow-empty', '-m', 'Change');
        }
        const all = ['--since', `HEAD~${rounds.length}`];
        const history = await tell(...all, '--no-cache');
        expect(await tell(...all, '--cache-dir', cache)).toEqual(history);
        expect(await tell(...all, '--cache-dir', cache)).toEqual(history);
        const { points } = history;
        expect(points).toHaveLength(rounds.length + 1);
        for (const point of points) {
          project.git('checkout', '-q', '-f', point.commit);
          const { stdout } = await project.run(['check', '--no-cache', '--format', 'json']);
          const { findings, faults, examined } = JSON.parse(stdout) as {
            readonly findings: readonly { readonly id: string; readonly rule: string; readonly known: boolean }[];
            readonly faults: readonly object[];
            readonly examined: { readonly files: number; readonly dependencies: number };
          };
          expect({ ...examined, faults, total: findings.length }).toMatchObject({
            files: point.files,
            dependencies: point.dependencies,
            faults: point.faults,
            total: point.findings.total,
          });
          for (const [rule, count] of Object.entries(point.findings.byRule)) {
            expect(findings.filter((finding) => finding.rule === rule)).toHaveLength(count);
          }
          expect(findings.filter(({ known }) => known)).toHaveLength(point.findings.known);
          const ids = new Set(findings.map(({ id }) => id));
          expect(point.findings.appeared.every(({ id }) => ids.has(id))).toBe(true);
          expect(point.findings.gone.some(({ id }) => ids.has(id))).toBe(false);
        }
        project.git('switch', '-q', '-f', 'main');
        project.remove();
      },
    ),
    { numRuns: Number(process.env['STORYPOLE_HISTORY_RUNS'] ?? 12) },
  );
}, 3_600_000);
