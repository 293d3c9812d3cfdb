import type { Ground } from './ground';
import type { SharedMembers } from './members';
import { nameMembers } from './name-members';
import { readPatterns } from './read-patterns';

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

/** What several projects have around them, and the ground on which that lies. */
export interface SharedWorkspaces {
  readonly ground: Ground;
  readonly members: SharedMembers;
}

/** Name → folder. */
type NamedFolders = Pick<ReadonlyMap<string, number>, 'get'>;

/**
 * Finds the members of npm, yarn, bun, pnpm, lerna and rush workspaces; each workspace is expanded once, when it is first asked.
 *
 * @param shared a project among a thousand would otherwise read a thousand manifests to learn who its neighbours are
 */
export function createWorkspaces(host: WorkspaceHost, shared?: SharedWorkspaces): Workspaces {
  /** Ground → folder → the members of each workspace around it, the nearest first. */
  const around = new Map<Ground, Map<number, readonly NamedFolders[]>>();
  const everywhere = new Map<Ground, ReadonlyMap<string, number>>();

  const findMembers = (ground: Ground, folder: number, patterns: readonly string[]): NamedFolders =>
    ground === shared?.ground ? askMembers(shared, folder, host) : nameMembers(ground, folder, patterns);
  const membersAround = (ground: Ground, folder: number): readonly NamedFolders[] => {
    if (folder < 0) return [];
    let known = around.get(ground);
    if (known === undefined) around.set(ground, (known = new Map<number, readonly NamedFolders[]>()));
    let workspaces = known.get(folder);
    if (workspaces === undefined) {
      const above = membersAround(ground, ground.parentOf(folder));
      const patterns = readPatterns(ground, folder, host);
      workspaces = patterns === undefined ? above : [findMembers(ground, folder, patterns), ...above];
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

function askMembers({ ground, members }: SharedWorkspaces, folder: number, host: WorkspaceHost): NamedFolders {
  const root = ground.pathOf(folder);
  const { folders, faulty } = members.of(root);
  members.onAnswer(root);
  // Each project says what is wrong around it, in paths of its own.
  for (const path of faulty) host.readJson(path);
  return {
    get: (name) => {
      const path = folders.get(name);
      members.onAnswer(root, name, path);
      return path === undefined ? undefined : ground.locate(path);
    },
  };
}
