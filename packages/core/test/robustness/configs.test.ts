import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GOOD_CONFIGS } from '#config/config-corpus.fixture';
import { mutated } from './mutate';
import { checkSanely } from './run-check';

const TIMEOUT = { timeout: 120_000 };
const SHOP = {
  'src/domains/orders/service/place.ts': "import { data } from '../repo/data';\nexport const place = data;\n",
  'src/domains/orders/repo/data.ts': "import '@/domains/orders/ui/page';\nexport const data = process.env.A;\n",
  'src/domains/orders/ui/page.ts': "import '#own';\nimport 'shop/deep';\nimport 'pg';\n",
  'src/app/main.ts': "import '../domains/orders/ui/page.js';\n",
  'packages/kit/index.ts': 'export {};\n',
};

const word = fc.constantFrom(
  ...[
    'repo',
    'service',
    'ui',
    'nothing',
    'harness',
    'none',
    'error',
    'off',
    'src/**',
    '**',
    '*',
    '',
    '.',
    '..',
    '/',
    './src',
  ],
  ...[
    'src/domains/{domain}',
    '{domain}',
    '{provider}/{provider}',
    '[',
    '!(',
    '**/**/**',
    '\\',
    '\0',
    '@/*',
    '#own',
    '../..',
  ],
  ...[
    './storypole.config.json',
    './packages/*',
    'node:fs',
    'misdirected-import',
    '2027-01-31',
    '__proto__',
    'constructor',
  ],
);
const leaf = fc.oneof(
  word,
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, [], {}),
  fc.string({ maxLength: 8 }),
);
const key = fc.constantFrom(
  ...[
    'preset',
    'extends',
    'include',
    'exclude',
    'domains',
    'pattern',
    'entry',
    'uses',
    'providers',
    'owns',
    'layers',
    'files',
  ],
  ...[
    'packages',
    'strict',
    'allow',
    'deny',
    'from',
    'to',
    'kind',
    'domain',
    'why',
    'outside',
    'onlyIn',
    'instead',
    'builtins',
  ],
  ...[
    'globals',
    'tests',
    'planned',
    'exceptions',
    'rule',
    'owner',
    'until',
    'approvals',
    'loosens',
    'plugins',
    'rules',
    'severity',
  ],
  ...[
    'compilerOptions',
    'paths',
    'baseUrl',
    'rootDirs',
    'references',
    'path',
    'customConditions',
    'moduleSuffixes',
    'outDir',
    'rootDir',
    'typeRoots',
    'composite',
  ],
  ...[
    'name',
    'imports',
    'exports',
    'workspaces',
    'main',
    'module',
    'types',
    'dependencies',
    'default',
    'import',
    'require',
    '.',
    './*',
    '#own',
    '#*',
    '@/*',
    'shop',
    '__proto__',
  ],
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
  ),
}));
const record = fc.dictionary(key, tree, { maxKeys: 6, noNullPrototype: true });

describe('a config', () => {
  test('of random values is at fault, or is judged by', TIMEOUT, () => {
    fc.assert(
      fc.property(fc.oneof(record, tree), (config) => {
        checkSanely({ ...SHOP, 'storypole.config.json': JSON.stringify(config) });
      }),
      { numRuns: 150 },
    );
  });

  test('that is nearly right is at fault, or is judged by', TIMEOUT, () => {
    const near = fc
      .tuple(fc.constantFrom(...GOOD_CONFIGS.map(([, config]) => config)), fc.nat(), tree)
      .map(([config, at, value]) => JSON.stringify(replaceNode(config, at, value)));
    fc.assert(
      fc.property(near, (text) => {
        checkSanely({ ...SHOP, 'storypole.config.json': text });
      }),
      { numRuns: 150 },
    );
  });

  test('of which the text was damaged is at fault, or is judged by', TIMEOUT, () => {
    const texts = GOOD_CONFIGS.map(([, config]) => JSON.stringify(config, null, 2));
    fc.assert(
      fc.property(mutated(texts, 2), (text) => {
        const report = checkSanely({ ...SHOP, 'storypole.config.jsonc': text });
        expect(report.config).toBe('storypole.config.jsonc');
      }),
      { numRuns: 100 },
    );
  });
});

describe('what governs resolution', () => {
  const files = (tsconfig: unknown, manifest: unknown, member: unknown): Record<string, string> => ({
    ...SHOP,
    'tsconfig.json': typeof tsconfig === 'string' ? tsconfig : JSON.stringify(tsconfig),
    'src/tsconfig.json': JSON.stringify({ extends: '../tsconfig.json' }),
    'package.json': typeof manifest === 'string' ? manifest : JSON.stringify(manifest),
    'packages/kit/package.json': JSON.stringify(member),
  });

  test('may be any values', TIMEOUT, () => {
    const compiler = fc.record(
      { compilerOptions: record, extends: tree, references: tree, include: tree },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(compiler, tree), fc.oneof(record, tree), tree, (tsconfig, manifest, member) => {
        const report = checkSanely(files(tsconfig, manifest, member));
        expect(report.examined.files).toBe(4);
      }),
      { numRuns: 200 },
    );
  });

  test('may be any text', TIMEOUT, () => {
    const tsconfig = JSON.stringify({
      extends: ['./src/tsconfig.json', './missing.json'],
      compilerOptions: { baseUrl: '.', paths: { '@/*': ['./src/*'], '*': ['*'] }, rootDirs: ['src', '.'] },
      references: [{ path: './src' }, { path: '.' }],
    });
    const manifest = JSON.stringify({
      name: 'shop',
      workspaces: ['packages/*', '**'],
      imports: { '#own': { default: './src/app/main.ts' }, '#*': '#own' },
      exports: { '.': './src/app/main.ts', './*': { import: './src/*.ts' } },
    });
    fc.assert(
      fc.property(mutated([tsconfig], 3), mutated([manifest], 3), (first, second) => {
        checkSanely(files(first, second, { name: 'kit', main: '../..' }));
      }),
      { numRuns: 100 },
    );
  });

  test('may go round in circles', () => {
    const report = checkSanely({
      ...SHOP,
      'tsconfig.json': JSON.stringify({
        extends: './src/tsconfig.json',
        references: [{ path: '.' }, { path: './src' }],
      }),
      'src/tsconfig.json': JSON.stringify({ extends: '../tsconfig.json', references: [{ path: '..' }] }),
      'package.json': JSON.stringify({
        name: 'shop',
        workspaces: ['.', 'packages/*'],
        imports: { '#own': '#other', '#other': '#own' },
        exports: { './deep': 'shop/deep' },
      }),
      'packages/kit/package.json': JSON.stringify({ name: 'shop', main: '.' }),
    });
    expect(report.findings.map(({ rule, to }) => `${rule} ${to?.specifier ?? ''}`)).toEqual(
      expect.arrayContaining(['unresolved-import #own', 'unresolved-import @/domains/orders/ui/page']),
    );
  });
});

/** Puts `value` for the node of that number, counted over the whole tree. */
function replaceNode(root: unknown, at: number, value: unknown): unknown {
  const count = countNodes(root);
  let left = at % count;
  const replace = (node: unknown): unknown => {
    if (left-- === 0) return value;
    if (Array.isArray(node)) return node.map(replace);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([name, child]) => [name, replace(child)]));
  };
  return replace(root);
}

function countNodes(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 1;
  return Object.values(node).reduce((sum: number, child) => sum + countNodes(child), 1);
}
