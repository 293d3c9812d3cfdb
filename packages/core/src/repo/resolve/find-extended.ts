import { findTargets } from './find-targets';
import type { Ground } from './ground';
import { locateParent } from './load-path';
import { toPackagePath } from './specifier';
import type { Installed } from './installed';
import type { Terrain } from './terrain';
import type { Workspaces } from './workspaces';

export interface ExtendedHost {
  readonly terrain: Terrain;
  readonly workspaces: Workspaces;
  readonly installed: Installed;
}

/** Where a bare `extends` of a config in `start` leads: into a member of the workspace, or an installed package. */
export function findExtended(start: string, specifier: string, host: ExtendedHost): string | undefined {
  const wanted = toPackagePath(specifier);
  if (wanted === undefined) return undefined;
  const from = host.terrain.locateFolder(start);
  const member = from === undefined ? undefined : host.workspaces.find(from.ground, from.folder, wanted.name);
  const real = member === undefined ? host.installed.find(start, wanted.name) : undefined;
  const found =
    member !== undefined && from !== undefined
      ? { ground: from.ground, folder: member }
      : real === undefined
        ? undefined
        : host.terrain.locateFolder(real);
  return found === undefined ? undefined : findConfig(found.ground, found.folder, wanted.subpath);
}

function findConfig(ground: Ground, folder: number, subpath: string): string | undefined {
  const manifest = ground.manifestOf(folder);
  const exported = manifest?.exports === undefined ? [] : (findTargets(manifest.exports, subpath, () => true) ?? []);
  const own = subpath === '.' ? [manifest?.tsconfig ?? 'tsconfig.json', 'tsconfig.json'] : [subpath];
  for (const path of [...exported, ...own].filter(
    (candidate) => subpath !== '.' || candidate.endsWith('.json') || !exported.includes(candidate),
  )) {
    for (const candidate of [path, `${path}.json`, `${path}/tsconfig.json`]) {
      const at = locateParent(ground, folder, candidate);
      const file = at === undefined ? -1 : (ground.entriesOf(at.folder).get(at.name) ?? -1);
      if (file >= 0) return ground.pathOfFile(file);
    }
  }
  return undefined;
}
