import { createMemoryFileSystem } from '@storypole/core/testing';
import { describe, expect, test } from 'vitest';
import type { Fault } from '#types/fault';
import { buildFileTree, pathOfFile } from '#types/file-tree';
import type { ResolutionMode } from '#types/resolution';
import { createResolver } from './create-resolver';

const ROOT = '/home/repo';

interface World {
  /** Relative to the root. Objects are written as JSON. */
  readonly files: Readonly<Record<string, unknown>>;
  /** On disk, but not in the tree; absolute. */
  readonly disk?: Readonly<Record<string, unknown>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly root?: string;
}

function open({ files, disk = {}, links = {}, root = ROOT }: World) {
  const toText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  const texts: Record<string, string> = {};
  for (const [path, value] of Object.entries(files)) texts[`${root}/${path}`.slice(1)] = toText(value);
  for (const [path, value] of Object.entries(disk)) texts[path.slice(1)] = toText(value);
  const memory = createMemoryFileSystem('', texts, { links });
  const reads: string[] = [];
  const faults: Fault[] = [];
  const tree = buildFileTree(root, Object.keys(files));
  const fileSystem = {
    ...memory,
    readFile: (path: string) => {
      reads.push(path);
      return memory.readFile(path);
    },
  };
  const resolver = createResolver(tree, fileSystem, { onFault: (fault) => faults.push(fault) });
  const rowOf = (path: string): number => tree.names.findIndex((_, file) => pathOfFile(tree, file) === path);
  const folderOf = (path: string): number => tree.folderOfFile[rowOf(path)] as number;
  return {
    resolver,
    reads,
    faults,
    folderOf,
    rowOf,
    resolve: (from: string, specifier: string, mode: ResolutionMode = 'import'): string => {
      const found = resolver.resolve(folderOf(from), specifier, mode, rowOf(from));
      if (found.kind === 'file') return pathOfFile(tree, found.file);
      if (found.kind === 'disk') return `disk ${found.path}`;
      return found.kind === 'unresolved' ? 'unresolved' : `${found.kind} ${found.name}`;
    },
    glob: (from: string, globs: readonly string[]): readonly string[] =>
      resolver.resolveGlob(folderOf(from), globs).map((file) => pathOfFile(tree, file)),
  };
}

type Row = readonly [specifier: string, expected: string, mode?: ResolutionMode];

function hold(world: World, from: string, rows: readonly Row[]): void {
  const project = open(world);
  const found = rows.map(([specifier, , mode]) => [specifier, project.resolve(from, specifier, mode)]);
  expect(found).toEqual(rows.map(([specifier, expected]) => [specifier, expected]));
}

describe('a relative specifier', () => {
  test('leads to the file that TypeScript takes', () => {
    const files = [
      'orders/service.ts',
      'orders/view.tsx',
      'orders/shapes.d.ts',
      'orders/legacy.js',
      'orders/worker.mts',
      'orders/tool.cts',
      'orders/semver.js',
      'orders/semver.d.ts',
      'orders/theme.d.css.ts',
      'orders/theme.css',
      'orders/data.d.json.ts',
      'orders/data.json',
      'orders/index.ts',
      'orders/parts/index.tsx',
      'orders/v1.2/index.ts',
      'orders/v1.2.ts',
      'index.ts',
      'orders/a.service.ts',
    ];
    hold({ files: Object.fromEntries(files.map((file) => [file, ''])) }, 'orders/service.ts', [
      ['./view', 'orders/view.tsx'],
      ['./view.js', 'orders/view.tsx'],
      ['./view.jsx', 'orders/view.tsx'],
      ['./service.js', 'orders/service.ts'],
      ['./service.ts', 'orders/service.ts'],
      ['./shapes', 'orders/shapes.d.ts'],
      ['./shapes.js', 'orders/shapes.d.ts'],
      ['./shapes.d.ts', 'orders/shapes.d.ts'],
      ['./legacy', 'orders/legacy.js'],
      ['./worker.mjs', 'orders/worker.mts'],
      ['./tool.cjs', 'orders/tool.cts'],
      ['./semver', 'orders/semver.d.ts'],
      ['./semver.js', 'orders/semver.d.ts'],
      ['./theme.css', 'orders/theme.d.css.ts'],
      ['./data.json', 'orders/data.d.json.ts'],
      ['./parts', 'orders/parts/index.tsx'],
      ['./parts/', 'orders/parts/index.tsx'],
      ['./v1.2', 'orders/v1.2.ts'],
      ['./v1.2/', 'orders/v1.2/index.ts'],
      ['./a.service', 'orders/a.service.ts'],
      ['.', 'orders/index.ts'],
      ['./', 'orders/index.ts'],
      ['..', 'index.ts'],
      ['../', 'index.ts'],
      ['./nowhere/../view', 'orders/view.tsx'],
      ['./parts/../../orders/view', 'orders/view.tsx'],
      ['../../repo/orders/view', 'orders/view.tsx'],
      ['./View', 'unresolved'],
      ['./service.mjs', 'unresolved'],
      ['./nothing', 'unresolved'],
      ['./service/', 'unresolved'],
      ['', 'unresolved'],
    ]);
  });

  test('leads to files that only bundlers and Node resolve', () => {
    const files = [
      'app/main.ts',
      'app/Page.vue',
      'app/Card.svelte',
      'app/post.mdx',
      'app/base.css',
      'app/logo.svg',
      'app/tool.mjs',
      'app/config.json',
      'app/icons/index.vue',
      'app/hash.ts',
      'app/raw.txt',
      'app/a#b.ts',
    ];
    hold({ files: Object.fromEntries(files.map((file) => [file, ''])) }, 'app/main.ts', [
      ['./Page.vue', 'app/Page.vue'],
      ['./Page', 'app/Page.vue'],
      ['./Card.svelte', 'app/Card.svelte'],
      ['./post.mdx', 'app/post.mdx'],
      ['./base.css', 'app/base.css'],
      ['./logo.svg?react', 'app/logo.svg'],
      ['./tool', 'app/tool.mjs'],
      ['./config', 'app/config.json'],
      ['./icons', 'app/icons/index.vue'],
      ['./raw.txt?raw&inline', 'app/raw.txt'],
      ['./hash#section', 'app/hash.ts'],
      ['./a#b', 'app/a#b.ts'],
      ['raw-loader!./raw.txt', 'app/raw.txt'],
      ['.\\base.css', 'app/base.css'],
    ]);
  });

  test('asks the package.json of a folder before its index', () => {
    const files = {
      'main.ts': '',
      'typed/package.json': { types: './shapes.d.ts', main: './code.js' },
      'typed/shapes.d.ts': '',
      'typed/code.js': '',
      'typed/index.ts': '',
      'coded/package.json': { main: 'lib/code' },
      'coded/lib/code.ts': '',
      'coded/index.ts': '',
      'stale/package.json': { main: 'gone.js' },
      'stale/index.ts': '',
      'unbuilt/package.json': { main: './out/index.js' },
      'unbuilt/src/index.ts': '',
    };
    hold({ files }, 'main.ts', [
      ['./typed', 'typed/shapes.d.ts'],
      ['./coded', 'coded/lib/code.ts'],
      ['./stale', 'stale/index.ts'],
      ['./unbuilt', 'unbuilt/src/index.ts'],
    ]);
  });

  test('leads to the source of an output that nobody has built', () => {
    const files = {
      'packages/tool/package.json': { name: '@acme/tool' },
      'packages/tool/bin/run.mjs': '',
      'packages/tool/src/main.ts': '',
      'packages/tool/src/index.ts': '',
      'packages/tool/lib/kept.ts': '',
    };
    hold({ files }, 'packages/tool/bin/run.mjs', [
      ['../dist/main.js', 'packages/tool/src/main.ts'],
      ['../dist/main.mjs', 'packages/tool/src/main.ts'],
      ['../dist/tool.cjs.prod.js', 'packages/tool/src/index.ts'],
      ['../dist/other.js', 'unresolved'],
      // `lib` is there, so that what is missing in it is missing.
      ['../lib/main.js', 'unresolved'],
      ['../generated/main.js', 'unresolved'],
    ]);
  });
});

describe('tsconfig.json', () => {
  test('gives paths: exact keys first, then the longest prefix, with suffixes and several targets', () => {
    const files = {
      'tsconfig.json': {
        compilerOptions: {
          paths: {
            '@/*': ['./src/*', './generated/*'],
            '@/features/*': ['./src/features/*/index.ts'],
            config: ['./src/config.ts'],
            '*.model': ['./src/models/*.ts'],
          },
        },
      },
      'src/main.ts': '',
      'src/util.ts': '',
      'src/config.ts': '',
      'src/features/cart/index.ts': '',
      'src/features/cart/private.ts': '',
      'generated/schema.ts': '',
      'src/models/order.ts': '',
      'src/$&.ts': '',
    };
    hold({ files }, 'src/main.ts', [
      ['@/util', 'src/util.ts'],
      ['@/util.js', 'src/util.ts'],
      ['@/schema', 'generated/schema.ts'],
      ['@/features/cart', 'src/features/cart/index.ts'],
      ['@/features/cart/private', 'unresolved'],
      ['config', 'src/config.ts'],
      ['order.model', 'src/models/order.ts'],
      ['@/$&', 'src/$&.ts'],
      ['@/missing', 'unresolved'],
      ['@/util?raw', 'src/util.ts'],
    ]);
  });

  test('extends configs, each with its own base, and puts ${configDir} where the last one lies', () => {
    const files = {
      'package.json': { workspaces: ['configs/*'] },
      'configs/base/package.json': { name: '@acme/tsconfig', exports: { './strict': './strict.json' } },
      'configs/base/strict.json':
        '{ // shared\n "compilerOptions": { "verbatimModuleSyntax": true, "paths": { "own/*": ["${configDir}/src/*"], } } }',
      'configs/paths.json': { compilerOptions: { paths: { 'shared/*': ['../shared/*'] } } },
      'shared/a.ts': '',
      'apps/web/tsconfig.json': { extends: '@acme/tsconfig/strict' },
      'apps/web/src/main.ts': '',
      'apps/web/src/b.ts': '',
      'apps/api/tsconfig.json': {
        extends: ['@acme/tsconfig/strict', '../../configs/paths'],
        compilerOptions: { verbatimModuleSyntax: false },
      },
      'apps/api/src/main.ts': '',
      'apps/api/src/b.ts': '',
      'apps/old/tsconfig.json': { extends: './tsconfig.json' },
      'apps/old/main.ts': '',
    };
    hold({ files }, 'apps/web/src/main.ts', [
      ['own/b', 'apps/web/src/b.ts'],
      ['shared/a', 'unresolved'],
    ]);
    hold({ files }, 'apps/api/src/main.ts', [
      ['own/b', 'unresolved'],
      ['shared/a', 'shared/a.ts'],
    ]);
    const project = open({ files });
    const verbatim = ['apps/web/src/main.ts', 'apps/api/src/main.ts', 'apps/old/main.ts'].map((file) =>
      project.resolver.isVerbatim(project.folderOf(file)),
    );
    expect(verbatim).toEqual([true, false, false]);
  });

  test('is found in node_modules when extended by name, with or without .json', () => {
    const files = {
      'tsconfig.json': { extends: 'base-config/app' },
      'main.ts': '',
      'x/tsconfig.json': { extends: 'field-config' },
      'x/main.ts': '',
    };
    const disk = {
      [`${ROOT}/node_modules/base-config/package.json`]: {},
      [`${ROOT}/node_modules/base-config/app.json`]: { compilerOptions: { paths: { '~/*': ['../../*'] } } },
      '/home/node_modules/field-config/package.json': { tsconfig: 'lib/config.json' },
      '/home/node_modules/field-config/lib/config.json': { compilerOptions: { verbatimModuleSyntax: true } },
    };
    const project = open({ files, disk });
    expect(project.resolve('main.ts', '~/x/main')).toBe('x/main.ts');
    expect(project.resolver.isVerbatim(project.folderOf('x/main.ts'))).toBe(true);
    expect(project.faults).toEqual([]);
  });

  test('gives baseUrl, which a matching key of paths shuts out', () => {
    const files = {
      'tsconfig.json': { compilerOptions: { baseUrl: './src', paths: { 'lib/*': ['vendor/*'] } } },
      'src/main.ts': '',
      'src/util/format.ts': '',
      'src/lib/a.ts': '',
      'src/vendor/b.ts': '',
      'src/path.ts': '',
    };
    hold({ files }, 'src/main.ts', [
      ['util/format', 'src/util/format.ts'],
      ['lib/b', 'src/vendor/b.ts'],
      ['lib/a', 'unresolved'],
      ['path', 'src/path.ts'],
      ['fs', 'builtin fs'],
      ['util/gone', 'unresolved'],
    ]);
  });

  test('gives rootDirs and moduleSuffixes', () => {
    const files = {
      'tsconfig.json': { compilerOptions: { rootDirs: ['src', 'generated'], moduleSuffixes: ['.ios', ''] } },
      'src/views/main.ts': '',
      'generated/views/strings.ts': '',
      'src/views/button.ios.ts': '',
      'src/views/button.ts': '',
      'src/views/plain.ts': '',
    };
    hold({ files }, 'src/views/main.ts', [
      ['./strings', 'generated/views/strings.ts'],
      ['./button', 'src/views/button.ios.ts'],
      ['./plain', 'src/views/plain.ts'],
    ]);
  });

  test('hands a file on to the referenced config that covers it, file by file', () => {
    const files = {
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }, { path: './tsconfig.spec.json' }] },
      'tsconfig.app.json': {
        include: ['src'],
        exclude: ['src/**/*.spec.ts'],
        compilerOptions: { paths: { '@/*': ['./src/*'] } },
      },
      'tsconfig.spec.json': { include: ['src/**/*.spec.ts'], compilerOptions: { paths: { '@/*': ['./fakes/*'] } } },
      'src/main.ts': '',
      'src/main.spec.ts': '',
      'src/db.ts': '',
      'fakes/db.ts': '',
      'scripts/run.ts': '',
    };
    hold({ files }, 'src/main.ts', [['@/db', 'src/db.ts']]);
    hold({ files }, 'src/main.spec.ts', [['@/db', 'fakes/db.ts']]);
    hold({ files }, 'scripts/run.ts', [['@/db', 'unresolved']]);
    const project = open({ files });
    const both = ['src/main.spec.ts', 'src/main.ts'].map((file) => project.resolve(file, '@/db'));
    expect(both).toEqual(['fakes/db.ts', 'src/db.ts']);
  });

  test('governs files that its include leaves out, and is found above the root', () => {
    const files = { 'src/main.ts': '', 'src/a.ts': '', 'test/main.test.ts': '' };
    const disk = {
      '/home/tsconfig.json': { include: ['repo/src'], compilerOptions: { paths: { '@/*': ['./repo/src/*'] } } },
    };
    hold({ files, disk }, 'test/main.test.ts', [['@/a', 'src/a.ts']]);
  });

  test('may be a jsconfig.json, where there is no tsconfig.json beside it', () => {
    const files = {
      'jsconfig.json': { compilerOptions: { paths: { '@/*': ['./lib/*'] } } },
      'lib/a.js': '',
      'main.js': '',
      'typed/tsconfig.json': {},
      'typed/jsconfig.json': { compilerOptions: { paths: { '@/*': ['../lib/*'] } } },
      'typed/main.ts': '',
    };
    hold({ files }, 'main.js', [['@/a', 'lib/a.js']]);
    hold({ files }, 'typed/main.ts', [['@/a', 'unresolved']]);
  });
});

describe('package.json', () => {
  test('gives imports, by conditions and patterns, to files and packages', () => {
    const files = {
      'package.json': {
        imports: {
          '#db': { custom: './src/db.custom.ts', types: './src/db.ts', default: './dist/db.js' },
          '#lib/*': './dist/lib/*.js',
          '#lib/internal/*': null,
          '#vendor': 'pg',
          '#style': './src/base.css',
          '#mode': { require: './src/common.ts', import: './src/module.ts' },
        },
        dependencies: { pg: '*' },
      },
      'src/main.ts': '',
      'src/db.ts': '',
      'src/db.custom.ts': '',
      'src/lib/a.ts': '',
      'src/lib/internal/b.ts': '',
      'src/base.css': '',
      'src/common.ts': '',
      'src/module.ts': '',
      'other/tsconfig.json': { compilerOptions: { customConditions: ['custom'] } },
      'other/main.ts': '',
    };
    hold({ files }, 'src/main.ts', [
      ['#db', 'src/db.ts'],
      ['#lib/a', 'src/lib/a.ts'],
      ['#lib/internal/b', 'unresolved'],
      ['#vendor', 'package pg'],
      ['#style', 'src/base.css'],
      ['#mode', 'src/module.ts'],
      ['#mode', 'src/common.ts', 'require'],
      ['#gone', 'unresolved'],
    ]);
    hold({ files }, 'other/main.ts', [['#db', 'src/db.custom.ts']]);
  });

  test('lets a package name itself through its exports', () => {
    const files = {
      'package.json': { name: '@acme/self', exports: { '.': './dist/index.js', './parts/*': './dist/parts/*.js' } },
      'tsconfig.json': { compilerOptions: { outDir: 'dist', rootDir: 'source' } },
      'source/index.ts': '',
      'source/parts/a.ts': '',
      'source/hidden.ts': '',
      'src/index.ts': '',
    };
    hold({ files }, 'source/index.ts', [
      ['@acme/self', 'source/index.ts'],
      ['@acme/self/parts/a', 'source/parts/a.ts'],
      ['@acme/self/hidden', 'unresolved'],
    ]);
  });
});

describe('a workspace', () => {
  const ui = {
    name: '@acme/ui',
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './button': { import: './dist/esm/button.mjs', require: './dist/cjs/button.cjs' },
      './icons/*': './dist/icons/*.js',
      './style.css': './src/style.css',
      './private': null,
      './unbuilt': './dist/bundle.js',
    },
    publishConfig: { exports: { '.': './wrong.ts' } },
  };
  const uiFiles = {
    'packages/ui/package.json': ui,
    'packages/ui/src/index.ts': '',
    'packages/ui/src/button.tsx': '',
    'packages/ui/src/icons/star.ts': '',
    'packages/ui/src/style.css': '',
    'packages/ui/wrong.ts': '',
  };
  const rows: readonly Row[] = [
    ['@acme/ui', 'packages/ui/src/index.ts'],
    ['@acme/ui/button', 'packages/ui/src/button.tsx'],
    ['@acme/ui/icons/star', 'packages/ui/src/icons/star.ts'],
    ['@acme/ui/icons/moon', 'package @acme/ui'],
    ['@acme/ui/style.css', 'packages/ui/src/style.css'],
    ['@acme/ui/unbuilt', 'package @acme/ui'],
    ['@acme/ui/private', 'unresolved'],
    ['@acme/ui/src/index', 'unresolved'],
    ['@acme/nothing', 'unresolved'],
  ];

  test.each([
    ['npm', { 'package.json': { workspaces: ['packages/*'] } }],
    ['yarn', { 'package.json': { workspaces: { packages: ['packages/*'] } } }],
    [
      'pnpm',
      {
        'pnpm-workspace.yaml': 'packages:\n  # all\n  - "packages/*"\n  - \'!packages/old\'\ncatalog:\n  - x\n',
        'package.json': {},
      },
    ],
    ['lerna', { 'lerna.json': { packages: ['packages/**'] }, 'package.json': {} }],
    [
      'rush',
      { 'rush.json': { projects: [{ packageName: '@acme/ui', projectFolder: 'packages/ui' }] }, 'package.json': {} },
    ],
  ])('of %s is resolved to its source', (_, root) => {
    hold(
      { files: { ...root, ...uiFiles, 'packages/app/package.json': { name: 'app' }, 'packages/app/main.ts': '' } },
      'packages/app/main.ts',
      rows,
    );
  });

  test('is searched for the member, not for a copy in fixtures', () => {
    const files = {
      ...uiFiles,
      'package.json': { workspaces: ['packages/**'] },
      'packages/app/test/fixtures/ui/package.json': { name: '@acme/ui' },
      'packages/app/test/fixtures/ui/index.ts': '',
      'packages/app/package.json': { name: 'app' },
      'packages/app/main.ts': '',
      'packages/app/test/fixtures/mono/package.json': { workspaces: ['*'] },
      'packages/app/test/fixtures/mono/ui/package.json': { name: '@acme/ui', main: 'own.ts' },
      'packages/app/test/fixtures/mono/ui/own.ts': '',
      'packages/app/test/fixtures/mono/web/main.ts': '',
    };
    hold({ files }, 'packages/app/main.ts', [['@acme/ui', 'packages/ui/src/index.ts']]);
    hold({ files }, 'packages/app/test/fixtures/mono/web/main.ts', [
      ['@acme/ui', 'packages/app/test/fixtures/mono/ui/own.ts'],
    ]);
  });

  test('member without exports is resolved by its fields, its folders and the names of its sources', () => {
    const files = {
      'package.json': { workspaces: ['*'] },
      'lib/package.json': {
        name: 'lib',
        main: 'dist/main.js',
        typesVersions: { '<4': { '*': ['old/*'] }, '>=4.2': { 'v/*': ['types/*'] } },
      },
      'lib/src/main.ts': '',
      'lib/src/extra.ts': '',
      'lib/deep/a.ts': '',
      'lib/types/t.d.ts': '',
      'plain/package.json': { name: 'plain' },
      'plain/index.ts': '',
      'bundle/package.json': { name: 'bundle', module: './es/bundle.esm.js', source: './code/start.ts' },
      'bundle/code/start.ts': '',
      'app/main.ts': '',
    };
    hold({ files }, 'app/main.ts', [
      ['lib', 'lib/src/main.ts'],
      ['lib/deep/a', 'lib/deep/a.ts'],
      ['lib/dist/extra', 'lib/src/extra.ts'],
      ['lib/extra', 'lib/src/extra.ts'],
      ['lib/v/t', 'lib/types/t.d.ts'],
      ['lib/gone', 'unresolved'],
      ['plain', 'plain/index.ts'],
      ['bundle', 'bundle/code/start.ts'],
    ]);
  });

  test('member is what workspace:, file: and link: name, even without a list of members', () => {
    const files = {
      'app/package.json': {
        dependencies: { near: 'file:../near', linked: 'link:../far/linked', member: 'workspace:^', npm: '^1.0.0' },
      },
      'app/main.ts': '',
      'near/package.json': { name: 'near', main: 'near.ts' },
      'near/near.ts': '',
      'far/linked/index.ts': '',
      'elsewhere/member/package.json': { name: 'member' },
      'elsewhere/member/index.ts': '',
      'fixtures/npm/package.json': { name: 'npm' },
      'fixtures/npm/index.ts': '',
    };
    hold({ files }, 'app/main.ts', [
      ['near', 'near/near.ts'],
      ['linked', 'far/linked/index.ts'],
      ['member', 'elsewhere/member/index.ts'],
      ['npm', 'package npm'],
    ]);
  });

  test('around the root makes a package of each neighbour that is there', () => {
    const files = { 'package.json': { name: 'app' }, 'main.ts': '' };
    const disk = {
      '/home/package.json': { workspaces: ['repo', 'shared'] },
      '/home/shared/package.json': { name: 'shared', exports: './dist/index.js' },
      '/home/shared/src/index.ts': '',
    };
    hold({ files, disk }, 'main.ts', [
      ['shared', 'package shared'],
      ['shared/nowhere', 'unresolved'],
    ]);
  });

  test('of node10 ignores exports as long as the fields lead somewhere', () => {
    const files = {
      'package.json': { workspaces: ['*'] },
      'tsconfig.json': { compilerOptions: { module: 'commonjs', moduleResolution: 'node10' } },
      'lib/package.json': { name: 'lib', main: './main.ts', exports: './exported.ts' },
      'lib/main.ts': '',
      'lib/exported.ts': '',
      'lib/both.js': '',
      'lib/both/index.ts': '',
      'app/main.ts': '',
    };
    hold({ files }, 'app/main.ts', [
      ['lib', 'lib/main.ts'],
      ['../lib/both', 'lib/both/index.ts'],
    ]);
  });
});

describe('a bare specifier', () => {
  test('is a package where it is declared or installed, a builtin, or unresolved', () => {
    const files = {
      'package.json': { dependencies: { react: '*' }, peerDependencies: { '@scope/peer': '*' } },
      'app/package.json': {
        devDependencies: { '@types/estree': '*', '@types/acme__tools': '*' },
        optionalDependencies: { fsevents: '*' },
      },
      'app/main.ts': '',
    };
    const disk = {
      [`${ROOT}/node_modules/hoisted/package.json`]: {},
      '/home/node_modules/@types/above/package.json': {},
    };
    hold({ files, disk }, 'app/main.ts', [
      ['react', 'package react'],
      ['react/jsx-runtime', 'package react'],
      ['@scope/peer/deep', 'package @scope/peer'],
      ['estree', 'package estree'],
      ['@acme/tools', 'package @acme/tools'],
      ['fsevents', 'package fsevents'],
      ['hoisted/sub', 'package hoisted'],
      ['above', 'package above'],
      ['fs', 'builtin fs'],
      ['node:fs/promises', 'builtin fs/promises'],
      ['node:test', 'builtin test'],
      ['test', 'unresolved'],
      ['node:nothing', 'unresolved'],
      ['undeclared', 'unresolved'],
      ['@features/ghost', 'unresolved'],
      ['@/broken', 'unresolved'],
      ['~/broken', 'unresolved'],
      ['$lib/broken', 'unresolved'],
      ['#broken', 'unresolved'],
      ['src/broken', 'unresolved'],
      ['@scope', 'unresolved'],
    ]);
  });

  test('is the source that a link in node_modules stands for, unless it is declared from a registry', () => {
    const files = {
      'package.json': { dependencies: { registry: '^1.0.0' } },
      'main.ts': '',
      'tools/linked/index.ts': '',
      'tools/registry/index.ts': '',
    };
    const disk = { '/home/beside/index.ts': '' };
    const links = {
      [`${ROOT}/node_modules/linked`]: `${ROOT}/tools/linked`,
      [`${ROOT}/node_modules/registry`]: `${ROOT}/tools/registry`,
      [`${ROOT}/node_modules/beside`]: '/home/beside',
    };
    hold({ files, disk, links }, 'main.ts', [
      ['linked', 'tools/linked/index.ts'],
      ['registry', 'package registry'],
      ['beside', 'disk ../beside/index.ts'],
    ]);
  });

  test('with a scheme is what the scheme says, and nothing passes by a scheme nobody knows', () => {
    const files = { 'package.json': { dependencies: { astro: '*' } }, 'src/main.ts': '', 'public/logo.svg': '' };
    hold({ files }, 'src/main.ts', [
      ['https://cdn.example.com/react@19?dev', 'package https://cdn.example.com'],
      ['data:text/javascript,export default 1', 'package data:'],
      ['npm:chalk@5/source', 'package chalk'],
      ['jsr:@std/path@1', 'package @std/path'],
      ['bun:test', 'builtin bun:test'],
      ['cloudflare:workers', 'builtin cloudflare:workers'],
      ['virtual:pwa-register/react', 'package virtual:pwa-register/react'],
      ['\0virtual', 'package virtual'],
      ['astro:content', 'package astro'],
      ['svelte:internal', 'unresolved'],
      ['app:config', 'unresolved'],
      [`file://${ROOT}/src/main.ts`, 'src/main.ts'],
      ['/src/main', 'src/main.ts'],
      ['/logo.svg', 'public/logo.svg'],
      ['/gone', 'unresolved'],
    ]);
  });

  test('may be declared by the typeRoots of the repository', () => {
    const files = {
      'tsconfig.json': { compilerOptions: { typeRoots: ['./types'] } },
      'types/legacy/index.d.ts': '',
      'main.ts': '',
    };
    hold({ files }, 'main.ts', [
      ['legacy', 'types/legacy/index.d.ts'],
      ['modern', 'unresolved'],
    ]);
  });
});

describe('the disk', () => {
  test('gives what git ignores and what lies outside the root, and is asked last', () => {
    const files = {
      'tsconfig.json': {
        compilerOptions: { paths: { '@gen/*': ['./generated/*'], dep: ['./node_modules/dep/types/index.d.ts'] } },
      },
      'src/main.ts': '',
      'src/a.ts': '',
    };
    const disk = {
      [`${ROOT}/generated/client.ts`]: '',
      [`${ROOT}/src/ignored.ts`]: '',
      [`${ROOT}/src/a.js`]: '',
      [`${ROOT}/node_modules/dep/types/index.d.ts`]: '',
      '/home/other/shared/index.ts': '',
    };
    hold({ files, disk, links: { [`${ROOT}/src/alias.ts`]: `${ROOT}/src/a.ts` } }, 'src/main.ts', [
      ['@gen/client', 'disk generated/client.ts'],
      ['./ignored', 'disk src/ignored.ts'],
      ['./a.js', 'src/a.ts'],
      ['../../other/shared', 'disk ../other/shared/index.ts'],
      ['../node_modules/dep/types/index', 'package dep'],
      ['dep', 'package dep'],
      ['./alias', 'src/a.ts'],
    ]);
  });

  test('is read for configs alone, and for each once', () => {
    const files = {
      'package.json': { workspaces: ['packages/*'], dependencies: { react: '*' } },
      'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } },
      'src/a.ts': '',
      'src/deep/b.ts': '',
      'packages/ui/package.json': { name: 'ui' },
      'packages/ui/index.ts': '',
      'unrelated/package.json': { name: 'unrelated' },
    };
    const project = open({ files });
    for (const from of ['src/a.ts', 'src/deep/b.ts']) {
      for (const specifier of ['@/a', 'ui', 'react', './nothing', '../a']) project.resolve(from, specifier);
    }
    expect([...project.reads].sort()).toEqual(
      ['package.json', 'packages/ui/package.json', 'tsconfig.json'].map((path) => `${ROOT}/${path}`),
    );
  });
});

describe('a URL and a reference', () => {
  const files = {
    'src/app/main.ts': '',
    'src/app/worker.ts': '',
    'src/app/logo.svg': '',
    'src/app/types.d.ts': '',
    'src/app/a b.txt': '',
    'public/icon.png': '',
    'src/app/assets/x.png': '',
  };

  test('are relative to the file, without guessing', () => {
    hold({ files }, 'src/app/main.ts', [
      ['./worker.ts', 'src/app/worker.ts', 'url'],
      ['./worker.js?worker', 'src/app/worker.ts', 'url'],
      ['./worker', 'unresolved', 'url'],
      ['logo.svg#mark', 'src/app/logo.svg', 'url'],
      ['a%20b.txt', 'src/app/a b.txt', 'url'],
      ['/icon.png', 'public/icon.png', 'url'],
      ['.', 'disk src/app/', 'url'],
      ['./assets/', 'disk src/app/assets/', 'url'],
      ['https://example.com/a', 'package https://example.com', 'url'],
      ['types.d.ts', 'src/app/types.d.ts', 'reference'],
      ['./types', 'src/app/types.d.ts', 'reference'],
      ['./worker.js', 'unresolved', 'reference'],
    ]);
  });
});

describe('a glob', () => {
  const files = {
    'package.json': { imports: { '#i/*': './src/i/*' } },
    'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } },
    'src/pages/main.ts': '',
    'src/pages/a.ts': '',
    'src/pages/b.test.ts': '',
    'src/pages/[id]/page.ts': '',
    'src/pages/deep/c.ts': '',
    'src/i/x.ts': '',
    'src/top.ts': '',
  };

  test('is relative to the file, from the root of the project, or by an alias', () => {
    const project = open({ files });
    const from = 'src/pages/main.ts';
    expect(project.glob(from, ['./*.ts', '!**/*.test.ts', '!./main.ts'])).toEqual(['src/pages/a.ts']);
    expect(project.glob(from, ['../*.ts'])).toEqual(['src/top.ts']);
    expect(project.glob(from, ['/src/pages/**/*.ts', '!./*.ts'])).toEqual([
      'src/pages/[id]/page.ts',
      'src/pages/deep/c.ts',
    ]);
    expect(project.glob(from, ['@/pages/deep/*.ts', '#i/*.ts'])).toEqual(['src/i/x.ts', 'src/pages/deep/c.ts']);
    expect(project.glob(from, ['./a.ts', './gone.ts'])).toEqual(['src/pages/a.ts']);
    expect(project.glob('src/pages/[id]/page.ts', ['./*.ts'])).toEqual(['src/pages/[id]/page.ts']);
  });

  test('goes as deep as its parts say, and no deeper', () => {
    const project = open({ files });
    const from = 'src/top.ts';
    expect(project.glob(from, ['./*/*.ts', '!**/*.test.ts'])).toEqual([
      'src/i/x.ts',
      'src/pages/a.ts',
      'src/pages/main.ts',
    ]);
    expect(project.glob(from, ['./p*/d*/*.ts'])).toEqual(['src/pages/deep/c.ts']);
    expect(project.glob(from, ['./{i,pages/deep}/*.ts'])).toEqual(['src/i/x.ts', 'src/pages/deep/c.ts']);
    expect(project.glob(from, ['./*/./c.ts', './*//c.ts'])).toEqual([]);
  });
});

describe('a broken config', () => {
  test('is a fault with line and column, and what makes sense of it holds', () => {
    const files = {
      'tsconfig.json': '{\n  "compilerOptions": { "paths": { "@/*": ["./src/*"] } }\n  "include" ["src"]\n}',
      'package.json': '{ "dependencies": { "react": "1" }, "name": }',
      'src/main.ts': '',
      'src/a.ts': '',
    };
    const project = open({ files });
    expect(project.resolve('src/main.ts', '@/a')).toBe('src/a.ts');
    expect(project.resolve('src/main.ts', 'react')).toBe('package react');
    expect(project.faults.map(({ code, file, line, column }) => [code, file, line, column]).sort()).toEqual([
      ['config/malformed-json', 'package.json', 1, 45],
      ['config/malformed-json', 'tsconfig.json', 3, 3],
    ]);
  });

  test('that extends nothing is a fault', () => {
    const project = open({ files: { 'a/tsconfig.json': { extends: './.svelte-kit/tsconfig.json' }, 'a/main.ts': '' } });
    project.resolve('a/main.ts', 'react');
    expect(project.faults.map(({ code, file }) => [code, file])).toEqual([
      ['config/missing-tsconfig-base', 'a/tsconfig.json'],
    ]);
  });

  test('that extends a package is a fault, unless the package is declared and only not installed', () => {
    const files = {
      'package.json': { devDependencies: { '@tsconfig/strictest': '*' } },
      'a/tsconfig.json': { extends: '@tsconfig/strictest' },
      'a/main.ts': '',
      'b/tsconfig.json': { extends: '@tsconfig/undeclared' },
      'b/main.ts': '',
    };
    const project = open({ files });
    expect(['a/main.ts', 'b/main.ts'].map((from) => project.resolve(from, '@/alias'))).toEqual([
      'unresolved',
      'unresolved',
    ]);
    expect(project.faults.map(({ code, file }) => [code, file])).toEqual([
      ['config/missing-tsconfig-base', 'b/tsconfig.json'],
    ]);
  });

  test('of wrong types crashes nothing', () => {
    const files = {
      'tsconfig.json': {
        extends: 3,
        files: 'x',
        references: {},
        compilerOptions: {
          paths: { '@/*': './src/*', x: null },
          rootDirs: 'a',
          customConditions: 1,
          moduleSuffixes: {},
        },
      },
      'package.json': { name: 1, exports: [null, 3], imports: 'x', dependencies: [], workspaces: 'x', main: {} },
      'sub/package.json': '[]',
      'sub/tsconfig.json': 'null',
      'sub/main.ts': '',
      'main.ts': '',
    };
    hold({ files }, 'main.ts', [
      ['@/a', 'unresolved'],
      ['x', 'unresolved'],
      ['#x', 'unresolved'],
    ]);
    hold({ files }, 'sub/main.ts', [
      ['../main', 'main.ts'],
      ['..', 'unresolved'],
    ]);
  });
});

test('a root of Windows resolves like any other', () => {
  const tree = buildFileTree('C:/work/repo', ['src/main.ts', 'src/a.ts', 'tsconfig.json', 'package.json']);
  const nothing = (): never => {
    throw new Error('ENOENT');
  };
  const texts: Readonly<Record<string, unknown>> = {
    'C:/work/repo/tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } },
    'C:/work/repo/package.json': { imports: { '#a': './src/a.ts' } },
  };
  const resolver = createResolver(tree, {
    readFolder: nothing,
    readInto: nothing,
    realPath: nothing,
    writeFile: nothing,
    removeFile: nothing,
    stat: () => undefined,
    readFile: (path) => new TextEncoder().encode(JSON.stringify(texts[path])),
  });
  const a = { kind: 'file', file: tree.names.indexOf('a.ts') };
  const specifiers = [
    './a',
    '@/a',
    '#a',
    'C:\\work\\repo\\src\\a.ts',
    'C:/work/repo/src/a',
    '../../repo/src/a',
    '/src/a',
  ];
  expect(specifiers.map((specifier) => resolver.resolve(1, specifier, 'import'))).toEqual(specifiers.map(() => a));
});

test('equal resolutions are one object', () => {
  const project = open({ files: { 'a/main.ts': '', 'b.ts': '', 'package.json': { dependencies: { react: '1' } } } });
  const ask = (from: string, specifier: string) =>
    project.resolver.resolve(project.folderOf(from), specifier, 'import');
  expect(ask('a/main.ts', '../b')).toBe(ask('b.ts', './b.js'));
  expect(ask('a/main.ts', 'react')).toBe(ask('b.ts', 'react/jsx-runtime'));
});
