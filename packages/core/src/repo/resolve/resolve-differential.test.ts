import { createMemoryFileSystem } from '@storypole/core/testing';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { buildFileTree, pathOfFile } from '#types/file-tree';
import { createResolver } from './create-resolver';

const ROOT = '/repo';
const STEMS = ['a', 'b', 'index', 'a.b'];
const EXTENSIONS = [
  '.ts',
  '.tsx',
  '.d.ts',
  '.js',
  '.jsx',
  '.mts',
  '.d.mts',
  '.mjs',
  '.cts',
  '.cjs',
  '.json',
  '.d.css.ts',
  '.css',
];
const FOLDERS = ['', 'a/', 'src/', 'src/a/', 'lib/', 'lib/b/'];

const fileArbitrary = fc
  .tuple(fc.constantFrom(...FOLDERS), fc.constantFrom(...STEMS), fc.constantFrom(...EXTENSIONS))
  .map((parts) => parts.join(''));

const tailArbitrary = fc
  .tuple(
    fc.constantFrom('', '', 'a/', 'src/', 'b/', 'src/a/', 'a/../'),
    fc.constantFrom(...STEMS, '', 'package.json'),
    fc.constantFrom('', '', '.js', '.jsx', '.ts', '.tsx', '.mjs', '.cjs', '.json', '.css', '.d.ts', '.d', '/'),
  )
  .map((parts) => parts.join(''));

const relativeArbitrary = fc
  .tuple(fc.constantFrom('./', '../', '../../', './../'), tailArbitrary)
  .map((parts) => parts.join(''))
  .chain((specifier) => fc.constantFrom(specifier, specifier, specifier, '.', '..', './', '../'));

const bareArbitrary = fc
  .tuple(fc.constantFrom('~/', '@x/', 'pkg/', '#', '#int/', 'a/', '@x/deep/', 'own/'), tailArbitrary)
  .map((parts) => parts.join(''))
  .chain((specifier) => fc.constantFrom(specifier, specifier, 'own', 'exact', '#exact'));

const targetArbitrary = fc.constantFrom(
  'src/*',
  'lib/*',
  './src/a/*',
  '*',
  'src/*/index.ts',
  'src/*.ts',
  'lib/*.js',
  'src/a',
  './lib/b.d.ts',
);

const pathsArbitrary = fc.dictionary(
  fc.constantFrom('~/*', '@x/*', '@x/deep/*', 'exact', '*', '@x/*/b'),
  fc.array(targetArbitrary, { minLength: 1, maxLength: 2 }),
  { maxKeys: 3 },
);

const packageTargetArbitrary: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  file: fc.constantFrom<unknown>(
    './src/a.ts',
    './src/*.ts',
    './lib/*.js',
    './lib/*',
    './src/*',
    './lib/index.js',
    './a.mjs',
    './src/index.d.ts',
    null,
  ),
  target: fc.oneof(
    { depthSize: 'small' },
    tie('file'),
    fc.dictionary(fc.constantFrom('types', 'import', 'require', 'node', 'custom', 'default'), tie('target'), {
      maxKeys: 3,
    }),
    fc.array(tie('target'), { maxLength: 2 }),
  ),
})).target;

const exportsArbitrary = fc.oneof(
  packageTargetArbitrary,
  fc.dictionary(fc.constantFrom('.', './a', './*', './src/*', './*.js', './b/*'), packageTargetArbitrary, {
    maxKeys: 4,
  }),
);
const importsArbitrary = fc.dictionary(fc.constantFrom('#exact', '#*', '#int/*', '#int/*.js'), packageTargetArbitrary, {
  maxKeys: 3,
});

const manifestArbitrary = fc.record(
  {
    name: fc.constant('own'),
    type: fc.constantFrom('module', 'commonjs'),
    exports: exportsArbitrary,
    imports: importsArbitrary,
  },
  { requiredKeys: ['name'] },
);

const folderManifestArbitrary = fc.record(
  {
    main: fc.constantFrom('a.js', './b', 'index.ts', './', 'lib/x.js', 'b/'),
    types: fc.constantFrom('a.d.ts', './b.ts', 'b'),
  },
  { requiredKeys: [] },
);

const optionsArbitrary = fc.record(
  {
    baseUrl: fc.constantFrom('.', 'src', './lib'),
    paths: pathsArbitrary,
    rootDirs: fc.constant(['src', 'lib']),
    customConditions: fc.constant(['custom']),
    moduleSuffixes: fc.constantFrom(['.b', ''], ['']),
    resolveJsonModule: fc.boolean(),
    allowJs: fc.boolean(),
  },
  { requiredKeys: [] },
);

interface World {
  readonly files: readonly string[];
  readonly options: {
    readonly customConditions?: readonly string[];
    readonly rootDirs?: readonly string[];
    readonly paths?: Readonly<Record<string, readonly string[]>>;
    readonly baseUrl?: string;
  };
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly folderManifest: Readonly<Record<string, unknown>>;
  readonly specifiers: readonly string[];
}

/** A relative path to a file that exists, with another extension perhaps. */
const toHit = (file: string, extension: string | undefined): string =>
  `../${extension === undefined ? file : file.replace(/(?:\.d)?\.\w+$/u, extension)}`;

const worldArbitrary: fc.Arbitrary<World> = fc
  .uniqueArray(fileArbitrary, { minLength: 1, maxLength: 14 })
  .chain((files) => {
    const hit = fc
      .tuple(
        fc.constantFrom(...files),
        fc.constantFrom(undefined, '', '.js', '.jsx', '.mjs', '.cjs', '.ts', '.d.ts', '.css'),
      )
      .map(([file, extension]) => toHit(file, extension));
    return fc.record({
      files: fc.constant(files),
      options: optionsArbitrary,
      manifest: manifestArbitrary,
      folderManifest: folderManifestArbitrary,
      specifiers: fc.array(fc.oneof(relativeArbitrary, bareArbitrary, hit), { minLength: 1, maxLength: 8 }),
    });
  });

const KINDS = [
  { name: 'bundler', options: { module: 'esnext', moduleResolution: 'bundler' } },
  { name: 'node10', options: { module: 'commonjs', moduleResolution: 'node10' } },
  { name: 'nodenext', options: { module: 'nodenext', moduleResolution: 'nodenext' } },
] as const;

/**
 * In modules of `nodenext` the compiler refuses paths without extension, which Storypole takes; where a choice of paths is given, that
 * refusal would decide between them.
 */
function toOptions(
  world: World,
  kind: (typeof KINDS)[number],
  mode: 'import' | 'require',
): Readonly<Record<string, unknown>> {
  const { customConditions, rootDirs, paths, ...others } = world.options;
  if (kind.name === 'node10') return { ...kind.options, ...others, rootDirs, paths };
  if (kind.name === 'bundler' || mode === 'require') return { ...kind.options, ...world.options };
  const single = Object.fromEntries(Object.entries(paths ?? {}).map(([key, targets]) => [key, targets.slice(0, 1)]));
  return { ...kind.options, ...others, customConditions, ...(paths === undefined ? {} : { paths: single }) };
}

/** Both answers for every specifier of a world, asked from `src/importer.ts`. */
function ask(world: World, kind: (typeof KINDS)[number], mode: 'import' | 'require') {
  const options = toOptions(world, kind, mode);
  const files: Record<string, string> = { 'src/importer.ts': '' };
  for (const file of world.files) files[file] = '';
  files['tsconfig.json'] = JSON.stringify({ compilerOptions: options });
  files['package.json'] = JSON.stringify(world.manifest);
  files['src/a/package.json'] = JSON.stringify(world.folderManifest);
  const fileSystem = createMemoryFileSystem(ROOT, files);
  const host: ts.ModuleResolutionHost & ts.ParseConfigHost = {
    fileExists: (path) => fileSystem.stat(path)?.kind === 'file',
    directoryExists: (path) => fileSystem.stat(path.replace(/\/$/u, ''))?.kind === 'folder',
    readFile: (path) => files[path.slice(ROOT.length + 1)],
    readDirectory: () => [],
    useCaseSensitiveFileNames: true,
    getCurrentDirectory: () => ROOT,
  };
  const parsed = ts.parseJsonConfigFileContent(
    { compilerOptions: options },
    host,
    ROOT,
    undefined,
    `${ROOT}/tsconfig.json`,
  ).options;
  const tree = buildFileTree(ROOT, Object.keys(files));
  const resolver = createResolver(tree, fileSystem);
  const folder = tree.folders.indexOf('src');
  const moduleKind = mode === 'import' ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS;
  const theirMode = kind.name === 'node10' ? undefined : moduleKind;
  return world.specifiers.map((specifier) => {
    const resolved = ts.resolveModuleName(
      specifier,
      `${ROOT}/src/importer.ts`,
      parsed,
      host,
      undefined,
      undefined,
      theirMode,
    );
    const ours = resolver.resolve(folder, specifier, mode);
    return {
      specifier,
      theirs: resolved.resolvedModule?.resolvedFileName.slice(ROOT.length + 1),
      ours: ours.kind === 'file' ? pathOfFile(tree, ours.file) : ours.kind,
    };
  });
}

function exists(path: string, world: World): boolean {
  return world.files.includes(path) || path === 'package.json' || path === 'src/importer.ts';
}

describe.each(KINDS)('under $name', (kind) => {
  test.each(['import', 'require'] as const)('leads %s to the file that TypeScript resolves', (mode) => {
    let compared = 0;
    fc.assert(
      fc.property(worldArbitrary, (world) => {
        for (const { specifier, theirs, ours } of ask(world, kind, mode)) {
          // With `moduleSuffixes` the compiler names the file of a package target without its suffix: a file that is not there.
          if (theirs === undefined || !exists(theirs, world)) continue;
          compared++;
          expect(ours, `${kind.name} ${specifier} in ${JSON.stringify(world)}`).toBe(theirs);
        }
      }),
      {
        numRuns: Number(process.env['RUNS'] ?? 300),
        seed: process.env['SEED'] === undefined ? 42 : Number(process.env['SEED']),
      },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
