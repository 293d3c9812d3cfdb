import type { Resolution, ResolutionMode } from '#types/resolution';
import { toAbsolutePath } from './absolute-path';
import { toBuiltin } from './builtins';
import { type Context, toConditions, toSteps } from './context';
import { findSource } from './find-source';
import { findTargets } from './find-targets';
import type { Installed } from './installed';
import { WANT } from './load-file';
import { matchPattern } from './match-pattern';
import { UNRESOLVED } from './resolutions';
import { loadLoosely, loadTarget, type PackageHost, type PackageRequest, resolvePackage } from './resolve-package';
import { toSchemeTarget } from './resolve-scheme';
import { isAbsolutePath } from './absolute-path';
import type { Scope } from './scopes';
import { type PackagePath, toPackagePath, toTypesPackage } from './specifier';
import type { Terrain } from './terrain';
import type { PackageFolder, Workspaces } from './workspaces';

export interface BareHost extends PackageHost {
  readonly terrain: Terrain;
  readonly workspaces: Workspaces;
  readonly installed: Installed;
}

/** Resolves a specifier that is not relative: the same for every file with this context. */
export function resolveBare(specifier: string, mode: ResolutionMode, context: Context, host: BareHost): Resolution {
  const path = specifier.includes('?') ? specifier.slice(0, specifier.indexOf('?')) : specifier;
  const mapped = toMapped(path, context);
  for (const load of mapped.length === 0 ? [] : toSteps(context, mode)) {
    const strict = host.terrain.loadInTree(mapped, load);
    if (strict !== undefined) return strict;
  }
  const wanted = toPackagePath(path);
  const source = path.startsWith('#')
    ? resolveImports(path, mode, context, host)
    : wanted && resolveSource(wanted, mode, context, host);
  if (source !== undefined && source.kind !== 'unresolved') return source;
  const loose = host.terrain.loadFirst(mapped, context.load);
  if (loose !== undefined) return loose;
  if (source !== undefined) return source;
  if (isAbsolutePath(path)) return resolveRooted(path, context, host) ?? UNRESOLVED;
  const builtin = toBuiltin(path);
  if (builtin !== undefined) return host.resolutions.toBuiltin(builtin);
  if (path.includes(':') || path.startsWith('\0')) return resolveScheme(path, context, host);
  if (wanted === undefined) return UNRESOLVED;
  return resolveDependency(wanted, mode, context, host) ?? resolveTypes(wanted, context, host) ?? UNRESOLVED;
}

/** Where `paths` or `baseUrl` point. As the compiler has it, a key of `paths` that matches shuts `baseUrl` out. */
function toMapped(specifier: string, context: Context): readonly string[] {
  const { config } = context;
  if (config === undefined) return [];
  const match = config.paths === undefined ? undefined : matchPattern(config.patterns, specifier);
  if (match !== undefined) {
    const { key, star } = match;
    const targets = config.paths?.[key] ?? [];
    return targets.map((target) =>
      join(config.pathsBase, star === undefined ? target : target.replace('*', () => star)),
    );
  }
  return config.baseUrl === undefined || isAbsolutePath(specifier) ? [] : [join(config.baseUrl, specifier)];
}

/** Keeps a trailing slash, which means a folder. */
function join(base: string, path: string): string {
  return toAbsolutePath(base, path) + (path.endsWith('/') ? '/' : '');
}

/** `/src/main.ts` is a path on this machine, or one from the root of the site: a package's folder or its `public`. */
function resolveRooted(specifier: string, context: Context, host: BareHost): Resolution | undefined {
  const path = toAbsolutePath('', specifier);
  const roots: string[] = [];
  for (let scope = context.scope; scope !== undefined; scope = scope.above())
    roots.push(scope.ground.pathOf(scope.folder));
  roots.push(host.terrain.root);
  const candidates = roots.flatMap((root) => [`${root}${path}`, `${root}/public${path}`]);
  return host.terrain.loadFirst([path, ...(path.startsWith('/') ? candidates : [])], context.load);
}

/** `#name`, by `imports` of the nearest `package.json`. */
function resolveImports(
  specifier: string,
  mode: ResolutionMode,
  context: Context,
  host: BareHost,
): Resolution | undefined {
  const { scope } = context;
  if (scope?.manifest.imports === undefined) return undefined;
  const { ground, folder, manifest } = scope;
  const request: PackageRequest = { ground, folder, subpath: specifier, mode, context };
  const targets = findTargets(manifest.imports, specifier, toConditions(context, mode));
  const every = findTargets(manifest.imports, specifier, () => true);
  if (targets === undefined || every === undefined) return undefined;
  for (const target of targets) {
    const file = loadTarget(request, host, target, WANT.all);
    if (file >= 0) return host.resolutions.toFound(ground, file);
    const isBare = !target.startsWith('.') && !target.startsWith('/') && !target.startsWith('#');
    const other = isBare ? resolveBare(target, mode, context, host) : UNRESOLVED;
    if (other.kind !== 'unresolved') return other;
  }
  for (const list of [targets, every]) {
    for (const target of list) {
      let file = loadLoosely(request, target);
      if (file < 0 && target.startsWith('./'))
        file = findSource(ground, folder, target, host.outputsOf(ground, folder));
      if (file >= 0) return host.resolutions.toFound(ground, file);
    }
  }
  const onDisk = { ...request, ground: host.disk, folder: host.disk.locate(ground.pathOf(folder)) };
  for (const target of targets) {
    const file = loadLoosely(onDisk, target);
    if (file >= 0) return host.resolutions.toFound(host.disk, file);
  }
  return undefined;
}

/** A package whose source is here: the importer's own, or a member of its workspace. */
function resolveSource(
  wanted: PackagePath,
  mode: ResolutionMode,
  context: Context,
  host: BareHost,
): Resolution | undefined {
  const { scope } = context;
  if (scope === undefined) return undefined;
  const { subpath } = wanted;
  if (scope.manifest.name === wanted.name && scope.manifest.exports !== undefined) {
    const own = resolvePackage({ ground: scope.ground, folder: scope.folder, subpath, mode, context }, host);
    if (own !== undefined) return own;
  }
  const found = findMember(wanted.name, scope, host);
  if (found === undefined) return undefined;
  const target = resolvePackage({ ...found, subpath, mode, context }, host) ?? UNRESOLVED;
  if (target.kind === 'unresolved' || !isNeighbour(found, host)) return target;
  return host.resolutions.toPackage(wanted.name);
}

/** A member outside the project is a package like any other: its files are for a policy of its own to judge. */
function isNeighbour({ ground, folder }: PackageFolder, { disk, terrain }: BareHost): boolean {
  return ground === disk && !`${disk.pathOf(folder)}/`.startsWith(`${terrain.root}/`);
}

/** Versions that are paths. */
const LOCAL = ['file:', 'link:', 'portal:'] as const;

function findMember(name: string, scope: Scope, host: BareHost): PackageFolder | undefined {
  for (let from: Scope | undefined = scope; from !== undefined; from = from.above()) {
    const version = from.manifest.dependencies.get(name) ?? '';
    const protocol = LOCAL.find((prefix) => version.startsWith(prefix));
    if (protocol === undefined) continue;
    const path = toAbsolutePath(from.ground.pathOf(from.folder), version.slice(protocol.length));
    const found = host.terrain.locateFolder(path);
    if (found !== undefined) return found;
  }
  return host.terrain.findMember(host.workspaces, scope, name) ?? findWorkspaceDependency(name, scope, host);
}

function findWorkspaceDependency(name: string, scope: Scope, host: BareHost): PackageFolder | undefined {
  for (let from: Scope | undefined = scope; from !== undefined; from = from.above()) {
    if (from.manifest.dependencies.get(name)?.startsWith('workspace:') !== true) continue;
    return host.terrain.findAnywhere(host.workspaces, name);
  }
  return undefined;
}

function resolveScheme(specifier: string, context: Context, host: BareHost): Resolution {
  if (specifier.startsWith('file:')) {
    const path = specifier
      .slice('file:'.length)
      .replace(/^\/\/(?=\/)/u, '')
      .replace(/^\/(?=[A-Za-z]:\/)/u, '');
    return host.terrain.loadFirst([path], context.load) ?? UNRESOLVED;
  }
  const target = toSchemeTarget(specifier);
  if (target?.kind === 'builtin') return host.resolutions.toBuiltin(target.name);
  if (target !== undefined) return host.resolutions.toPackage(target.name);
  const owner = specifier.slice(0, specifier.indexOf(':'));
  return isDeclared(owner, context.scope) ? host.resolutions.toPackage(owner) : UNRESOLVED;
}

/** A package that somebody declares, or that is installed. */
function resolveDependency(
  wanted: PackagePath,
  mode: ResolutionMode,
  context: Context,
  host: BareHost,
): Resolution | undefined {
  const { name, subpath } = wanted;
  for (let from = context.scope; from !== undefined; from = from.above()) {
    if (declares(from, name)) return host.resolutions.toPackage(name);
    // A package that names itself is linked beside its neighbours.
    if (from.manifest.name === name) return resolvePackage({ ...from, subpath, mode, context }, host);
  }
  const start = context.scope === undefined ? host.terrain.root : context.scope.ground.pathOf(context.scope.folder);
  const real = host.installed.find(start, name);
  if (real === undefined) return undefined;
  const linked = host.terrain.locateFolder(real);
  if (linked === undefined || (linked.ground === host.disk && real.includes('/node_modules/')))
    return host.resolutions.toPackage(name);
  return resolvePackage({ ...linked, subpath, mode, context }, host);
}

/** Declarations of a package in the repository's own `typeRoots`. */
function resolveTypes(wanted: PackagePath, context: Context, host: BareHost): Resolution | undefined {
  const typeRoots = context.config?.typeRoots ?? [];
  const subpath = wanted.subpath.slice(1);
  return host.terrain.loadFirst(
    typeRoots.map((typeRoot) => `${typeRoot}/${wanted.name}${subpath}`),
    context.load,
  );
}

function isDeclared(name: string, scope: Scope | undefined): boolean {
  for (let from = scope; from !== undefined; from = from.above()) if (declares(from, name)) return true;
  return false;
}

function declares(scope: Scope, name: string): boolean {
  const { dependencies } = scope.manifest;
  return dependencies.has(name) || dependencies.has(toTypesPackage(name));
}
