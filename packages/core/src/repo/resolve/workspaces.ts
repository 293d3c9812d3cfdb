import { expandFolders } from './expand-folders';
import type { Ground } from './ground';
import { parseWorkspaceFile } from './parse-workspace-file';

/** A package whose source is at hand. */
export interface PackageFolder {
  readonly ground: Ground;
  readonly folder: number;
}

export interface WorkspaceHost {
  readonly readText: (path: string) => string | undefined;
  readonly readJson: (path: string) => unknown;
}

export interface Workspaces {
  /** The member called `name` of the nearest workspace around `folder` that has one. */
  readonly find: (ground: Ground, folder: number, name: string) => number | undefined;
  /** The package called `name` anywhere below the top of `ground`, for a dependency on `workspace:` whose workspace is not here. */
  readonly findAnywhere: (ground: Ground, name: string) => number | undefined;
}

/** Finds the members of npm, yarn, bun, pnpm, lerna and rush workspaces; each workspace is expanded once, when it is first asked. */
export function createWorkspaces(host: WorkspaceHost): Workspaces {
  /** Ground → folder → the members (name → folder) of each workspace around it, the nearest first. */
  const around = new Map<Ground, Map<number, readonly ReadonlyMap<string, number>[]>>();
  const everywhere = new Map<Ground, ReadonlyMap<string, number>>();

  const membersAround = (ground: Ground, folder: number): readonly ReadonlyMap<string, number>[] => {
    if (folder < 0) return [];
    let known = around.get(ground);
    if (known === undefined) around.set(ground, (known = new Map<number, readonly ReadonlyMap<string, number>[]>()));
    let workspaces = known.get(folder);
    if (workspaces === undefined) {
      const above = membersAround(ground, ground.parentOf(folder));
      const patterns = readPatterns(ground, folder, host);
      workspaces = patterns === undefined ? above : [nameMembers(ground, folder, patterns), ...above];
      known.set(folder, workspaces);
    }
    return workspaces;
  };
  return {
    find: (ground, folder, name) => {
      for (const members of membersAround(ground, folder)) {
        const member = members.get(name);
        if (member !== undefined) return member;
      }
      return undefined;
    },
    findAnywhere: (ground, name) => {
      let members = everywhere.get(ground);
      if (members === undefined) everywhere.set(ground, (members = nameMembers(ground, 0, ['**'])));
      return members.get(name);
    },
  };
}

function readPatterns(ground: Ground, folder: number, host: WorkspaceHost): readonly string[] | undefined {
  const path = ground.pathOf(folder);
  const patterns: string[] = [...(ground.manifestOf(folder)?.workspaces ?? [])];
  let isRoot = ground.manifestOf(folder)?.workspaces !== undefined;
  if (ground.hasFile(folder, 'pnpm-workspace.yaml')) {
    patterns.push(...parseWorkspaceFile(host.readText(`${path}/pnpm-workspace.yaml`) ?? ''));
    isRoot = true;
  }
  if (ground.hasFile(folder, 'lerna.json')) {
    patterns.push(...toTexts(toRecord(host.readJson(`${path}/lerna.json`))['packages']));
    isRoot = true;
  }
  if (ground.hasFile(folder, 'rush.json')) {
    const projects = toRecord(host.readJson(`${path}/rush.json`))['projects'];
    for (const project of Array.isArray(projects) ? projects : [])
      patterns.push(...toTexts([toRecord(project)['projectFolder']]));
    isRoot = true;
  }
  return isRoot ? patterns : undefined;
}

/** Folders that hold copies of packages: such a member yields to another of its name. */
const COPIES = /(?:^|\/)(?:__)?(?:tests?|fixtures?|examples?|templates?)(?:__)?(?:\/|$)/u;

function nameMembers(ground: Ground, root: number, patterns: readonly string[]): ReadonlyMap<string, number> {
  const base = ground.pathOf(root).length + 1;
  const members = new Map<string, number>();
  const rankOf = (folder: number): number => {
    const path = ground.pathOf(folder).slice(base);
    return (COPIES.test(path) ? 1000 : 0) + path.split('/').length;
  };
  for (const folder of expandFolders(ground, root, patterns)) {
    const name = ground.manifestOf(folder)?.name;
    if (name === undefined) continue;
    const rival = members.get(name);
    if (rival === undefined || rankOf(folder) < rankOf(rival)) members.set(name, folder);
  }
  const own = ground.manifestOf(root)?.name;
  if (own !== undefined && !members.has(own)) members.set(own, root);
  return members;
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function toTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
