import type { Resolution, ResolutionMode } from '#types/resolution';
import { type Context, toConditions } from './context';
import { findSource, findSourceByConfig, type OutputFolder } from './find-source';
import { type Conditions, findTargets } from './find-targets';
import type { Ground } from './ground';
import { findFile, loadFile, WANT } from './load-file';
import { isTypeScript, loadFolderAs, loadName, loadPath, loadVersioned, locateParent } from './load-path';
import { parseManifest } from './manifest';
import type { Resolutions } from './resolutions';

export interface PackageHost {
  readonly disk: Ground;
  readonly resolutions: Resolutions;
  readonly outputsOf: (ground: Ground, folder: number) => readonly OutputFolder[];
}

/** A package whose source is at hand, the path wanted below it, and who asks. */
export interface PackageRequest {
  readonly ground: Ground;
  readonly folder: number;
  /** `.`, `./a/b` */
  readonly subpath: string;
  readonly mode: ResolutionMode;
  readonly context: Context;
}

const EMPTY = parseManifest({});
/** Every condition: asked only when those that hold lead nowhere. */
const ANY: Conditions = () => true;

/**
 * Resolves a path of a package to its source. First what the compiler finds; then what an unbuilt target would be built from; then the
 * built file on disk. What the package hands out but nobody has built is the package; what it does not hand out is `undefined`.
 */
export function resolvePackage(request: PackageRequest, host: PackageHost): Resolution | undefined {
  const { ground, folder } = request;
  const manifest = ground.manifestOf(folder) ?? EMPTY;
  const readsExports = manifest.exports !== undefined && (request.context.config?.readsExports ?? true);
  const file = readsExports ? findExported(request, host) : findByPath(request, host);
  if (file !== undefined && file >= 0) return host.resolutions.toFound(ground, file);
  if (ground !== host.disk) {
    const built = resolvePackage(
      { ...request, ground: host.disk, folder: host.disk.locate(ground.pathOf(folder)) },
      host,
    );
    if (built !== undefined && built.kind !== 'package') return built;
  }
  const isHandedOut = readsExports ? file !== undefined : request.subpath === '.';
  return isHandedOut && manifest.name !== undefined ? host.resolutions.toPackage(manifest.name) : undefined;
}

/** By `exports`: a file, -1 where no target exists, `undefined` where no key covers the subpath. */
function findExported(request: PackageRequest, host: PackageHost): number | undefined {
  const { ground, folder, context } = request;
  const subpath = request.subpath.replace(/\/$/u, '');
  const exported = ground.manifestOf(folder)?.exports;
  const targets = findTargets(exported, subpath, toConditions(context, request.mode));
  if (targets === undefined) return undefined;
  const isOwn = context.scope?.ground === ground && context.scope.folder === folder;
  const wanted = isOwn && context.config?.allowsJs === true ? [WANT.all] : [WANT.typescript, WANT.javascript];
  for (const want of wanted) {
    const file = findFirst(targets, (target) => loadTarget(request, host, target, want));
    if (file >= 0) return file;
  }
  const every = findTargets(exported, subpath, ANY) ?? [];
  const outputs = host.outputsOf(ground, folder);
  for (const list of [targets, every]) {
    const file = findFirst(list, (target) => loadLoosely(request, target));
    if (file >= 0) return file;
    const source = findFirst(list, (target) => (isInside(target) ? findSource(ground, folder, target, outputs) : -1));
    if (source >= 0) return source;
  }
  return every.length === 0 ? undefined : findByName(request);
}

/** By the fields of the manifest and the folders of the package. */
function findByPath(request: PackageRequest, host: PackageHost): number {
  const { ground, folder, subpath, context } = request;
  const { load } = context;
  const manifest = ground.manifestOf(folder) ?? EMPTY;
  const outputs = (): readonly OutputFolder[] => host.outputsOf(ground, folder);
  if (subpath === '.') {
    for (const want of [WANT.typescript, WANT.javascript]) {
      const file = loadFolderAs(ground, folder, want, load);
      if (file >= 0) return file;
    }
    const fields = [manifest.types, manifest.main, manifest.module].filter((field) => field !== undefined);
    const source = findFirst(fields, (field) => findSource(ground, folder, withExtension(field), outputs()));
    if (source >= 0) return source;
    const other = findFirst(
      [manifest.module, manifest.source].filter((field) => field !== undefined),
      (field) => loadPath(ground, folder, field, load),
    );
    if (other >= 0) return other;
  } else {
    for (const want of [WANT.typescript, WANT.javascript]) {
      const file = loadVersioned(ground, folder, manifest, subpath, want, load);
      if (file >= 0) return file;
    }
    const file = loadPath(ground, folder, subpath, { ...load, passes: [WANT.typescript, WANT.javascript] });
    if (file >= 0) return file;
    const source = findSource(ground, folder, withExtension(subpath), outputs());
    if (source >= 0) return source;
  }
  const exported = manifest.exports === undefined ? undefined : findExported(request, host);
  return exported ?? findByName(request);
}

/** The source that bears the name of the subpath: `.` is `src/index`, `./a` is `src/a`. */
function findByName(request: PackageRequest): number {
  const { ground, folder, subpath, context } = request;
  const src = ground.entriesOf(folder).get('src') ?? 0;
  if (src < 0)
    return subpath === '.'
      ? loadName(ground, ~src, 'index', context.load)
      : loadPath(ground, ~src, subpath, context.load);
  return subpath === '.' ? loadName(ground, folder, 'index', context.load) : -1;
}

/** The file that a target in `exports` or `imports` means to the compiler. */
export function loadTarget(request: PackageRequest, host: PackageHost, target: string, want: number): number {
  const { ground, folder, context } = request;
  if (!isInside(target)) return -1;
  const { config } = context;
  // The compiler reads its own outputs as their inputs, built or not.
  if (
    (config?.outDir ?? config?.declarationDir) !== undefined &&
    `${config?.folder}/`.startsWith(`${ground.pathOf(folder)}/`)
  ) {
    const source = findSourceByConfig(ground, folder, target, host.outputsOf(ground, folder));
    if (source >= 0) return source;
  }
  const at = locateParent(ground, folder, target);
  if (at === undefined || at.name === '') return -1;
  const entries = ground.entriesOf(at.folder);
  const isExact = (want & WANT.typescript) !== 0 && isTypeScript(at.name);
  return isExact ? findFile(entries, at.name, context.load) : loadFile(entries, at.name, want, context.load, false);
}

/** A target that the compiler refuses and bundlers take: any extension, no extension, a folder. */
export function loadLoosely(request: PackageRequest, target: string): number {
  return isInside(target) ? loadPath(request.ground, request.folder, target, request.context.load) : -1;
}

/** A target may not leave its package. */
function isInside(target: string): boolean {
  if (!target.startsWith('./')) return false;
  return !target.includes('/../') && !target.endsWith('/..') && !target.includes('/node_modules/');
}

function withExtension(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.includes('.') && name !== '.' ? path : `${path}.js`;
}

function findFirst(targets: readonly string[], load: (target: string) => number): number {
  for (const target of targets) {
    const file = load(target);
    if (file >= 0) return file;
  }
  return -1;
}
