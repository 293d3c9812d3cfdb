import type { Patterns } from './match-pattern';
import { type LoadOptions, WANT } from './load-file';

/** The parts of a `tsconfig.json` that resolution asks for, `extends` applied. Every path is absolute and POSIX. */
export interface TsConfig {
  readonly path: string;
  readonly folder: string;
  readonly baseUrl: string | undefined;
  readonly paths: Readonly<Record<string, readonly string[]>> | undefined;
  /** The keys of `paths`. */
  readonly patterns: Patterns;
  /** What the targets of `paths` are relative to: `baseUrl`, else the folder of the config that declares them. */
  readonly pathsBase: string;
  readonly rootDirs: readonly string[] | undefined;
  readonly typeRoots: readonly string[];
  readonly customConditions: ReadonlySet<string>;
  readonly moduleResolution: 'classic' | 'node10' | 'node16' | 'bundler';
  /** Whether `exports` is read: never by `node10` and `classic`. */
  readonly readsExports: boolean;
  readonly allowsJs: boolean;
  readonly isVerbatim: boolean;
  readonly load: LoadOptions;
  readonly outDir: string | undefined;
  readonly declarationDir: string | undefined;
  readonly rootDir: string | undefined;
  /** Worked out when asked: only `references` make it matter which files a config takes in. */
  readonly lists: () => FileLists;
  /** The configs that `references` names. */
  readonly references: readonly string[];
}

/** Paths and patterns, absolute; `undefined` where the config says nothing. */
export interface FileLists {
  readonly files: readonly string[] | undefined;
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[] | undefined;
}

/** How a file is found that no `tsconfig.json` governs. */
export const DEFAULT_LOAD: LoadOptions = {
  passes: [WANT.all],
  suffixes: undefined,
  isExplicit: false,
  json: true,
  isLoose: true,
};
