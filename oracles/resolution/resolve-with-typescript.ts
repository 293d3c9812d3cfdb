import ts from 'typescript';
import { findMembers, type Members } from './find-members';

/** The compiler over the files of a repository, as if the members of its workspaces were linked into `node_modules`. */
export interface TypeScriptResolver {
  readonly members: Members;
  readonly host: ts.ModuleResolutionHost;
  readonly optionsOf: (path: string) => ts.CompilerOptions;
  readonly parse: (path: string, options: ts.CompilerOptions) => ts.SourceFile | undefined;
  /** The file below the root that a specifier leads to, relative. */
  readonly resolve: (
    specifier: string,
    path: string,
    options: ts.CompilerOptions,
    mode: ts.ResolutionMode,
  ) => string | undefined;
}

interface Config {
  readonly options: ts.CompilerOptions;
  readonly files: ReadonlySet<string>;
  readonly references: readonly string[];
}

export function createTypeScriptResolver(root: string, files: readonly string[]): TypeScriptResolver {
  const members = findMembers(root, files);
  const host = createHost(root, files, members);
  const configs = new Map<string, Config>();
  const readConfig = (path: string): Config => {
    let config = configs.get(path);
    if (config === undefined) configs.set(path, (config = parseConfig(path, host)));
    return config;
  };
  const nearest = new Map<string, string | undefined>();
  const findNearest = (folder: string): string | undefined => {
    if (nearest.has(folder)) return nearest.get(folder);
    const own = ['tsconfig.json', 'jsconfig.json']
      .map((name) => `${folder}/${name}`)
      .find((path) => host.fileExists(path));
    const found = own ?? (folder === '' ? undefined : findNearest(folder.slice(0, folder.lastIndexOf('/'))));
    nearest.set(folder, found);
    return found;
  };
  const cover = (path: string, file: string, seen: Set<string>): Config | undefined => {
    if (seen.has(path)) return undefined;
    seen.add(path);
    const config = readConfig(path);
    if (config.files.has(file)) return config;
    for (const reference of config.references) {
      const found = host.fileExists(reference) ? cover(reference, file, seen) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const caches = new Map<ts.CompilerOptions, ts.ModuleResolutionCache>();
  const packageJsons = ts.createModuleResolutionCache(root, (name) => name).getPackageJsonInfoCache();
  return {
    members,
    host,
    optionsOf: (path) => {
      const config = findNearest(path.slice(0, path.lastIndexOf('/')));
      if (config === undefined) return {};
      return (
        (readConfig(config).references.length === 0 ? undefined : cover(config, path, new Set()))?.options ??
        readConfig(config).options
      );
    },
    parse: (path, options) => {
      const text = host.readFile(path);
      if (text === undefined) return undefined;
      const impliedNodeFormat = ts.getImpliedNodeFormatForFile(path, packageJsons, host, options);
      return ts.createSourceFile(
        path,
        text,
        { languageVersion: ts.ScriptTarget.Latest, ...(impliedNodeFormat && { impliedNodeFormat }) },
        true,
      );
    },
    resolve: (specifier, path, options, mode) => {
      let cache = caches.get(options);
      if (cache === undefined)
        caches.set(options, (cache = ts.createModuleResolutionCache(root, (name) => name, options)));
      const resolved = ts.resolveModuleName(specifier, path, options, host, cache, undefined, mode).resolvedModule;
      if (resolved === undefined) return undefined;
      const file = resolved.resolvedFileName;
      return file.startsWith(`${root}/`) ? file.slice(root.length + 1) : undefined;
    },
  };
}

function parseConfig(path: string, host: ts.ModuleResolutionHost): Config {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const { config } = ts.readConfigFile(path, (name) => host.readFile(name)) as { config?: { references?: unknown } };
  const hasReferences = Array.isArray(config?.references) && config.references.length > 0;
  const parsed = ts.parseJsonConfigFileContent(
    config ?? {},
    {
      useCaseSensitiveFileNames: true,
      fileExists: (name) => host.fileExists(name) || ts.sys.fileExists(name),
      readFile: (name) => host.readFile(name) ?? ts.sys.readFile(name),
      // Which files a config takes in matters only where it may hand them on.
      readDirectory: (base, extensions, excludes, includes, depth) =>
        hasReferences || config !== undefined ? ts.sys.readDirectory(base, extensions, excludes, includes, depth) : [],
    },
    folder,
    undefined,
    path,
  );
  const references = (parsed.projectReferences ?? []).map((reference) => ts.resolveProjectReferencePath(reference));
  return { options: parsed.options, files: new Set(parsed.fileNames), references };
}

/** Answers for the listed files alone inside the root, and for the disk outside of it. */
function createHost(root: string, files: readonly string[], members: Members): ts.ModuleResolutionHost {
  const known = new Set(files.map((file) => `${root}/${file}`));
  const folders = new Set<string>([root]);
  for (const file of known) {
    for (let end = file.lastIndexOf('/'); end > root.length; end = file.lastIndexOf('/', end - 1))
      folders.add(file.slice(0, end));
  }
  for (const [workspace, named] of members) {
    folders.add(`${workspace}/node_modules`);
    for (const name of named.keys())
      if (name.includes('/')) folders.add(`${workspace}/node_modules/${name.slice(0, name.indexOf('/'))}`);
  }
  const toReal = (path: string): string => {
    const at = path.indexOf('/node_modules/');
    const named = at < 0 ? undefined : members.get(path.slice(0, at));
    if (named === undefined) return path;
    const segments = path.slice(at + '/node_modules/'.length).split('/');
    const length = segments[0]?.startsWith('@') === true ? 2 : 1;
    const folder = named.get(segments.slice(0, length).join('/'));
    return folder === undefined ? path : [folder, ...segments.slice(length)].join('/');
  };
  const isInside = (path: string): boolean => path === root || path.startsWith(`${root}/`);
  return {
    useCaseSensitiveFileNames: true,
    getCurrentDirectory: () => root,
    fileExists: (path) => (isInside(path) ? known.has(toReal(path)) : ts.sys.fileExists(path)),
    directoryExists: (path) => {
      const plain = path.replace(/\/$/u, '');
      return isInside(plain) ? folders.has(toReal(plain)) : ts.sys.directoryExists(plain);
    },
    readFile: (path) => ts.sys.readFile(toReal(path)),
    realpath: (path) => (isInside(path) ? toReal(path) : (ts.sys.realpath?.(path) ?? path)),
  };
}
