import { isAbsolutePath, parentOfPath, toAbsolutePath } from './absolute-path';
import { compilePatterns } from './match-pattern';
import { WANT } from './load-file';
import type { TsConfig } from './tsconfig';

/** What reading a config needs from its surroundings. */
export interface TsConfigHost {
  /** The parsed file at an absolute path; `undefined` where there is none, or nothing could be read. */
  readonly readJson: (path: string) => unknown;
  /** Where a bare `extends` leads, seen from `folder`; `absent` where its package is declared but not installed. */
  readonly findExtended: (folder: string, specifier: string) => string | undefined;
  readonly isFile: (path: string) => boolean;
  readonly onMissingBase: (path: string, specifier: string) => void;
  /** Path → what was read before: many configs extend one. */
  readonly known: Map<string, RawConfig>;
}

/** A config with what it extends; each value with the folder of the config that declares it. */
export interface RawConfig {
  /** Option → value, and the folder of the config that declares it. */
  readonly options: Readonly<Record<string, { readonly value: unknown; readonly folder: string }>>;
  /** `files`, `include`, `exclude`; inherited whole. */
  readonly lists: Readonly<Record<string, { readonly value: unknown; readonly folder: string }>>;
  readonly references: unknown;
}

/** Reads the config at `path` with everything it extends; broken parts count as absent. */
export function readTsConfig(path: string, host: TsConfigHost): TsConfig {
  const raw = readRaw(path, host, []);
  const folder = parentOfPath(path) as string;
  const option = (name: string): unknown => raw.options[name]?.value;
  const expand = (text: string, base: string): string =>
    toAbsolutePath(base, text.replace(/^\$\{configDir\}/iu, folder));
  const pathOption = (name: string): string | undefined => {
    const found = raw.options[name];
    return typeof found?.value === 'string' ? expand(found.value, found.folder) : undefined;
  };
  const listOf = (found: { value: unknown; folder: string } | undefined): readonly string[] | undefined =>
    found === undefined ? undefined : toTexts(found.value)?.map((text) => expand(text, found.folder));
  const baseUrl = pathOption('baseUrl');
  const pathsBase = baseUrl ?? raw.options['paths']?.folder ?? folder;
  const paths = toPaths(option('paths'), (target) =>
    /^\$\{configDir\}/iu.test(target) ? expand(target, folder) : target,
  );
  const moduleResolution = toModuleResolution(option('moduleResolution'), option('module'));
  const readsExports = moduleResolution === 'node16' || moduleResolution === 'bundler';
  const suffixes = toTexts(option('moduleSuffixes'));
  const module = toLower(option('module'));
  return {
    path,
    folder,
    baseUrl,
    paths,
    patterns: compilePatterns(Object.keys(paths ?? {})),
    pathsBase,
    rootDirs: listOf(raw.options['rootDirs']),
    typeRoots: listOf(raw.options['typeRoots']) ?? [],
    customConditions: new Set(toTexts(option('customConditions')) ?? []),
    moduleResolution,
    readsExports: readsExports && option('resolvePackageJsonExports') !== false,
    allowsJs: option('allowJs') === true || (option('allowJs') !== false && option('checkJs') === true),
    isVerbatim: option('verbatimModuleSyntax') === true,
    load: {
      isExplicit: false,
      isLoose: true,
      passes: moduleResolution === 'node10' ? [WANT.typescript, WANT.javascript] : [WANT.all],
      suffixes: suffixes === undefined || suffixes.length === 0 ? undefined : suffixes,
      json:
        toFlag(option('resolveJsonModule')) ??
        (moduleResolution === 'bundler' || module === 'nodenext' || module === 'node20'),
    },
    outDir: pathOption('outDir'),
    declarationDir: pathOption('declarationDir'),
    rootDir: pathOption('rootDir') ?? (option('composite') === true ? folder : undefined),
    lists: () => ({
      files: listOf(raw.lists['files']),
      include: listOf(raw.lists['include']),
      exclude: listOf(raw.lists['exclude']),
    }),
    references: toReferences(raw.references, folder, host),
  };
}

function readRaw(path: string, host: TsConfigHost, chain: readonly string[]): RawConfig {
  const known = host.known.get(path);
  if (known !== undefined) return known;
  const json = toRecord(host.readJson(path));
  const folder = parentOfPath(path) as string;
  const options: Record<string, { value: unknown; folder: string }> = {};
  const lists: Record<string, { value: unknown; folder: string }> = {};
  for (const specifier of typeof json['extends'] === 'string' ? [json['extends']] : (toTexts(json['extends']) ?? [])) {
    const base = findBase(specifier, folder, host);
    if (base === undefined) host.onMissingBase(path, specifier);
    // A circle of configs ends where it closes.
    if (base === undefined || base === 'absent' || base === path || chain.includes(base)) continue;
    const inherited = readRaw(base, host, [...chain, path]);
    Object.assign(options, inherited.options);
    Object.assign(lists, inherited.lists);
  }
  for (const [name, value] of Object.entries(toRecord(json['compilerOptions']))) options[name] = { value, folder };
  for (const name of ['files', 'include', 'exclude']) {
    if (json[name] !== undefined) lists[name] = { value: json[name], folder };
  }
  const raw = { options, lists, references: json['references'] };
  host.known.set(path, raw);
  return raw;
}

function findBase(specifier: string, folder: string, host: TsConfigHost): string | undefined {
  const text = specifier.replaceAll('\\', '/');
  if (!isAbsolutePath(text) && !/^\.\.?(?:\/|$)/u.test(text)) return host.findExtended(folder, text);
  const path = toAbsolutePath(folder, text);
  return [path, `${path}.json`, `${path}/tsconfig.json`].find((candidate) => host.isFile(candidate));
}

function toReferences(value: unknown, folder: string, host: TsConfigHost): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((reference) => {
    const path = toRecord(reference)['path'];
    if (typeof path !== 'string') return [];
    const target = toAbsolutePath(folder, path);
    return target.endsWith('.json') && host.isFile(target) ? [target] : [`${target}/tsconfig.json`];
  });
}

/** What the current compiler takes when the options leave it open. */
function toModuleResolution(resolution: unknown, module: unknown): TsConfig['moduleResolution'] {
  const kind = toLower(module);
  switch (toLower(resolution)) {
    case 'classic':
      return 'classic';
    case 'node':
    case 'node10':
      return 'node10';
    case 'node16':
    case 'nodenext':
      return 'node16';
    case 'bundler':
      return 'bundler';
    default:
  }
  if (kind === 'none' || kind === 'amd' || kind === 'umd' || kind === 'system') return 'classic';
  return kind?.startsWith('node') === true ? 'node16' : 'bundler';
}

function toPaths(value: unknown, expand: (target: string) => string): TsConfig['paths'] {
  const entries = Object.entries(toRecord(value));
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.map(([key, targets]) => [key, (toTexts(targets) ?? []).map(expand)]));
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function toTexts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}

function toLower(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}

function toFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}
