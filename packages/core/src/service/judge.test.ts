import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '#types/finding';
import type { Exception, Policy } from '#types/policy';
import { defineRule, type EdgeRule, type Rule } from '#types/rule';
import { buildGraph } from '../testing/build-graph';
import { buildPolicy } from '../testing/build-policy';
import { createEvidence } from './evidence';
import { judge, type JudgeInput } from './judge';
import { readEdge } from './read-edge';

const WHY = 'It is so.';

const closed = defineRule({
  id: 'closed-edge',
  scope: 'edge',
  precedence: 2,
  sees: 'places',
  summary: '…',
  messages: { closed: { what: '{{from}} to {{to}}: {{reason}}', why: WHY } },
  suspects: ({ closures }) => closures.length > 0,
  check: ({ closures: [closure] }) =>
    closure === undefined ? undefined : { message: 'closed', data: { reason: closure.reason } },
});
const crossing = defineRule({
  id: 'crossing-edge',
  scope: 'edge',
  precedence: 1,
  sees: 'places',
  summary: '…',
  messages: { crosses: { what: '{{fromDomain}} to {{toDomain}}', why: WHY } },
  suspects: ({ closures }) => closures.some(({ reason }) => reason === 'domain'),
  check: ({ closures }) => (closures.some(({ reason }) => reason === 'domain') ? { message: 'crosses' } : undefined),
});
const misused = defineRule({
  id: 'misused-package',
  scope: 'edge',
  precedence: 3,
  sees: 'misuses',
  summary: '…',
  messages: { misused: { what: '{{from}} uses {{to}}', why: WHY } },
  check: ({ misuses }) => (misuses.length > 0 ? { message: 'misused' } : undefined),
});
const scoped = defineRule({
  id: 'scoped-package',
  scope: 'edge',
  precedence: 4,
  sees: 'packages',
  summary: '…',
  messages: { scoped: { what: '{{from}} uses {{to}}', why: WHY } },
  suspects: ({ name, from }) => name.startsWith('@') && from.domain !== undefined,
  check: ({ to, from }) =>
    to.kind === 'package' && to.name.startsWith('@') && from.place.domain !== undefined
      ? { message: 'scoped' }
      : undefined,
});
const laundered = defineRule({
  id: 'laundered-name',
  scope: 'edge',
  precedence: 5,
  sees: 'origins',
  summary: '…',
  messages: { laundered: { what: '{{from}} gets {{names}}', why: WHY } },
  check: (edge) => {
    const names = edge.findClosedNames().map(({ name }) => name);
    return names.length > 0 ? { message: 'laundered', names } : undefined;
  },
});
const unknown = defineRule({
  id: 'unknown-target',
  scope: 'edge',
  precedence: 0,
  sees: 'unknown',
  summary: '…',
  messages: { unknown: { what: '{{from}} to {{specifier}}', why: WHY } },
  options: { computed: { type: 'boolean', default: false, description: '…' } },
  check: ({ to }, { options }) =>
    to.kind === 'unresolved' || options['computed'] === true ? { message: 'unknown' } : undefined,
});
const stray = defineRule({
  id: 'stray-file',
  scope: 'file',
  sees: 'place',
  summary: '…',
  messages: { stray: { what: '{{from}}', why: WHY } },
  suspects: (place) => place.kind === 'loose',
  check: () => ({ message: 'stray' }),
});
const globals = defineRule({
  id: 'used-global',
  scope: 'file',
  sees: 'globals',
  summary: '…',
  messages: { used: { what: '{{from}} uses {{name}}', why: WHY } },
  check: () => ({ message: 'used' }),
});
const stale = defineRule({
  id: 'stale-policy',
  scope: 'graph',
  sees: 'run',
  summary: '…',
  messages: { unused: { what: '{{rule}} unused', why: WHY }, expired: { what: '{{rule}} expired', why: WHY } },
  check: ({ unusedExceptions, expiredExceptions }) => [
    ...unusedExceptions.map(({ rule }) => ({
      message: 'unused' as const,
      file: 'storypole.config.json',
      key: rule,
      data: { rule },
    })),
    ...expiredExceptions.map(({ rule }) => ({
      message: 'expired' as const,
      file: 'storypole.config.json',
      key: rule,
      line: 7,
      data: { rule },
    })),
  ],
});
const rules: readonly Rule[] = [laundered, closed, crossing, misused, scoped, unknown, stray, globals, stale];

function run(
  files: Readonly<Record<string, string>>,
  policy: Policy = buildPolicy(),
  input: Partial<JudgeInput> = {},
): readonly Finding[] {
  return judge({ policy, graph: buildGraph(policy, files), rules, today: '2026-01-15', full: true, ...input });
}

const show = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ from, rule, what }) => `${from.file}:${String(from.line)}:${String(from.column)} ${rule}: ${what}`);

const accept = (rule: string, from: string, to: string, until = '2026-01-15'): Exception => ({
  rule,
  from,
  to,
  why: '…',
  owner: '@team',
  until,
});

describe('an edge', () => {
  const files = {
    'src/domains/a/types/x.ts': "import { y } from '../ui/y'\nimport { z } from '../../b/ui/z'",
    'src/domains/a/ui/y.ts': 'export const y',
    'src/domains/b/ui/z.ts': 'export const z',
  };

  test('has the finding of the first rule that objects', () => {
    expect(show(run(files))).toEqual([
      'src/domains/a/types/x.ts:1:19 closed-edge: src/domains/a/types/x.ts to src/domains/a/ui/y.ts: cell',
      'src/domains/a/types/x.ts:2:19 crossing-edge: a to b',
    ]);
  });

  test('has the finding of the next rule where the first is off', () => {
    const off = buildPolicy({ rules: { 'crossing-edge': { severity: 'off', options: {} } } });
    expect(run(files, off).map(({ rule }) => rule)).toEqual(['closed-edge', 'closed-edge']);
  });

  test('is judged by the rules asked for alone', () => {
    expect(run(files, buildPolicy(), { onlyRules: ['crossing-edge'] }).map(({ rule }) => rule)).toEqual([
      'crossing-edge',
    ]);
  });

  test('is judged only in the files asked for', () => {
    const policy = buildPolicy();
    const graph = buildGraph(policy, files);
    const onlyFiles = [graph.files.paths.indexOf('src/domains/a/ui/y.ts')];
    expect(judge({ policy, graph, rules, today: '2026-01-15', full: false, onlyFiles })).toEqual([]);
  });

  test('says what it is about', () => {
    const [finding] = run(files);
    expect(finding).toMatchObject({
      rule: 'closed-edge',
      from: {
        file: 'src/domains/a/types/x.ts',
        line: 1,
        column: 19,
        endLine: 1,
        endColumn: 28,
        domain: 'a',
        layer: 'types',
      },
      to: { file: 'src/domains/a/ui/y.ts', domain: 'a', layer: 'ui' },
      form: 'import',
      typeOnly: false,
      names: ['y'],
      chain: [],
      why: WHY,
      help: '`types` may import `types` and `utils`.',
      known: false,
      docs: 'rules/closed-edge/rule.md',
    });
  });

  test('that leads nowhere is asked about with the options of the policy', () => {
    const strange = { 'src/utils/x.ts': "import '~/missing'\nimport('')" };
    expect(show(run(strange))).toEqual(['src/utils/x.ts:1:8 unknown-target: src/utils/x.ts to ~/missing']);
    const policy = buildPolicy({ rules: { 'unknown-target': { severity: 'error', options: { computed: true } } } });
    expect(run(strange, policy)).toHaveLength(2);
  });

  test('to a package is judged by the place', () => {
    const policy = buildPolicy({
      packages: [{ name: 'pg', onlyIn: ['repo'], why: '', instead: undefined }],
      builtins: [{ name: 'node:fs', onlyIn: ['app'], why: '', instead: undefined }],
    });
    const found = run(
      {
        'src/domains/a/service/x.ts': "import 'pg'\nimport 'node:fs/promises'\nimport '@acme/x'\nimport 'lodash'",
        'src/domains/a/repo/x.ts': "import 'pg/native'",
        'src/utils/x.ts': "import 'pg'\nimport '@acme/x'",
        'src/domains/a/service/x.test.ts': "import 'pg'",
      },
      policy,
    );
    expect(found.map(({ from, to }) => [from.file, to?.package ?? to?.builtin])).toEqual([
      ['src/domains/a/service/x.ts', 'pg'],
      ['src/domains/a/service/x.ts', 'fs/promises'],
      ['src/domains/a/service/x.ts', '@acme/x'],
      ['src/utils/x.ts', 'pg'],
    ]);
  });
});

test('more places than fit a table of pairs are judged alike', () => {
  const names = Array.from({ length: 1_600 }, (_, index) => `d${String(index)}`);
  const files = Object.fromEntries(
    names.flatMap((name, index) => [
      [`src/domains/${name}/types.ts`, index % 2 === 0 ? "import './ui'" : ''],
      [`src/domains/${name}/ui.ts`, "import './types'"],
    ]),
  );
  const found = run(files);
  expect(found).toHaveLength(800);
  expect(found.every(({ from, rule }) => rule === 'closed-edge' && from.layer === 'types')).toBe(true);
});

describe('a file', () => {
  test('is judged by its place and by the globals it uses', () => {
    const found = run({ 'src/x.ts': '', 'src/utils/y.ts': '\nprocess.env // uses process.env' });
    expect(show(found)).toEqual([
      'src/utils/y.ts:2:1 used-global: src/utils/y.ts uses process.env',
      'src/x.ts:1:1 stray-file: src/x.ts',
    ]);
  });
});

describe('an exception', () => {
  const files = {
    'src/domains/a/types/x.ts': "import { y } from '../ui/y'\nimport 'node:fs'",
    'src/domains/a/ui/y.ts': 'export const y',
  };
  const builtins = [{ name: 'fs', onlyIn: [], why: '', instead: undefined }];

  test('accepts its offence until its last day', () => {
    const exceptions = [
      accept('closed-edge', 'src/domains/a/types/x.ts', 'src/domains/a/ui/y.ts'),
      accept('misused-package', 'src/domains/a/types/x.ts', 'node:fs'),
    ];
    expect(run(files, buildPolicy({ exceptions, builtins }))).toEqual([]);
  });

  test('accepts nothing past its last day', () => {
    const exceptions = [accept('closed-edge', 'src/domains/a/types/x.ts', 'src/domains/a/ui/y.ts', '2026-01-14')];
    expect(show(run(files, buildPolicy({ exceptions })))).toEqual([
      'src/domains/a/types/x.ts:1:19 closed-edge: src/domains/a/types/x.ts to src/domains/a/ui/y.ts: cell',
      'storypole.config.json:7:1 stale-policy: closed-edge expired',
    ]);
  });

  test('that accepts nothing is stale, but only where everything was judged', () => {
    const exceptions = [accept('crossing-edge', 'src/domains/a/types/x.ts', 'src/domains/a/ui/y.ts')];
    const policy = buildPolicy({ exceptions });
    expect(run(files, policy).map(({ rule }) => rule)).toEqual(['closed-edge', 'stale-policy']);
    expect(run(files, policy, { full: false }).map(({ rule }) => rule)).toEqual(['closed-edge']);
    expect(run(files, policy, { onlyRules: ['stale-policy'] })).toEqual([]);
  });
});

describe('an id', () => {
  const one = "import { y } from '../ui/y'";
  const files = (text: string) => ({
    'src/domains/a/types/x.ts': text,
    'src/domains/a/ui/y.ts': 'export const y\nexport const z',
  });
  const ids = (text: string): readonly string[] => run(files(text)).map(({ id }) => id);

  test('survives a move to another line', () => {
    expect(ids(`\n\n${one}`)).toEqual(ids(one));
  });

  test('differs by names and by kind', () => {
    const [value] = ids(one);
    expect(ids(one.replace('{ y }', '{ z }'))).not.toContain(value);
    expect(ids(one.replace('import', 'import type'))).not.toContain(value);
  });

  test('counts the offences that are otherwise the same', () => {
    const [first, second] = ids(`${one}\n${one}`);
    expect(first).toBe(ids(one)[0]);
    expect(second).not.toBe(first);
  });
});

test('a message that has no value for a placeholder is a bug', () => {
  const broken = defineRule({
    ...(stray as never as Rule & { scope: 'file' }),
    messages: { stray: { what: '{{nothing}}', why: '' } },
  });
  expect(() => run({ 'src/x.ts': '' }, buildPolicy(), { rules: [broken] })).toThrow('{{nothing}}');
});

const PATHS = [
  'src/domains/a/types/m.ts',
  'src/domains/a/repo/m.ts',
  'src/domains/a/service/m.ts',
  'src/domains/a/service/m.test.ts',
  'src/domains/a/index.ts',
  'src/domains/b/service/m.ts',
  'src/domains/b/index.ts',
  'src/providers/p/index.ts',
  'src/providers/p/m.ts',
  'src/utils/m.ts',
  'src/app/m.ts',
  'src/loose.ts',
  'scripts/m.ts',
];
const line = fc.oneof(
  ...[
    "import { x } from '?'",
    "import type { x } from '?'",
    "import '?'",
    "export { x } from '?'",
    "export * from '?'",
    "import('?')",
  ].map((text) => fc.constantFrom(...PATHS).map((path) => text.replace('?', toSpecifier(path)))),
  fc.constantFrom("import 'pg'", "import '@acme/x'", "import 'node:fs'", "import '~/y'", 'export const x'),
);

/** All files lie at most four folders deep: enough steps up reach the root from each. */
function toSpecifier(path: string): string {
  return `../../../../../${path.replace(/\.ts$/, '')}`;
}

test('the short way finds what asking every rule about every edge finds', () => {
  const policies = [
    buildPolicy({ packages: [{ name: 'pg', onlyIn: ['a/repo'], why: '', instead: undefined }] }),
    buildPolicy({
      domains: { ...buildPolicy().domains, uses: { a: ['b'] } },
      outside: [{ files: ['scripts/**'], onlyIn: ['service'], why: '' }],
      layers: buildPolicy().layers.map((layer) => (layer.id === 'repo' ? { ...layer, packages: ['@acme/*'] } : layer)),
      may: {
        types: 'types utils',
        repo: 'types repo utils',
        service: 'types repo providers:closed/same service utils',
        app: 'types:everywhere repo:everywhere service:everywhere',
      },
    }),
  ];
  const edgeRules = rules
    .filter((rule): rule is EdgeRule => rule.scope === 'edge')
    .sort((a, b) => a.precedence - b.precedence);
  fc.assert(
    fc.property(
      fc.constantFrom(...policies),
      fc.array(fc.array(line, { maxLength: 4 }), { minLength: PATHS.length, maxLength: PATHS.length }),
      (policy, texts) => {
        const graph = buildGraph(
          policy,
          Object.fromEntries(PATHS.map((path, at) => [path, texts[at]?.join('\n') ?? ''])),
        );
        const evidence = createEvidence(policy, graph);
        const naive: string[] = [];
        for (let row = 0; row < graph.dependencies.count; row++) {
          const edge = readEdge(evidence, row);
          const context = { policy, graph, options: { computed: false } };
          const sees = {
            file: ['places', 'origins'],
            package: ['packages', 'misuses'],
            builtin: ['packages', 'misuses'],
            unresolved: ['unknown'],
            computed: ['unknown'],
          };
          const rule = edgeRules.find(
            (candidate) => sees[edge.to.kind].includes(candidate.sees) && candidate.check(edge, context) !== undefined,
          );
          if (rule === undefined) continue;
          const { line: at } = graph.locate(
            edge.from.row,
            graph.dependencies.start[row] as number,
            graph.dependencies.end[row] as number,
          );
          naive.push(`${edge.from.path}:${String(at)} ${rule.id}`);
        }
        const found = judge({ policy, graph, rules: edgeRules, today: '2026-01-15', full: true });
        expect(found.map(({ from, rule }) => `${from.file}:${String(from.line)} ${rule}`).sort()).toEqual(naive.sort());
      },
    ),
    { numRuns: 100 },
  );
}, 30_000);
