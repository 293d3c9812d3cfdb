import { check, type CheckOptions, defineRule, openProject, type Report } from '@storypole/core';
import { createTestProviders, type TestProvidersOptions } from '@storypole/core/testing';
import { rules } from '@storypole/rules';
import { describe, expect, test } from 'vitest';

type Files = Readonly<Record<string, string>>;
interface Run extends TestProvidersOptions {
  readonly options?: Partial<CheckOptions>;
}

function runAll(files: Files, { options, ...machine }: Run = {}): readonly Report[] {
  const given: CheckOptions = { cwd: '/project', paths: [], configCode: false, ...options };
  return check(given, createTestProviders(files, machine), rules).reports;
}

function run(files: Files, given: Run = {}): Report {
  const reports = runAll(files, given);
  expect(reports).toHaveLength(1);
  return reports[0] as Report;
}

const found = ({ findings }: Report): readonly string[] => findings.map(({ rule, from }) => `${rule} ${from.file}`);
const faulty = ({ faults }: Report): readonly string[] =>
  faults.map(({ code, key, file }) => `${code} ${key ?? file ?? ''}`);
const config = (value: object): Files => ({ 'storypole.config.json': JSON.stringify(value, null, 2) });

const ORDERS = 'src/domains/orders';
/** One offence: service imports ui. */
const SHOP: Files = {
  [`${ORDERS}/service/place.ts`]: "import { page } from '../ui/page';\nexport const place = page;\n",
  [`${ORDERS}/ui/page.ts`]: 'export const page = 1;\n',
  [`${ORDERS}/repo.ts`]: 'export const repo = 1;\n',
  'src/domains/accounts/index.ts': "export { user } from './types/user';\n",
  'src/domains/accounts/types/user.ts': 'export const user = 1;\n',
  'src/app/main.ts': "import '../domains/orders/ui/page';\n",
};
const OFFENCE = `misdirected-import ${ORDERS}/service/place.ts`;

describe('a project without a config', () => {
  test('is judged by the preset `harness`, and what it was taken for is said', () => {
    const report = run(SHOP);
    expect(report).toMatchObject({
      root: '/project',
      config: undefined,
      faults: [],
      examined: { files: 6, outside: 0, dependencies: 3, computed: 0, places: 6 },
      recognised: {
        preset: 'harness',
        domains: ['accounts', 'orders'],
        layers: ['types', 'repo', 'service', 'ui', 'app'],
      },
    });
    expect(found(report)).toEqual([OFFENCE]);
  });

  test('that has no layer is a fault, and no pass', () => {
    const report = run({ 'lib/place.ts': "import './missing';\n", 'src/place.ts': '' });
    expect(faulty(report)).toEqual(['config/no-layer preset']);
    expect(report.faults[0]?.mend).toContain('storypole init');
    expect(report.findings).toEqual([]);
  });

  test('begins at the nearest package.json above', () => {
    const files = {
      'shop/package.json': '{}',
      ...Object.fromEntries(Object.entries(SHOP).map(([path, text]) => [`shop/${path}`, text])),
    };
    const report = run(files, { options: { cwd: `/project/shop/${ORDERS}` } });
    expect(report.root).toBe('/project/shop');
    expect(found(report)).toEqual([OFFENCE]);
  });
});

describe('a config', () => {
  test('of which a pattern matches nothing is a fault at its line, `planned` and `exclude` excepted', () => {
    const value = {
      exclude: ['src/none/**'],
      layers: {
        jobs: { files: ['src/jobs/**'] },
        ui: { files: ['src/domains/{domain}/ui/**', 'src/domains/{domain}/view/**'] },
      },
    };
    const report = run({ ...SHOP, ...config(value) });
    expect(faulty(report)).toEqual(['config/no-match layers.jobs.files']);
    expect(report.faults[0]).toMatchObject({ file: 'storypole.config.json', line: 7 });
    expect(report.faults[0]?.what).toContain('src/jobs/**');
    // A fault takes no finding away.
    expect(found(report)).toContain(OFFENCE);
    const planned = run({ ...SHOP, ...config({ ...value, planned: ['src/jobs/**'] }) });
    expect(planned.faults).toEqual([]);
  });

  test('that names a domain of which there is none is a fault, and the nearest name is told', () => {
    const report = run({
      ...SHOP,
      ...config({ domains: { uses: { orders: ['acounts'], billing: ['accounts'] } } }),
    });
    expect(faulty(report)).toEqual([
      'config/unknown-domain domains.uses.orders[0]',
      'config/unknown-domain domains.uses.billing',
    ]);
    expect(report.faults[0]?.mend).toContain('Name `accounts`');
    const planned = config({ domains: { uses: { orders: ['billing'] } }, planned: ['src/domains/billing/**'] });
    expect(run({ ...SHOP, ...planned }).faults).toEqual([]);
  });

  test('with faults is told of all of them, and its project is not judged', () => {
    const report = run({ ...SHOP, ...config({ presets: 'harness', layer: {}, allow: [{ from: 'repo' }] }) });
    expect(report.faults.length).toBeGreaterThan(2);
    expect(
      report.faults.every(({ code, file }) => code.startsWith('config/') && file === 'storypole.config.json'),
    ).toBe(true);
    expect(report).toMatchObject({ findings: [], examined: { files: 0 } });
  });

  test('that is code is refused where code may not run', () => {
    const files = { ...SHOP, 'storypole.config.ts': 'export default {};\n' };
    expect(faulty(run(files))).toEqual(['config/code-refused storypole.config.ts']);
    const modules = { '/project/storypole.config.ts': { default: { deny: [{ from: 'app', to: 'ui', why: 'No.' }] } } };
    const report = run(files, { modules, options: { configCode: true } });
    expect(report.faults).toEqual([]);
    expect(found(report)).toEqual(expect.arrayContaining([OFFENCE, 'misdirected-import src/app/main.ts']));
  });

  test('beside another in one folder is a fault', () => {
    const report = run({ ...SHOP, ...config({}), 'storypole.config.jsonc': '{}' });
    expect(report.faults.map(({ code }) => code)).toEqual(['config/two-configs']);
  });
});

describe('what is asked for', () => {
  const two: Files = {
    ...Object.fromEntries(Object.entries(SHOP).map(([path, text]) => [`shop/${path}`, text])),
    'shop/storypole.config.json': '{}',
    'desk/storypole.config.json':
      '{ "preset": "none", "include": ["src/**"], "layers": { "all": { "files": ["src/**"] } } }',
    'desk/src/own.ts': "import './missing';\n",
  };

  test('under two configs is two reports, in the order of the paths', () => {
    const reports = runAll(two, {
      options: { paths: ['desk/src', `shop/${ORDERS}/service`, 'desk/src/own.ts'] },
    });
    expect(reports.map(({ root, config: file }) => [root, file])).toEqual([
      ['/project/desk', 'storypole.config.json'],
      ['/project/shop', 'storypole.config.json'],
    ]);
    expect(reports.map(found)).toEqual([['unresolved-import src/own.ts'], [OFFENCE]]);
  });

  test('by the name of a config is its whole project', () => {
    const report = run(two, {
      options: { cwd: '/project/desk', config: '../shop/storypole.config.json', paths: ['../shop'] },
    });
    expect(report.root).toBe('/project/shop');
    expect(found(report)).toEqual([OFFENCE]);
  });

  test('outside the folder of the named config is a fault, and so is a config that is not there', () => {
    const outside = run(two, { options: { config: 'shop/storypole.config.json', paths: ['desk/src'] } });
    expect(faulty(outside)).toEqual(['usage/path-outside-config desk/src']);
    const missing = run(two, { options: { config: 'shop/storypole.json' } });
    expect(faulty(missing)).toEqual(['config/not-found shop/storypole.json']);
  });

  test('and is not there is a fault for each path', () => {
    const report = run(SHOP, { options: { paths: ['src/nothing', ORDERS, 'none.ts'] } });
    expect(faulty(report)).toEqual(['usage/no-such-path src/nothing', 'usage/no-such-path none.ts']);
    expect(report.findings).toEqual([]);
  });

  test('is all that is reported, while everything is judged; nothing is stale then', () => {
    const exceptions = [
      {
        rule: 'misdirected-import',
        from: `${ORDERS}/repo.ts`,
        to: `${ORDERS}/ui/page.ts`,
        why: 'Soon.',
        owner: '@team',
        until: '2027-01-31',
      },
    ];
    const files = { ...SHOP, ...config({ exceptions }), 'src/utils/time.ts': "import '../app/main';\nimport(name);\n" };
    const all = run(files);
    expect([...found(all)].sort()).toEqual(
      [OFFENCE, 'misdirected-import src/utils/time.ts', 'stale-exception storypole.config.json'].sort(),
    );
    const part = run(files, { options: { paths: ['src/utils'] } });
    expect(found(part)).toEqual(['misdirected-import src/utils/time.ts']);
    expect(part.examined).toEqual(all.examined);
    expect([all.computed.length, part.computed.length]).toEqual([1, 1]);
    const file = run(files, { options: { paths: [`${ORDERS}/service/place.ts`] } });
    expect(found(file)).toEqual([OFFENCE]);
    expect(file.computed).toEqual([]);
    expect(found(run(files, { options: { paths: [`${ORDERS}/repo.ts`] } }))).toEqual([]);
  });

  test('of rules is all that is judged by, and a rule that is none is a fault with the nearest name', () => {
    const files = { ...SHOP, 'src/stray.ts': '' };
    expect(found(run(files, { options: { onlyRules: ['unplaced-file'] } }))).toEqual(['unplaced-file src/stray.ts']);
    const report = run(files, { options: { onlyRules: ['unplaced-file', 'misdirected-imports', 'zzzzzzzzzz'] } });
    expect(report.faults.map(({ code, mend }) => [code, mend.slice(0, 25)])).toEqual([
      ['usage/unknown-rule', 'Name `misdirected-import`'],
      ['usage/unknown-rule', 'Name one of: bypassed-pro'],
    ]);
    expect(report.findings).toEqual([]);
  });
});

describe('a plugin', () => {
  const own = defineRule({
    id: 'own-rule',
    scope: 'file',
    sees: 'place',
    summary: 'There are no pages.',
    messages: { page: { what: '{{from}} is a page.', why: 'Pages are none.' } },
    suspects: () => true,
    check: ({ path }) => (path.endsWith('page.ts') ? { message: 'page' } : undefined),
  });
  const files: Files = { ...SHOP, ...config({ plugins: ['./own.mjs'] }), 'own.mjs': '' };
  const load = (module: unknown, configCode = true): Report =>
    run(files, { modules: { '/project/own.mjs': module }, options: { configCode } });

  test('adds a rule, or several', () => {
    const report = load({ default: own });
    expect(report.faults).toEqual([]);
    expect(found(report)).toEqual(expect.arrayContaining([OFFENCE, `own-rule ${ORDERS}/ui/page.ts`]));
    const both = load({ default: [own, { ...own, id: 'other-rule' }] });
    expect(both.findings.map(({ rule }) => rule).sort()).toEqual(['misdirected-import', 'other-rule', 'own-rule']);
    const only = run(files, {
      modules: { '/project/own.mjs': { default: own } },
      options: { configCode: true, onlyRules: ['own-rule'] },
    });
    expect(found(only)).toEqual([`own-rule ${ORDERS}/ui/page.ts`]);
  });

  test.each([
    ['nothing', {}],
    ['a word', { default: 'rule' }],
    ['a list with a hole', { default: [own, null] }],
    ['a rule without a check', { default: { ...own, check: undefined } }],
    ['a rule of files that says not which it suspects', { default: { ...own, suspects: undefined } }],
    ['a rule of no known scope', { default: { ...own, scope: 'universe' } }],
    ['a rule whose id is taken', { default: { ...own, id: 'misdirected-import' } }],
    ['one rule twice', { default: [own, own] }],
  ])('that exports %s is a fault', (_title, module) => {
    const report = load(module);
    expect(report.faults.map(({ code }) => code)).toEqual(['config/bad-plugin']);
    expect(report.findings).toEqual([]);
  });

  test('that throws, is not there, or may not run is a fault', () => {
    const throws = run(files, { options: { configCode: true } });
    expect(throws.faults.map(({ code }) => code)).toEqual(['config/plugin-throws']);
    expect(throws.faults[0]?.what).toContain('There is no module /project/own.mjs');
    const missing = run({ ...SHOP, ...config({ plugins: ['./none.mjs'] }) }, { options: { configCode: true } });
    expect(missing.faults.map(({ code }) => code)).toEqual(['config/missing-plugin']);
    expect(load({ default: own }, false).faults.map(({ code }) => code)).toEqual(['config/code-refused']);
  });
});

describe('what was read', () => {
  test('keeps its findings where a source is at fault', () => {
    const report = run({
      ...SHOP,
      [`${ORDERS}/service/broken.ts`]: "import '../ui/page';\nconst text = `open\n",
    });
    expect(report.faults).toMatchObject([
      { code: 'source/unterminated-template', file: `${ORDERS}/service/broken.ts`, line: 2, column: 14 },
    ]);
    expect([...found(report)].sort()).toEqual([`misdirected-import ${ORDERS}/service/broken.ts`, OFFENCE]);
    expect(report.examined.files).toBe(7);
  });

  test('does not hold what git ignores; files outside `include` are counted, and closed', () => {
    const report = run({
      ...SHOP,
      '.git/HEAD': '',
      '.gitignore': 'generated\n*.gen.ts\n',
      [`${ORDERS}/ui/generated/deep.ts`]: "import './missing';\n",
      [`${ORDERS}/ui/own.gen.ts`]: "import './missing';\n",
      'scripts/build.ts': "import './missing';\n",
      'vite.config.ts': '',
      'README.md': '',
      'src/utils/own.ts': "import '../../scripts/build';\n",
    });
    expect(report.faults).toEqual([]);
    expect(report.examined).toMatchObject({ files: 7, outside: 2 });
    expect([...found(report)].sort()).toEqual([OFFENCE, 'misdirected-import src/utils/own.ts'].sort());
  });

  test('is a finding where it lies in two layers', () => {
    const report = run({ ...SHOP, ...config({ layers: { pages: { files: ['src/domains/*/ui/page.ts'] } } }) });
    expect(report.findings.find(({ rule }) => rule === 'unplaced-file')).toMatchObject({
      from: { file: `${ORDERS}/ui/page.ts`, line: 1, column: 1 },
    });
    expect(report.findings.find(({ rule }) => rule === 'unplaced-file')?.what).toMatch(/pages.*ui|ui.*pages/);
  });

  test('knows the modules that declarations announce, by name and by pattern', () => {
    const report = run({
      ...SHOP,
      'src/ambient.d.ts':
        "declare module 'virtual-pages' { export const pages: 1; }\ndeclare module '*?own' {}\ndeclare module 'icons/*' {}\n",
      'src/utils/own.ts':
        "import 'virtual-pages';\nimport 'any?own';\nimport 'icons/cart';\nimport 'virtual-page';\nimport './virtual-pages';\n",
    });
    expect(report.findings.filter(({ rule }) => rule === 'unresolved-import').map(({ to }) => to?.specifier)).toEqual([
      'virtual-page',
      './virtual-pages',
    ]);
    expect(found(report)).not.toContain('unplaced-file src/ambient.d.ts');
  });

  test('has its place in the project that is opened', () => {
    const { graph, faults } = openProject(
      { cwd: '/project', configCode: false },
      createTestProviders({
        'src/providers/clock.ts': '',
        'src/providers/log/index.ts': '',
        'src/providers/log/format.ts': '',
        [`${ORDERS}/providers/mail/send.ts`]: '',
        [`${ORDERS}/index.ts`]: '',
        [`${ORDERS}/service/place.test.ts`]: '',
        [`${ORDERS}/stray.ts`]: '',
        'src/tests/all.test.ts': '',
      }),
      rules,
    );
    expect(faults).toEqual([]);
    const layers = ['types', 'config', 'repo', 'providers', 'service', 'runtime', 'ui', 'utils', 'app'];
    const places = graph.files.paths.map((path, row) => {
      const {
        kind,
        layer,
        domain,
        provider,
        providerEntry,
        test: isTest,
      } = graph.places[graph.files.place[row] as number] ?? {};
      const words = [
        kind,
        kind === 'layer' ? layers[layer as number] : '',
        domain,
        provider,
        providerEntry === true && 'door',
        isTest === true && 'test',
      ];
      return [path, words.filter(Boolean).join(' ')];
    });
    expect(Object.fromEntries(places)).toEqual({
      'src/providers/clock.ts': 'layer providers clock door',
      'src/providers/log/index.ts': 'layer providers log door',
      'src/providers/log/format.ts': 'layer providers log',
      [`${ORDERS}/providers/mail/send.ts`]: 'layer providers orders',
      [`${ORDERS}/index.ts`]: 'entry orders',
      [`${ORDERS}/service/place.test.ts`]: 'layer service orders test',
      [`${ORDERS}/stray.ts`]: 'loose orders',
      'src/tests/all.test.ts': 'loose test',
    });
  });
});

describe('providers', () => {
  test('are entered by their file or their index, and not deeper; those of a domain have no entry', () => {
    const report = run({
      ...SHOP,
      'src/providers/clock.ts': 'export const clock = 1;\n',
      'src/providers/log/index.ts': "export { format } from './format';\n",
      'src/providers/log/format.ts': 'export const format = 1;\n',
      [`${ORDERS}/providers/mail/send.ts`]: 'export const send = 1;\n',
      [`${ORDERS}/service/place.ts`]: [
        "import '../../../providers/clock';",
        "import '../../../providers/log';",
        "import '../../../providers/log/format';",
        "import '../providers/mail/send';",
      ].join('\n'),
    });
    expect(report.findings.map(({ rule, from }) => `${rule} ${from.file}:${String(from.line)}`)).toEqual([
      `deep-import ${ORDERS}/service/place.ts:3`,
    ]);
  });
});

describe('tests', () => {
  const WHOLE =
    "import '../ui/page';\nimport '../../accounts/types/user';\nimport '../../accounts';\nimport '../../../app/main';\n";

  test('may import all of their domain, `app` and entries, and nothing imports them', () => {
    const report = run({
      ...SHOP,
      [`${ORDERS}/service/place.ts`]: "import './place.test';\n",
      [`${ORDERS}/service/place.test.ts`]: WHOLE,
      [`${ORDERS}/service/__tests__/other.ts`]: "import '../place.test';\nimport '../../ui/page';\n",
      'tests/all.test.ts': "import '../src/domains/accounts/types/user';\n",
    });
    expect(report.findings.map(({ rule, from }) => `${rule} ${from.file}:${String(from.line)}`).sort()).toEqual([
      `deep-import ${ORDERS}/service/place.test.ts:2`,
      `test-in-production ${ORDERS}/service/place.ts:1`,
    ]);
  });

  test('are what `tests` says', () => {
    const report = run({
      ...SHOP,
      ...config({ tests: ['**/*.check.ts'] }),
      [`${ORDERS}/service/place.check.ts`]: "import '../ui/page';\n",
      [`${ORDERS}/service/place.test.ts`]: "import '../ui/page';\n",
    });
    expect([...found(report)].sort()).toEqual([`misdirected-import ${ORDERS}/service/place.test.ts`, OFFENCE].sort());
  });
});

test('says of a file that nests too deep what cannot be told, and goes on', () => {
  const deep = `export const x = ${'('.repeat(30_000)}process.env${')'.repeat(30_000)};`;
  const providers = createTestProviders({
    'storypole.config.json': '{ "globals": { "process.env": { "onlyIn": ["config"], "why": "One reader." } } }',
    'src/domains/billing/service/deep.ts': deep,
    'src/domains/billing/service/plain.ts': 'export const y = process.env;',
    'src/domains/billing/config/z.ts': 'export const z = process.env;',
  });
  const { reports } = check({ cwd: '/project', paths: [], configCode: false }, providers, rules);
  expect(reports[0]?.faults.map(({ code, file }) => [code, file])).toEqual([
    ['source/not-parsed', 'src/domains/billing/service/deep.ts'],
  ]);
  expect(reports[0]?.findings.map(({ rule, from }) => [rule, from.file])).toEqual([
    ['misplaced-global', 'src/domains/billing/service/plain.ts'],
  ]);
});
