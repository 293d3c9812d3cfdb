import type { Fault } from '#types/fault';
import { type FileTree, pathOfFile } from '#types/file-tree';
import type { FileSystem } from '#types/providers';
import { parentOfPath, toRelativePath } from './absolute-path';
import { compileCoverage, type Coverage } from './compile-coverage';
import type { Ground } from './ground';
import type { SourceReader } from './read-source-file';
import { type RawConfig, readTsConfig } from './read-tsconfig';
import type { TsConfig } from './tsconfig';

export interface TsConfigFinder {
  readonly read: (path: string) => TsConfig;
  /** The config that governs the files of a folder; `undefined` in the second place where its files have different ones. */
  readonly ofFolder: (folder: number) => GoverningConfig;
  readonly ofFile: (file: number) => TsConfig | undefined;
}

export interface GoverningConfig {
  readonly config: TsConfig | undefined;
  /** Whether files of the folder are governed by different configs, so that `ofFile` must be asked. */
  readonly isMixed: boolean;
}

export interface TsConfigFinderHost {
  readonly source: SourceReader;
  readonly fileSystem: FileSystem;
  readonly findExtended: (folder: string, specifier: string) => string | undefined;
  readonly onFault: (fault: Fault) => void;
}

const NAMES = ['tsconfig.json', 'jsconfig.json'] as const;

/**
 * Finds the `tsconfig.json` of each folder: the nearest one upward, above the root as well. A file that its patterns leave out is
 * still governed by it: aliases hold for a test or a script beside the sources as bundlers and runners have it. Only a config with
 * `references` hands a file that it does not cover on to the referenced config that does, as editors do.
 */
export function createTsConfigFinder(tree: FileTree, ground: Ground, host: TsConfigFinderHost): TsConfigFinder {
  const configs = new Map<string, TsConfig>();
  const known = new Map<string, RawConfig>();
  const nearest: (string | null | undefined)[] = [];
  const governing: (GoverningConfig | undefined)[] = [];
  const isFile = (path: string): boolean => {
    const folder = ground.locate(parentOfPath(path) ?? '');
    if (folder >= 0 && (ground.entriesOf(folder).get(path.slice(path.lastIndexOf('/') + 1)) ?? -1) >= 0) return true;
    return host.fileSystem.stat(path)?.kind === 'file';
  };
  const onMissingBase = (path: string, specifier: string): void => {
    const file = toRelativePath(tree.root, path);
    host.onFault({
      code: 'config/missing-tsconfig-base',
      file,
      key: 'extends',
      what: `${file} extends ${specifier}, which does not exist.`,
      mend: `Create ${specifier}, install the package that holds it, or correct \`extends\` in ${file}.`,
    });
  };
  const read = (path: string): TsConfig => {
    let config = configs.get(path);
    if (config === undefined) {
      config = readTsConfig(path, {
        readJson: host.source.readJson,
        findExtended: host.findExtended,
        isFile,
        onMissingBase,
        known,
      });
      configs.set(path, config);
    }
    return config;
  };
  const findAbove = (): string | undefined => {
    for (let folder = parentOfPath(tree.root); folder !== undefined; folder = parentOfPath(folder)) {
      const path = NAMES.map((name) => `${folder}/${name}`).find((candidate) => isFile(candidate));
      if (path !== undefined) return path;
    }
    return undefined;
  };
  const findNearest = (folder: number): string | undefined => {
    const cached = nearest[folder];
    if (cached !== undefined) return cached ?? undefined;
    const own = NAMES.find((name) => (ground.entriesOf(folder).get(name) ?? -1) >= 0);
    const parent = ground.parentOf(folder);
    const path =
      own === undefined ? (parent < 0 ? findAbove() : findNearest(parent)) : `${ground.pathOf(folder)}/${own}`;
    nearest[folder] = path ?? null;
    return path;
  };
  const coverages = new Map<TsConfig, Coverage>();
  const coverageOf = (config: TsConfig): Coverage => {
    let coverage = coverages.get(config);
    if (coverage === undefined) coverages.set(config, (coverage = compileCoverage(config)));
    return coverage;
  };
  const findCovering = (config: TsConfig, file: string, seen: Set<TsConfig>): TsConfig | undefined => {
    if (seen.has(config)) return undefined;
    seen.add(config);
    if (coverageOf(config).takes(file)) return config;
    for (const reference of config.references) {
      const found = configs.has(reference) || isFile(reference) ? findCovering(read(reference), file, seen) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const ofFile = (file: number): TsConfig | undefined => {
    const path = findNearest(tree.folderOfFile[file] as number);
    if (path === undefined) return undefined;
    const config = read(path);
    if (config.references.length === 0) return config;
    return findCovering(config, `${tree.root}/${pathOfFile(tree, file)}`, new Set()) ?? config;
  };
  const findGoverning = (folder: number): GoverningConfig => {
    const path = findNearest(folder);
    const config = path === undefined ? undefined : read(path);
    if (config === undefined || config.references.length === 0) return { config, isMixed: false };
    const modules = [...ground.entriesOf(folder)].filter(([name, entry]) => entry >= 0 && MODULE.test(name));
    const isPlain = modules.every(([name]) => !name.startsWith('.'));
    if (isPlain && coverageOf(config).takesFolder(ground.pathOf(folder))) return { config, isMixed: false };
    const found = new Set<TsConfig | undefined>();
    for (const [, entry] of modules) found.add(ofFile(entry));
    return { config: found.size === 0 ? config : [...found][0], isMixed: found.size > 1 };
  };
  return { read, ofFolder: (folder) => (governing[folder] ??= findGoverning(folder)), ofFile };
}

const MODULE = /\.(?:[mc]?[jt]sx?|vue|svelte|astro|mdx)$/u;
