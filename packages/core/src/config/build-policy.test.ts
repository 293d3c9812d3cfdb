import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell, Policy } from '#types/policy';
import { buildPolicy } from './build-policy';
import type { ConfigSource } from './check-sources';
import { BAD_CONFIGS, GOOD_CONFIGS } from './config-corpus.fixture';
import { KNOWN_RULES } from './known-rules.fixture';
import type { Config } from './schema';

const FILE = 'storypole.config.json';

function build(...configs: readonly Config[]): Policy {
  const sources = configs.map((value, index) => ({
    file: index === configs.length - 1 ? FILE : `base-${index}.json`,
    value,
  }));
  return expectPolicy(sources);
}

function expectPolicy(sources: readonly ConfigSource[]): Policy {
  const built = buildPolicy(sources, KNOWN_RULES);
  expect(built.faults).toBeUndefined();
  return built.policy as Policy;
}

function cell(policy: Policy, from: string, to: string): Cell {
  const find = (id: string): number => policy.layers.findIndex((layer) => layer.id === id);
  return policy.matrix[find(from)]?.[find(to)] as Cell;
}

const allow = (rest: Partial<NonNullable<Config['allow']>[number]> = {}): Config => ({
  allow: [{ from: 'repo', to: 'providers', why: 'for a reason', ...rest }],
});
const deny = (rest: Partial<NonNullable<Config['deny']>[number]> = {}): Config => ({
  deny: [{ from: 'ui', to: 'repo', why: 'for a reason', ...rest }],
});

describe('what a config says wrong', () => {
  test.each(BAD_CONFIGS)('reports $title', ({ config, faults }) => {
    const built = buildPolicy([{ file: FILE, value: config }], KNOWN_RULES);
    expect(
      built.faults?.map(({ code, key, what, mend }) => `${code}${key === undefined ? '' : ` ${key}`}: ${what} ${mend}`),
    ).toEqual(faults);
    expect(built.faults?.every((fault) => fault.file === FILE)).toBe(true);
  });

  test.each(GOOD_CONFIGS)('has nothing against %s', (_, config) => {
    expectPolicy([{ file: FILE, value: config }]);
  });

  test('is reported all at once, each config of a chain by its own name', () => {
    const built = buildPolicy(
      [
        { file: 'team.json', value: { include: 3, allow: [{ from: 'rep', to: 'ui', why: '' }] } },
        { file: FILE, value: { layres: {}, deny: [{ from: 'ui', to: 'rpeo', why: 'x' }] } },
      ],
      KNOWN_RULES,
    );
    expect(built.faults?.map((fault) => `${fault.file as string} ${fault.code} ${fault.key as string}`)).toEqual([
      'team.json config/wrong-type include',
      'team.json config/empty-text allow[0].why',
      `${FILE} config/unknown-key layres`,
      'team.json config/unknown-layer allow[0].from',
      `${FILE} config/unknown-layer deny[0].to`,
    ]);
  });

  test('stands at the line of its key, and a missing key at the line of what lacks it', () => {
    const positions = new Map([
      ['', { line: 1, column: 1 }],
      ['allow', { line: 2, column: 3 }],
      ['allow[0]', { line: 3, column: 5 }],
      ['packages["@acme/*"]', { line: 4, column: 7 }],
    ]);
    const value = { allow: [{ from: 'repo', to: 'providers' }], packages: { '@acme/*': { onlyIn: ['repo'] } }, x: 1 };
    const built = buildPolicy([{ file: FILE, value, positions }], KNOWN_RULES);
    expect(built.faults?.map(({ key, line, column }) => [key, line, column])).toEqual([
      ['allow[0].why', 3, 5],
      ['packages["@acme/*"].why', 4, 7],
      ['x', 1, 1],
    ]);
  });

  test('is not looked for among rules where nobody knows them', () => {
    expect(buildPolicy([{ file: FILE, value: { rules: { mine: { depth: 3 } } } }], undefined).faults).toBeUndefined();
  });

  test('is never thrown, whatever the JSON', () => {
    const keys = fc.constantFrom(
      'preset',
      'include',
      'domains',
      'pattern',
      'layers',
      'repo',
      'files',
      'allow',
      'from',
      'to',
      'why',
      'packages',
      'onlyIn',
      'rules',
      'exceptions',
      '__proto__',
      'constructor',
    );
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.oneof(
          fc.constantFrom('repo', 'harness', 'src/**', '{domain}'),
          fc.string({ maxLength: 5 }),
          fc.integer(),
          fc.constant(null),
          fc.boolean(),
        ),
        fc.array(tie('value'), { maxLength: 4 }),
        fc
          .array(fc.tuple(keys, tie('value')), { maxLength: 5 })
          .map((entries) => Object.fromEntries(entries) as unknown),
      ),
    }));
    fc.assert(
      fc.property(fc.array(json.value, { minLength: 1, maxLength: 2 }), (values) => {
        const built = buildPolicy(
          values.map((value) => ({ file: FILE, value, positions: new Map([['', { line: 7, column: 1 }]]) })),
          KNOWN_RULES,
        );
        expect(built.faults === undefined).toBe(built.policy !== undefined);
        expect(built.faults?.length).not.toBe(0);
        expect(built.faults?.every((fault) => fault.line === 7)).not.toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the default policy', () => {
  test('is the preset harness with its folders', () => {
    const { policy } = buildPolicy([], []) as { policy: Policy };
    expect(policy).toMatchObject({
      source: undefined,
      preset: 'harness',
      include: ['src/**'],
      exclude: [],
      domains: { patterns: ['src/domains/{domain}'], entry: ['index.*'], uses: {}, strict: [], identity: 'name' },
      providers: { patterns: ['src/providers/{provider}'], entry: ['index.*'] },
      tests: ['**/*.{test,spec}.*', '**/__tests__/**', '**/__mocks__/**'],
      written: [],
      lines: {},
    });
    expect(Object.fromEntries(policy.layers.map((layer) => [layer.id, layer.files]))).toEqual({
      types: ['src/domains/{domain}/types/**', 'src/domains/{domain}/types.*'],
      config: ['src/domains/{domain}/config/**', 'src/domains/{domain}/config.*'],
      repo: ['src/domains/{domain}/repo/**', 'src/domains/{domain}/repo.*'],
      providers: [
        'src/providers/{provider}/**',
        'src/providers/{provider}.*',
        'src/domains/{domain}/providers/**',
        'src/domains/{domain}/providers.*',
      ],
      service: ['src/domains/{domain}/service/**', 'src/domains/{domain}/service.*'],
      runtime: ['src/domains/{domain}/runtime/**', 'src/domains/{domain}/runtime.*'],
      ui: ['src/domains/{domain}/ui/**', 'src/domains/{domain}/ui.*'],
      utils: ['src/utils/**', 'src/utils.*'],
      app: ['src/app/**', 'src/app.*'],
    });
  });

  test('is plain data that survives JSON', () => {
    const policy = build(GOOD_CONFIGS.find(([title]) => title === 'every key at once')?.[1] as Config);
    expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
  });
});

describe('folders', () => {
  test('of domains and providers move the layers of the preset with them', () => {
    const policy = build({
      domains: { pattern: ['packages/{domain}/src', './apps/{domain}'] },
      providers: { pattern: 'shared/{provider}' },
    });
    expect(policy.domains.patterns).toEqual(['packages/{domain}/src', 'apps/{domain}']);
    expect(policy.layers.find((layer) => layer.id === 'repo')?.files).toEqual([
      'packages/{domain}/src/repo/**',
      'apps/{domain}/repo/**',
      'packages/{domain}/src/repo.*',
      'apps/{domain}/repo.*',
    ]);
    expect(policy.layers.find((layer) => layer.id === 'providers')?.files.slice(0, 2)).toEqual([
      'shared/{provider}/**',
      'shared/{provider}.*',
    ]);
    expect(policy.include).toEqual(['apps/**', 'packages/**', 'shared/**', 'src/**']);
  });

  test('of layers lie directly in the base where there are no domains', () => {
    const policy = build({ domains: { pattern: [] } });
    expect(policy.layers.find((layer) => layer.id === 'repo')?.files).toEqual(['src/repo/**', 'src/repo.*']);
    expect(policy.domains.patterns).toEqual([]);
  });

  test('of slices move with the layer whose name they bear', () => {
    const pattern = ['entities', 'features', 'widgets', 'pages'].map((layer) => `web/${layer}/*/{domain}`);
    const policy = build({ preset: 'feature-sliced', domains: { pattern } });
    expect(policy.layers.find((layer) => layer.id === 'features')?.files).toEqual(['web/features/*/{domain}/**']);
  });

  test('that begin with a placeholder or a glob make everything included', () => {
    expect(build({ domains: { pattern: '{domain}' } }).include).toEqual(['**']);
    expect(build({ preset: 'none', layers: { root: { files: ['*.ts'] } } }).include).toEqual(['**']);
    expect(build({ preset: 'none', layers: { root: { files: ['main.ts', 'lib/**', '!lib/x/**'] } } }).include).toEqual([
      'lib/**',
      'main.ts',
    ]);
  });
});

describe('layers', () => {
  test('that the config adds stand after those of the preset and before app', () => {
    const policy = build({
      layers: { jobs: { files: ['src/jobs/**'] }, repo: { strict: true }, mail: { files: ['src/mail/**'] } },
    });
    expect(policy.layers.map((layer) => layer.id)).toEqual([
      'types',
      'config',
      'repo',
      'providers',
      'service',
      'runtime',
      'ui',
      'utils',
      'jobs',
      'mail',
      'app',
    ]);
    expect(policy.layers.find((layer) => layer.id === 'repo')).toMatchObject({ strict: true, own: false });
    expect(policy.layers.find((layer) => layer.id === 'jobs')).toMatchObject({
      files: ['src/jobs/**'],
      own: true,
      packages: undefined,
    });
  });

  test('that the config adds may import themselves, and app may import them', () => {
    const policy = build({ layers: { jobs: { files: ['src/jobs/**'] } } });
    expect(cell(policy, 'jobs', 'jobs').value).toBe('listed');
    expect(cell(policy, 'app', 'jobs').value).toBe('everywhere');
    expect(cell(policy, 'jobs', 'utils')).toEqual({
      value: 'closed',
      type: 'closed',
      why: '`jobs` is no layer of the preset: it may import only itself and what an `allow` opens.',
    });
    expect(cell(policy, 'service', 'jobs').why).toBe(
      '`jobs` is no layer of the preset: only a layer that an `allow` names may import it.',
    );
  });

  test('of no preset stand in the order in which they are written', () => {
    const policy = build({ preset: 'none', layers: { core: { files: ['core/**'] }, shell: { files: ['shell/**'] } } });
    expect(policy.layers.map((layer) => layer.id)).toEqual(['core', 'shell']);
    expect(cell(policy, 'core', 'shell').why).toBe('No `allow` lets `core` import `shell`.');
  });
});

describe('an allow', () => {
  test('opens values and types of the own and of listed domains where it says no more', () => {
    expect(cell(build(allow()), 'repo', 'providers')).toEqual({ value: 'listed', type: 'listed', why: 'for a reason' });
  });

  test('of types leaves values closed, for the reason they were', () => {
    const policy = build(allow({ kind: 'type', domain: 'same' }));
    expect(cell(policy, 'repo', 'providers')).toEqual({
      value: 'closed',
      type: 'same',
      why: cell(build(), 'repo', 'providers').why,
    });
    expect(policy.allow).toEqual([
      { from: 'repo', to: 'providers', kind: 'type', domain: 'same', why: 'for a reason' },
    ]);
  });

  test('of values opens types too', () => {
    expect(cell(build(allow({ kind: 'value', domain: 'any' })), 'repo', 'providers')).toMatchObject({
      value: 'any',
      type: 'any',
    });
  });

  test('never narrows a cell', () => {
    expect(cell(build(allow({ to: 'types', domain: 'same' })), 'repo', 'types')).toMatchObject({
      value: 'listed',
      type: 'listed',
    });
    expect(cell(build(allow({ from: 'app', to: 'repo', domain: 'any' })), 'app', 'repo').value).toBe('everywhere');
  });
});

describe('a deny', () => {
  test('closes values and types where it says no more', () => {
    expect(cell(build(deny()), 'ui', 'repo')).toEqual({ value: 'closed', type: 'closed', why: 'for a reason' });
  });

  test('of values leaves types open', () => {
    expect(cell(build(deny({ kind: 'value' })), 'ui', 'repo')).toMatchObject({ value: 'closed', type: 'listed' });
  });

  test('of types closes values too', () => {
    expect(cell(build(deny({ kind: 'type' })), 'ui', 'repo')).toMatchObject({ value: 'closed', type: 'closed' });
  });

  test('of listed domains leaves the own one open', () => {
    expect(cell(build(deny({ domain: 'listed' })), 'ui', 'repo')).toMatchObject({ value: 'same', type: 'same' });
  });

  test('of any domain closes a cell that reaches everywhere down to listed ones', () => {
    expect(cell(build(deny({ from: 'app', to: 'repo', domain: 'any' })), 'app', 'repo').value).toBe('listed');
  });

  test('gives a closed cell its reason', () => {
    expect(cell(build(deny({ from: 'repo', to: 'ui' })), 'repo', 'ui')).toEqual({
      value: 'closed',
      type: 'closed',
      why: 'for a reason',
    });
  });
});

describe('a chain of configs', () => {
  test('takes the preset of the last that names one', () => {
    expect(build({ preset: 'onion' }, {}).preset).toBe('onion');
    expect(build({ preset: 'onion' }, { preset: 'hexagonal' }).preset).toBe('hexagonal');
  });

  test('joins what stands for itself, and replaces all other lists', () => {
    const policy = build(
      {
        include: ['lib/**'],
        exclude: ['a/**', 'b/**'],
        tests: ['t/**'],
        planned: ['lib/x/**'],
        outside: [{ files: ['s/**'], onlyIn: [], why: 'x' }],
      },
      {
        include: ['src/**'],
        exclude: ['b/**', 'c/**'],
        tests: ['u/**'],
        planned: ['src/y/**'],
        outside: [{ files: ['r/**'], onlyIn: [], why: 'y' }],
      },
    );
    expect(policy).toMatchObject({
      include: ['src/**'],
      exclude: ['a/**', 'b/**', 'c/**'],
      tests: ['u/**'],
      planned: ['lib/x/**', 'src/y/**'],
      outside: [{ files: ['s/**'] }, { files: ['r/**'] }],
    });
  });

  test('merges records by key, layers by field, and rules by option', () => {
    const policy = build(
      {
        domains: { uses: { billing: ['accounts'], mail: ['accounts'] } },
        layers: { jobs: { files: ['src/jobs/**'], packages: ['bull'] } },
        packages: { pg: { onlyIn: ['repo'], why: 'a', instead: 'b' } },
        rules: { 'unresolved-import': { severity: 'off', checkComputed: true } },
      },
      {
        domains: { uses: { billing: ['mail'] } },
        layers: { jobs: { strict: true } },
        packages: { pg: { onlyIn: ['service'], why: 'c' } },
        rules: { 'unresolved-import': { severity: 'error' }, 'import-cycle': { severity: 'off' } },
      },
    );
    expect(policy.domains.uses).toEqual({ billing: ['mail'], mail: ['accounts'] });
    expect(policy.layers.find((layer) => layer.id === 'jobs')).toEqual({
      id: 'jobs',
      files: ['src/jobs/**'],
      packages: ['bull'],
      strict: true,
      own: true,
    });
    expect(policy.packages).toEqual([{ name: 'pg', onlyIn: ['service'], why: 'c', instead: undefined }]);
    expect(policy.rules).toEqual({
      'unresolved-import': { severity: 'error', options: { checkComputed: true } },
      'import-cycle': { severity: 'off', options: {} },
    });
  });

  test('lets the last have its say of a cell, whatever others said', () => {
    const policy = build(allow(), { deny: [{ from: 'repo', to: 'providers', why: 'not here' }] });
    expect(cell(policy, 'repo', 'providers')).toMatchObject({ value: 'closed', why: 'not here' });
    expect(policy.allow).toEqual([]);
    expect(build(allow(), allow({ kind: 'type' })).allow).toMatchObject([{ kind: 'type' }]);
  });

  test('lets the last prolong an exception', () => {
    const exception = {
      rule: 'import-cycle',
      from: './a.ts',
      to: 'b.ts',
      why: 'x',
      owner: '@team',
      until: '2027-01-31',
    };
    const policy = build({ exceptions: [exception] }, { exceptions: [{ ...exception, until: '2027-02-28' }] });
    expect(policy.exceptions).toEqual([{ ...exception, from: 'a.ts', until: '2027-02-28' }]);
  });
});

describe('restrictions', () => {
  test('of builtins bear the name with node:', () => {
    const policy = build({
      builtins: {
        fs: { onlyIn: ['repo'], why: 'x' },
        'node:http': { onlyIn: ['app'], why: 'y' },
        'node:dns*': { onlyIn: [], why: 'z' },
      },
    });
    expect(policy.builtins.map((one) => one.name)).toEqual(['node:fs', 'node:http', 'node:dns*']);
  });

  test('come from what providers own', () => {
    const policy = build({ providers: { owns: { telemetry: ['pino', '@opentelemetry/*'] } } });
    expect(policy.packages).toEqual(
      ['pino', '@opentelemetry/*'].map((name) => ({
        name,
        onlyIn: ['providers/telemetry'],
        why: `The provider \`telemetry\` owns \`${name}\`: everything else reaches it through that provider.`,
        instead: 'the provider `telemetry`',
        provider: 'telemetry',
      })),
    );
  });
});

describe('key paths', () => {
  test('are written for the pattern lists of the user, bases included, by their place in the policy', () => {
    const policy = build(
      { outside: [{ files: ['s/**'], onlyIn: [], why: 'x' }], layers: { jobs: { files: ['src/jobs/**'] } } },
      {
        include: ['src/**'],
        exclude: ['a/**'],
        tests: [],
        planned: ['src/x/**'],
        domains: { pattern: 'src/d/{domain}', entry: ['main.ts'] },
        providers: { pattern: 'src/p/{provider}' },
        outside: [{ files: ['r/**'], onlyIn: [], why: 'y' }],
      },
    );
    expect(policy.written).toEqual([
      'include',
      'domains.pattern',
      'domains.entry',
      'providers.pattern',
      'layers.jobs.files',
      'outside[0].files',
      'outside[1].files',
    ]);
  });

  test('lead to lines of the own config, by their place in the policy', () => {
    const at = (line: number) => ({ line, column: 3 });
    const policy = expectPolicy([
      {
        file: 'base.json',
        value: allow(),
        positions: new Map([
          ['allow[0]', at(90)],
          ['include', at(91)],
        ]),
      },
      {
        file: FILE,
        value: allow({ to: 'service' }),
        positions: new Map([
          ['', at(1)],
          ['allow', at(2)],
          ['allow[0]', at(3)],
          ['allow[0].why', at(4)],
        ]),
      },
    ]);
    expect(policy.allow.map((edit) => edit.to)).toEqual(['providers', 'service']);
    expect(policy.lines).toEqual({ allow: 2, 'allow[1]': 3, 'allow[1].why': 4 });
  });
});
