import { languageOf } from '@storypole/core';

export interface PluginOptions {
  /** Whether the tests' setup is added: the matchers, and the graph that is read once a run. Default: `true`. */
  readonly setup?: boolean;
}

/** The parts of Vitest that the plugin sees; the same in 3, 4 and 5. */
interface Watcher {
  readonly on: (event: 'change' | 'add' | 'unlink', listener: (path: string) => void) => unknown;
  readonly emit: (event: 'change', path: string) => unknown;
}

interface VitestContext {
  readonly vitest: {
    readonly config: { related?: string[]; changed?: unknown };
    readonly vite: { readonly watcher: Watcher };
  };
  readonly project: {
    readonly config: { readonly root: string; readonly setupFiles: string[] };
    readonly globTestFiles: () => Promise<{ readonly testFiles: readonly string[] }>;
  };
}

/** A plugin for Vite in the shape that Vitest asks for. */
export interface StructuralPlugin {
  readonly name: string;
  readonly config: () => object;
  readonly transform: (code: string, id: string) => undefined;
  readonly configureVitest: (context: VitestContext) => Promise<void>;
}

/** What the plugin stands on. */
export interface PluginGround {
  /** The text of a file; `''` where it cannot be read. */
  readonly readText: (path: string) => string;
  /** Absolute: the module that adds the matchers. */
  readonly setupFile: () => string;
}

const MARK = '@storypole/testkit';

/**
 * Structural tests read files that Vitest does not see them import, so that `--changed`, `related` and watch mode would pass over
 * them. To Vitest a change of any module below the root then looks like a change of each structural test.
 */
export function createPlugin({ setup = true }: PluginOptions, { readText, setupFile }: PluginGround): StructuralPlugin {
  /** Modules that import the kit. */
  const structural = new Set<string>();
  return {
    name: 'storypole',
    config: () => (setup ? { test: { globalSetup: [`${MARK}/setup`], setupFiles: [`${MARK}/vitest`] } } : {}),
    transform: (code, id) => {
      const path = id.split('?')[0] ?? id;
      if (code.includes(MARK) && !path.includes('/node_modules/')) structural.add(path);
      return undefined;
    },
    configureVitest: async ({ vitest, project }) => {
      // In Vitest 5 a project that extends the root shares its server, and asks no plugin for a config of its own.
      if (setup && !project.config.setupFiles.some(isSetup)) project.config.setupFiles.push(setupFile());
      const root = project.config.root.replaceAll('\\', '/');
      const { watcher } = vitest.vite;
      // Vitest may take what it transformed in an earlier run from a cache, so that `transform` alone would miss tests.
      let scan: Promise<void> | undefined;
      const scanTests = async (): Promise<void> => {
        const { testFiles } = await project.globTestFiles();
        for (const file of testFiles) if (readText(file).includes(MARK)) structural.add(file);
      };
      const touch = async (path: string): Promise<void> => {
        const changed = path.replaceAll('\\', '/');
        if (!concerns(root, changed)) return;
        await (scan ??= scanTests());
        if (readText(changed).includes(MARK)) structural.add(changed);
        if (structural.has(changed)) return;
        for (const test of structural) watcher.emit('change', test);
      };
      for (const event of ['change', 'add', 'unlink'] as const) watcher.on(event, (path) => void touch(path));
      if (vitest.config.changed === undefined && vitest.config.related === undefined) return;
      await (scan ??= scanTests());
      extendRelated(vitest.config, (related) => (related.some((path) => concerns(root, path)) ? [...structural] : []));
    },
  };
}

/** Whether a setup file is ours, by its specifier or by the path that it was resolved to. */
function isSetup(path: string): boolean {
  return /(?:@storypole|packages)\/testkit\/(?:dist\/|src\/)?vitest(?:\.m?[jt]s)?$/.test(path.replaceAll('\\', '/'));
}

/** Adds files to the list of what changed, whenever Vitest makes one. */
function extendRelated(
  config: { related?: string[] },
  findMore: (related: readonly string[]) => readonly string[],
): void {
  const extend = (list: string[] | undefined): string[] | undefined =>
    list === undefined ? undefined : [...new Set([...list, ...findMore(list)])];
  let related = extend(config.related);
  Object.defineProperty(config, 'related', {
    configurable: true,
    enumerable: true,
    get: () => related,
    set: (list: string[] | undefined) => (related = extend(list)),
  });
}

/** Whether a graph could change with a file: every module and every config below the root. */
function concerns(root: string, path: string): boolean {
  if (!path.startsWith(`${root}/`) || path.includes('/node_modules/')) return false;
  return languageOf(path) !== undefined || /\.jsonc?$/.test(path) || path.endsWith('/.gitignore');
}
