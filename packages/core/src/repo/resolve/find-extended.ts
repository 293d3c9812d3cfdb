import { parentOfPath } from './absolute-path';
import { findTargets } from './find-targets';
import type { Ground } from './ground';
import type { Installed } from './installed';
import { locateParent } from './load-path';
import { toPackagePath } from './specifier';
import type { Terrain } from './terrain';
import type { PackageFolder, Workspaces } from './workspaces';

export interface ExtendedHost {
  readonly terrain: Terrain;
  readonly workspaces: Workspaces;
  readonly installed: Installed;
}

/**
 * Where a bare `extends` of a config in `start` leads: into a member of the workspace, or an installed package. `absent` where the package is
 * declared and only not installed: nothing passes by that, because an alias that its config would have given is unresolved.
 */
export function findExtended(start: string, specifier: string, host: ExtendedHost): string | undefined {
  const wanted = toPackagePath(specifier);
  if (wanted === undefined) return undefined;
  const found = findPackage(start, wanted.name, host);
  if (found !== undefined) return findConfig(found.ground, found.folder, wanted.subpath);
  return isDeclaredAbove(start, wanted.name, host) ? 'absent' : undefined;
}

function findPackage(start: string, name: string, host: ExtendedHost): PackageFolder | undefined {
  const from = host.terrain.locateFolder(start);
  const member = from === undefined ? undefined : host.workspaces.find(from.ground, from.folder, name);
  if (from !== undefined && member !== undefined) return { ground: from.ground, folder: member };
  const real = host.installed.find(start, name);
  return real === undefined ? undefined : host.terrain.locateFolder(real);
}

function isDeclaredAbove(start: string, name: string, host: ExtendedHost): boolean {
  for (let path: string | undefined = start; path !== undefined; path = parentOfPath(path)) {
    const at = host.terrain.locateFolder(path);
    if (at?.ground.manifestOf(at.folder)?.dependencies.has(name) === true) return true;
  }
  return false;
}

/** A bare package name means what `exports`, the `tsconfig` field or the package's own `tsconfig.json` say. */
function findConfig(ground: Ground, folder: number, subpath: string): string | undefined {
  const manifest = ground.manifestOf(folder);
  const exported = manifest?.exports === undefined ? [] : (findTargets(manifest.exports, subpath, () => true) ?? []);
  const candidates =
    subpath === '.'
      ? [...exported.filter((path) => path.endsWith('.json')), manifest?.tsconfig ?? '', 'tsconfig.json']
      : [...exported, subpath].flatMap((path) => [path, `${path}.json`, `${path}/tsconfig.json`]);
  for (const candidate of candidates) {
    const at = candidate === '' ? undefined : locateParent(ground, folder, candidate);
    const file = at === undefined ? -1 : (ground.entriesOf(at.folder).get(at.name) ?? -1);
    if (file >= 0) return ground.pathOfFile(file);
  }
  return undefined;
}
