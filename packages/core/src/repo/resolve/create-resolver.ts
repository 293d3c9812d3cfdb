import type { Fault } from '#types/fault';
import type { FileTree } from '#types/file-tree';
import type { FileSystem } from '#types/providers';
import type { Resolution, ResolutionMode, Resolver } from '#types/resolution';
import { type Context, createContext } from './context';
import { createConfigHost } from './config-host';
import { createDiskGround } from './disk-ground';
import { createInstalled } from './installed';
import { loadPlainly } from './load-plainly';
import { parseManifest } from './manifest';
import type { SharedMembers } from './members';
import { createSourceReader } from './read-source-file';
import { createResolutions, UNRESOLVED } from './resolutions';
import { resolveBare } from './resolve-bare';
import { resolveGlob } from './resolve-glob';
import { resolveRelative } from './resolve-relative';
import { resolveReference, resolveUrl } from './resolve-url';
import { createScopeFinder, type Scope } from './scopes';
import { isRelative } from './specifier';
import { createTerrain } from './terrain';
import { createTreeGround } from './tree-ground';
import type { TsConfig } from './tsconfig';
import { createWorkspaces } from './workspaces';

/** Where a resolver tells what is wrong with the configs that it reads, and what it need not read. It reads when it is first asked. */
export interface ResolverReports {
  readonly onFault?: (fault: Fault) => void;
  /** What several projects of a run have around them. */
  readonly members?: SharedMembers | undefined;
}

type Memo = Map<string, Resolution>;

/** What is known about the files of one folder that share a config. */
interface FolderState {
  readonly context: ContextState;
  readonly relative: Memo;
  /** By mode: what is asked in few folders. */
  readonly others: Memo;
  /** Where the files of the folder have different configs. */
  readonly byConfig: Map<TsConfig | undefined, FolderState> | undefined;
}

interface ContextState {
  readonly context: Context;
  readonly imports: Memo;
  readonly requires: Memo;
}

/**
 * Resolves specifiers inside `tree`. Nothing needs to be configured: the nearest `tsconfig.json`, `package.json` and workspace of each
 * folder govern it. The disk is read for those files, and asked for a target only where the tree holds none.
 */
export function createResolver(tree: FileTree, fileSystem: FileSystem, reports: ResolverReports = {}): Resolver {
  const onFault = reports.onFault ?? ((): void => undefined);
  const source = createSourceReader(tree.root, fileSystem, onFault);
  const readManifest = (path: string): ReturnType<typeof parseManifest> => parseManifest(source.readJson(path));
  const ground = createTreeGround(tree, readManifest);
  const disk = createDiskGround(fileSystem, readManifest);
  const resolutions = createResolutions(tree, ground, fileSystem);
  const terrain = createTerrain(ground, disk, resolutions);
  const { members } = reports;
  const workspaces = createWorkspaces(source, members === undefined ? undefined : { ground: disk, members });
  const installed = createInstalled(fileSystem);
  const findScope = createScopeFinder(ground, disk);
  const { configs, outputsOf } = createConfigHost({
    tree,
    ground,
    fileSystem,
    source,
    terrain,
    workspaces,
    installed,
    onFault,
  });
  const host = { tree: ground, disk, terrain, resolutions, workspaces, installed, outputsOf };

  const contexts = new Map<TsConfig | undefined, Map<Scope | undefined, ContextState>>();
  const states: (FolderState | undefined)[] = tree.folders.map(() => undefined);

  const toContext = (config: TsConfig | undefined, scope: Scope | undefined): ContextState => {
    let ofConfig = contexts.get(config);
    if (ofConfig === undefined) contexts.set(config, (ofConfig = new Map<Scope | undefined, ContextState>()));
    let state = ofConfig.get(scope);
    if (state === undefined) {
      state = { context: createContext(config, scope), imports: new Map(), requires: new Map() };
      ofConfig.set(scope, state);
    }
    return state;
  };
  const openState = (folder: number, config: TsConfig | undefined, isMixed: boolean): FolderState => ({
    context: toContext(config, findScope(folder)),
    relative: new Map(),
    others: new Map(),
    byConfig: isMixed ? new Map<TsConfig | undefined, FolderState>() : undefined,
  });
  const openFolder = (folder: number): FolderState => {
    const { config, isMixed } = configs.ofFolder(folder);
    const state = openState(folder, config, isMixed);
    state.byConfig?.set(config, state);
    states[folder] = state;
    return state;
  };
  const stateOf = (folder: number, file: number | undefined): FolderState => {
    const state = states[folder] ?? openFolder(folder);
    if (state.byConfig === undefined || file === undefined) return state;
    const config = configs.ofFile(file);
    let own = state.byConfig.get(config);
    if (own === undefined) state.byConfig.set(config, (own = openState(folder, config, false)));
    return own;
  };
  const resolveNew = (folder: number, specifier: string, mode: ResolutionMode, context: Context): Resolution => {
    if (mode === 'url') return resolveUrl(folder, specifier, context, host);
    if (mode === 'reference') return resolveReference(folder, specifier, host);
    // A loader: `raw!./a`.
    const request = specifier.slice(specifier.lastIndexOf('!') + 1);
    if (!isRelative(request)) return request === '' ? UNRESOLVED : resolveBare(request, mode, context, host);
    const plain = context.load.suffixes === undefined ? loadPlainly(tree, folder, request) : -1;
    return plain >= 0 ? resolutions.toFile(plain) : resolveRelative(folder, request, context, host);
  };
  return {
    resolve: (folder, specifier, mode, file) => {
      const state = stateOf(folder, file);
      const isOther = mode === 'url' || mode === 'reference';
      const memo = isOther ? state.others : memoFor(state, specifier, mode);
      const key = isOther ? `${mode} ${specifier}` : specifier;
      let resolution = memo.get(key);
      if (resolution === undefined)
        memo.set(key, (resolution = resolveNew(folder, specifier, mode, state.context.context)));
      return resolution;
    },
    resolveGlob: (folder, globs) => resolveGlob(ground, folder, globs, stateOf(folder, undefined).context.context),
    isVerbatim: (folder, file) => stateOf(folder, file).context.context.config?.isVerbatim ?? false,
  };
}

function memoFor(state: FolderState, specifier: string, mode: 'import' | 'require'): Memo {
  // A loader may hide a relative path.
  if (isRelative(specifier) || specifier.includes('!')) return state.relative;
  return mode === 'import' ? state.context.imports : state.context.requires;
}
